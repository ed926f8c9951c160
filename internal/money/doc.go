// Package money holds amounts as int64 minor units (分, cents) and splits them exactly:
// the parts of a split always sum to the whole. It does no I/O.
package money
