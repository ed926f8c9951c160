// Package collect turns the files that merchants download into canonical facts.
//
// Every export type is one declarative spec (formats/*.yaml, see docs/formats.md). A file is
// recognised by the names in its header row, never by its name or by positions, and never
// guessed at: no spec or two equally good ones is an error that says what was missing.
//
//	sheet.Book ──Recognise──▶ Match ──Parse──▶ facts.Stream ──▶ warehouse
//	                            ▲                  │
//	                          Spec              Report (rejects, control sums, notes)
//
// A row either goes in whole or is rejected whole, with every cell that could not be read.
// Personal columns are not even read.
package collect
