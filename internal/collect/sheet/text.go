package sheet

import (
	"slices"
	"strings"
)

// redaction is the sorted set of columns that are blank in Block.Text.
type redaction []int32

func newRedaction(columns []int) redaction {
	r := make(redaction, 0, len(columns))
	for _, c := range columns {
		if c >= 0 {
			r = append(r, int32(c))
		}
	}
	slices.Sort(r)
	return slices.Compact(r)
}

// appendRecord appends one record of a text file as a line of Text. Where the file's
// own bytes are already such a line they are copied, which is nearly always.
func (r redaction) appendRecord(out []byte, data string, rec span, fields []field, delim byte) []byte {
	begin := len(out)
	if delim != ',' || rec.start < rec.end && (data[rec.end-1] == '\r' || data[rec.start] == 0xEF) ||
		rec.quotes && slices.ContainsFunc(fields, func(f field) bool { return f.form >= odd }) {
		for c, f := range fields {
			if c > 0 {
				out = append(out, ',')
			}
			if _, blank := slices.BinarySearch(r, int32(c)); !blank {
				out = appendCell(out, f.value(data))
			}
		}
		return endLine(out, begin)
	}
	from := rec.start
	for _, c := range r {
		if int(c) >= len(fields) {
			break
		}
		f := fields[c]
		if f.form != plain {
			f.start, f.end = f.start-1, f.end+1
		}
		out = append(out, data[from:f.start]...)
		from = f.end
	}
	return endLine(append(out, data[from:rec.end]...), begin)
}

// appendRow is appendRecord for rows that did not come from text.
func (r redaction) appendRow(out []byte, cells []string) []byte {
	begin := len(out)
	for c, cell := range cells {
		if c > 0 {
			out = append(out, ',')
		}
		if _, blank := slices.BinarySearch(r, int32(c)); !blank {
			out = appendCell(out, cell)
		}
	}
	return endLine(out, begin)
}

// endLine ends the line that begins at out[begin]. A line without a byte would be
// skipped by most readers and shift the numbers of those after it.
func endLine(out []byte, begin int) []byte {
	if len(out) == begin {
		out = append(out, '"', '"')
	}
	return append(out, '\n')
}

func appendCell(out []byte, cell string) []byte {
	if !strings.ContainsAny(cell, ",\"\n\r") && !strings.HasPrefix(cell, "\ufeff") {
		return append(out, cell...)
	}
	out = append(out, '"')
	for i := range len(cell) {
		if cell[i] == '"' {
			out = append(out, '"')
		}
		out = append(out, cell[i])
	}
	return append(out, '"')
}
