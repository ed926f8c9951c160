// Package metrics defines every number once and answers questions about them.
//
// The catalogue names each metric: titles, definitions, unit, good direction, maturity and expression.
// A Query is plain data; an ordered list of rewrites completes it into a plan with a part for every
// source, the plan is compiled to a small syntax tree, and a Dialect spells that tree for the engine:
//
//	Query ─▶ resolve ─▶ … ─▶ split ─▶ … ─▶ rest ─▶ ast.Select ─▶ SQL + parameters
//
// Money is in minor units of one currency and always BIGINT. A ratio whose denominator is
// zero is NULL on every engine. Package sums keeps what the sources beside the ledger read, package
// run executes queries and keeps their answers. See docs/metrics.md.
package metrics
