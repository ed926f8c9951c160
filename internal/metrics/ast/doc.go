// Package ast is the small SQL syntax tree that metric queries compile to. It knows only
// what an aggregate query over one table needs; every value is a parameter, and whatever
// engines spell differently is asked of the Dialect, which lives with its driver.
package ast
