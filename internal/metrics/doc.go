// Package metrics defines every number once and answers questions about them.
//
// The catalogue names each metric: title, definition, unit, good direction and expression.
// A Query is plain data; an ordered list of rewrites completes it into a plan, the plan is
// compiled to a small syntax tree, and a Dialect spells that tree for the engine:
//
//	Query ─▶ resolve ─▶ defaults ─▶ compare ─▶ rollup ─▶ rest ─▶ ast.Select ─▶ SQL + parameters
//
// Money is in minor units of one currency and always BIGINT. A ratio whose denominator is
// zero is NULL on every engine. Package run executes queries and keeps their answers.
package metrics
