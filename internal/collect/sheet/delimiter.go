package sheet

import (
	"bytes"
	"slices"
)

// guessDelimiter chooses the delimiter by which most lines of a sample (UTF-8) fall
// into the same, large number of cells. Preambles and footers are outvoted, because
// lines without the delimiter do not count for it. A first line "sep=;", by which
// spreadsheet programs are told, decides.
func guessDelimiter(sample []byte, whole bool) byte {
	if d, ok := declaredDelimiter(sample); ok {
		return d
	}
	best, bestScore := byte(','), 0.0
	for _, d := range []byte(",\t;") {
		if score := fit(sample, whole, d); score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

func declaredDelimiter(sample []byte) (byte, bool) {
	line, _, _ := bytes.Cut(sample, []byte("\n"))
	line = bytes.Trim(bytes.TrimSpace(line), `"`)
	if len(line) == 5 && bytes.EqualFold(line[:4], []byte("sep=")) && bytes.IndexByte([]byte(",\t;"), line[4]) >= 0 {
		return line[4], true
	}
	return 0, false
}

// fit scores a delimiter: the delimiters of the commonest width in all, less those of
// lines that have another width.
func fit(sample []byte, whole bool, delim byte) float64 {
	const most = 500
	widths := map[int]int{}
	lines := 0
	var fields []field
	for pos := 0; pos < len(sample) && lines < most; {
		rec, next, ok := nextRecord(sample, pos, delim, true)
		if !ok || next == len(sample) && !whole && lines > 0 {
			break
		}
		pos = next
		if rec.start == rec.end {
			continue
		}
		fields = split(fields[:0], sample, rec, delim)
		width := len(fields)
		if delim == '\t' {
			width -= decorations(sample, fields)
		}
		lines++
		if !slices.ContainsFunc(fields, func(f field) bool { return f.form >= odd }) {
			widths[width]++ // quotes in the wrong places speak against the delimiter
		}
	}
	score := 0.0
	for width, n := range widths {
		score = max(score, float64(n*(width-1))*float64(n)/float64(lines))
	}
	return score
}

// decorations counts the tabs that stand next to a comma: many exports put a tab
// before or behind every number so that spreadsheet programs keep its digits.
func decorations(sample []byte, fields []field) int {
	n := 0
	for _, f := range fields[:len(fields)-1] {
		tab := int(f.end)
		if f.form == quoted || f.form == doubled || f.form == quotedOdd {
			tab++
		}
		before := tab > 0 && sample[tab-1] == ','
		after := tab+1 < len(sample) && sample[tab+1] == ','
		if before || after {
			n++
		}
	}
	return n
}
