// Package dialect spells metric queries for DuckDB. It stands apart from the driver so that
// whoever only compiles SQL does not link the engine.
package dialect

import (
	"fmt"
	"strings"
)

// Dialect is DuckDB's spelling of what engines spell differently.
type Dialect struct{}

// Placeholder is the n-th parameter.
func (Dialect) Placeholder(n int) string { return fmt.Sprintf("$%d", n) }

// Cast converts to bigint, double, text or date.
func (Dialect) Cast(expr, to string) string {
	if to == "text" {
		to = "varchar"
	}
	return "CAST(" + expr + " AS " + strings.ToUpper(to) + ")"
}

// Trunc takes a date to the first day of its week (Monday) or month.
func (Dialect) Trunc(expr, grain string) string {
	if grain == "day" {
		return expr
	}
	return "CAST(date_trunc('" + grain + "', " + expr + ") AS DATE)"
}

// Shift moves a date by whole years, then days.
func (Dialect) Shift(expr string, years, days int) string {
	if years != 0 {
		expr = fmt.Sprintf("CAST(%s + INTERVAL (%d) YEAR AS DATE)", expr, years)
	}
	if days != 0 {
		expr = fmt.Sprintf("(%s + %d)", expr, days)
	}
	return expr
}

// Hour is two digits.
func (Dialect) Hour(expr string) string { return "coalesce(strftime(" + expr + ", '%H'), '')" }

// Contains ignores case.
func (Dialect) Contains(expr, part string) string {
	return "contains(lower(" + expr + "), lower(" + part + "))"
}

// EndsWith respects case.
func (Dialect) EndsWith(expr, part string) string { return "suffix(" + expr + ", " + part + ")" }

// HasBits tests a bitmask.
func (Dialect) HasBits(expr string, mask int64) string {
	return fmt.Sprintf("((%s & %d) <> 0)", expr, mask)
}

// Hash mixes several values into 64 bits.
func (Dialect) Hash(exprs ...string) string { return "hash(" + strings.Join(exprs, ", ") + ")" }
