// Package cell reads the text of one cell: money, prices, counts, ratios, identifiers,
// dates and times in every form that the platforms' exports use.
//
// A parser gives a value or says why there is none: the cell is blank, or its text means
// nothing sure. It never guesses. Plain values take a path without allocation.
package cell
