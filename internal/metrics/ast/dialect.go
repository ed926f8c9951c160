package ast

// Dialect spells what engines spell differently. Arguments and results are SQL text.
type Dialect interface {
	// Placeholder is the n-th parameter, counted from 1.
	Placeholder(n int) string
	// Cast converts expr to "bigint", "double", "text" or "date". A date as text is YYYY-MM-DD.
	Cast(expr, to string) string
	// Trunc takes a date to the first day of its "week" (Monday) or "month"; "day" leaves it.
	Trunc(expr, grain string) string
	// Shift moves a date by whole years, then days. 29 February falls back to the 28th.
	Shift(expr string, years, days int) string
	// Hour is the hour of a time as two digits, "" where there is no time.
	Hour(expr string) string
	// Contains is true if the text expr contains part, regardless of case.
	Contains(expr, part string) string
	// EndsWith is true if the text expr ends with part.
	EndsWith(expr, part string) string
	// HasBits is true if expr, a bitmask, has at least one bit of mask.
	HasBits(expr string, mask int64) string
	// Hash is a 64-bit hash of several values, for counting distinct tuples cheaply.
	Hash(exprs ...string) string
}
