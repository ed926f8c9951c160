package sheet

import "bytes"

const (
	// maxSpan is the most bytes of a quoted cell that holds line breaks: four times
	// what a spreadsheet cell holds. A longer one began with a stray quote.
	maxSpan = 128 << 10
	// maxLiterals bounds the work on a record full of stray quotes.
	maxLiterals = 16
)

type verdict uint8

const (
	closed  verdict = iota // the quoted cell ends at the position returned
	literal                // the opening quote is an ordinary character
	more                   // undecided: needs bytes that are not there yet
)

// closing looks for the end of the quoted cell that opens at data[open]. It returns
// the position of its closing quote. final says that nothing follows data.
func closing(data []byte, open int, delim byte, final bool) (int, verdict, bool) {
	stray, multi := false, false
	checked, i := open+1, open+1
	for {
		j := bytes.IndexByte(data[i:], '"')
		q := i + j
		if j < 0 {
			q = len(data)
		}
		multi = multi || bytes.IndexByte(data[checked:q], '\n') >= 0
		checked = q
		if multi && (stray || q-open > maxSpan) {
			return 0, literal, stray
		}
		if j < 0 {
			if final {
				return 0, literal, stray
			}
			return 0, more, stray
		}
		if q+1 == len(data) {
			if final {
				return q, closed, stray
			}
			return 0, more, stray
		}
		switch c := data[q+1]; {
		case c == delim || c == '\n':
			return q, closed, stray
		case c == '"':
			i = q + 2
			continue
		case c == '\r':
			if q+2 < len(data) && data[q+2] == '\n' {
				return q, closed, stray
			}
			if q+2 == len(data) && !final {
				return 0, more, stray
			}
		}
		if multi {
			return 0, literal, true
		}
		stray = true
		i = q + 1
	}
}

// span is one record within a buffer, without its line break.
type span struct {
	start, end int32
	quotes     bool // there is a quote somewhere in it
}

// nextRecord finds the record that begins at data[start] and the start of the one
// after it. ok is false if more bytes are needed. At the end of a file (final) the
// caller has dropped a last lone \r, and start < len(data).
func nextRecord(data []byte, start int, delim byte, final bool) (rec span, next int, ok bool) {
	line := start // no line break of the record lies before line
	literals := 0
	for i := start; ; {
		nl := bytes.IndexByte(data[line:], '\n')
		limit := len(data)
		if nl >= 0 {
			limit = line + nl
		}
		crossed := false
		for {
			q := bytes.IndexByte(data[i:limit], '"')
			if q < 0 {
				break
			}
			q += i
			rec.quotes = true
			i = q + 1
			if literals >= maxLiterals || q != start && data[q-1] != delim {
				continue
			}
			end, v, _ := closing(data, q, delim, final)
			if v == more {
				return rec, 0, false
			}
			if v == literal {
				literals++
				continue
			}
			i = end + 1
			if i > limit {
				line, crossed = i, true
				break
			}
		}
		if crossed {
			continue
		}
		if nl < 0 {
			rec.start, rec.end = int32(start), int32(limit)
			return rec, limit, final
		}
		rec.start, rec.end = int32(start), int32(limit)
		if limit > start && data[limit-1] == '\r' {
			rec.end--
		}
		return rec, limit + 1, true
	}
}
