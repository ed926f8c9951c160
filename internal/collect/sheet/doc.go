// Package sheet turns a file into rows of text: it finds out by content, never by
// extension, what a file is, in which encoding it is written and how its cells are
// divided, and delivers its rows in blocks. It knows nothing of what the cells mean.
//
//	file ─▶ container ─▶ (inner files) ─▶ encoding ─▶ records ─▶ cells ─▶ Block
//	        zip gzip                      UTF-16 is    cut by one   split by
//	        xlsx xls                      decoded      goroutine    several workers
//	        html csv                      first
//
// # Records
//
// A record is one row. In text it is one line, or several when a quoted cell holds
// line breaks. Records are numbered from 1 and *every* line counts, blank ones and
// preambles included, so that a number is the row that a spreadsheet program shows.
// A blank line is a record without cells. A line break at the very end of a file
// ends the last record and begins none. In XLSX, XLS and HTML, rows that the file
// leaves out are blank records. Head and Read share the code and therefore agree.
//
// # Quotes
//
// Well-formed CSV (RFC 4180) reads as one expects. Otherwise:
//
//   - A quote opens a quoted cell only as the first byte of a cell; anywhere else it
//     is an ordinary character.
//   - Inside, "" is a quote, and a quote before a delimiter, a line break or the end
//     of the file closes the cell.
//   - Any other quote inside is stray. It is an ordinary character (as with
//     LazyQuotes of encoding/csv), but the cell must then close on the line it began.
//   - A quoted cell that never closes, that holds a stray quote and crosses a line
//     break, or that crosses a line break and is longer than 128 KiB was not a quoted
//     cell: its first quote is an ordinary character, and the cell ends at the next
//     delimiter. One bad quote can thus spoil its own line but not swallow others.
//   - After 16 such quotes in one record the rest of that line is taken as unquoted.
//
// # Encodings
//
// UTF-8 and UTF-16 by byte order mark, then UTF-8 if valid, UTF-16 by its zero bytes,
// then whichever of GB18030 (which includes GBK and GB2312), Shift_JIS and
// Windows-1252 the bytes are plausible in. Bytes that do not decode become U+FFFD and
// are counted in Block.Damaged. No multi-byte encoding among these uses the bytes of
// delimiters, quotes or line breaks inside a character, so that records are cut from
// the undecoded bytes and workers decode them side by side; UTF-16 is decoded first.
//
// # Limits
//
// Files of any size stream through a few buffers of some MiB. What must be held whole
// is limited (an XLSX inside another archive, shared strings, one record), and data
// that unpack to more than 250 times their size are refused; see limits.
package sheet
