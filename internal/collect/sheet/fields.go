package sheet

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// field is one cell within a record.
type field struct {
	start, end int32 // the cell's text, quotes around it excluded
	form       form
}

type form uint8

const (
	plain   form = iota // as it stands, no quote in it
	quoted              // stood between quotes, no quote in it
	doubled             // stood between quotes, "" in it means "
	odd                 // holds quotes against the rules; the text is as it stands or, if quotedOdd, between quotes
	quotedOdd
)

// splitPlain appends the cells of a record without quotes. Eight bytes are looked at
// at a time, because most cells of real exports are shorter than the set-up of a
// vectorised search.
func splitPlain(fields []field, data []byte, rec span, delim byte) []field {
	if rec.start == rec.end {
		return fields
	}
	const low, high = 0x0101010101010101, 0x8080808080808080
	pattern := uint64(delim) * low
	start := rec.start
	i := rec.start
	for ; i+8 <= rec.end; i += 8 {
		x := binary.LittleEndian.Uint64(data[i:]) ^ pattern
		// Exact zero-byte test: no carry crosses bytes.
		hit := ^((x&^high + ^uint64(high)) | x) & high
		for hit != 0 {
			at := i + int32(bits.TrailingZeros64(hit)>>3)
			fields = append(fields, field{start: start, end: at})
			start = at + 1
			hit &= hit - 1
		}
	}
	for ; i < rec.end; i++ {
		if data[i] == delim {
			fields = append(fields, field{start: start, end: i})
			start = i + 1
		}
	}
	return append(fields, field{start: start, end: rec.end})
}

// split appends the cells of a record by the rules that nextRecord cut it by.
func split(fields []field, data []byte, rec span, delim byte) []field {
	if !rec.quotes {
		return splitPlain(fields, data, rec, delim)
	}
	line := data[:rec.end]
	literals := 0
	for i := int(rec.start); ; {
		f := field{start: int32(i)}
		if i < len(line) && line[i] == '"' && literals < maxLiterals {
			end, v, stray := closing(line, i, delim, true)
			if v == closed {
				f.start, f.end, f.form = int32(i+1), int32(end), quoted
				if stray {
					f.form = quotedOdd
				} else if bytes.IndexByte(line[f.start:f.end], '"') >= 0 {
					f.form = doubled
				}
				fields = append(fields, f)
				if end+1 >= len(line) {
					return fields
				}
				i = end + 2
				continue
			}
			literals++
		}
		end := len(line)
		if j := bytes.IndexByte(line[i:], delim); j >= 0 {
			end = i + j
		}
		f.end = int32(end)
		if bytes.IndexByte(line[i:end], '"') >= 0 {
			f.form = odd
		}
		fields = append(fields, f)
		if end == len(line) {
			return fields
		}
		i = end + 1
	}
}

// value is the cell's text with doubled quotes undone.
func (f field) value(text string) string {
	s := text[f.start:f.end]
	if f.form != doubled && f.form != quotedOdd {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		out = append(out, s[i])
		if s[i] == '"' && i+1 < len(s) && s[i+1] == '"' {
			i++
		}
	}
	return string(out)
}
