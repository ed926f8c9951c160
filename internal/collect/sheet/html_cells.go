package sheet

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageReader follows the tables of a page, which may lie within each other, and writes
// the cells of one of them. A cell that spans several columns or rows stands in the
// first of them; the others are empty, as in a workbook.
type pageReader struct {
	target int // table to write, counted from 0 in order of <table>; -1 for none
	grid   *gridWriter
	filled []bool // which tables have a cell with text

	open   []*pageTable // from the outermost
	hidden bool         // within <style> or <script>
}

type pageTable struct {
	index   int
	row     int32
	col     int32
	taken   []int32 // last row that cells from above take of each column
	inCell  bool
	colspan int32
	rowspan int32
	text    []byte
	space   bool // a blank is due before the next word
}

// maxNested is how many tables may lie within each other.
const maxNested = 64

func (r *pageReader) token(z *html.Tokenizer) error {
	var top *pageTable
	if n := len(r.open); n > 0 {
		top = r.open[n-1]
	}
	switch tok := z.Token(); tok.Type {
	case html.TextToken:
		if top != nil && top.inCell && !r.hidden {
			top.addText(tok.Data)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		switch tok.DataAtom {
		case atom.Style, atom.Script:
			r.hidden = tok.Type == html.StartTagToken
		case atom.Table:
			if len(r.open) < maxNested {
				r.open = append(r.open, &pageTable{index: len(r.filled)})
				r.filled = append(r.filled, false)
			}
		case atom.Tr:
			if top != nil {
				return r.startRow(top)
			}
		case atom.Td, atom.Th:
			if top != nil {
				return r.startCell(top, tok.Attr)
			}
		case atom.Br:
			if top != nil && top.inCell {
				top.text = append(top.text, '\n')
				top.space = false
			}
		}
	case html.EndTagToken:
		switch tok.DataAtom {
		case atom.Style, atom.Script:
			r.hidden = false
		case atom.Td, atom.Th, atom.Tr:
			if top != nil {
				return r.endCell(top)
			}
		case atom.Table:
			if top != nil {
				r.open = r.open[:len(r.open)-1]
				return r.endCell(top)
			}
		}
	}
	return nil
}

func (r *pageReader) closeAll() error {
	for _, t := range r.open {
		if err := r.endCell(t); err != nil {
			return err
		}
	}
	r.open = nil
	return nil
}

func (r *pageReader) startRow(t *pageTable) error {
	if err := r.endCell(t); err != nil {
		return err
	}
	t.row++
	t.col = 0
	if t.index == r.target {
		r.grid.begin(t.row)
	}
	return nil
}

func (r *pageReader) startCell(t *pageTable, attrs []html.Attribute) error {
	if t.row == 0 {
		if err := r.startRow(t); err != nil {
			return err
		}
	}
	if err := r.endCell(t); err != nil {
		return err
	}
	t.inCell, t.colspan, t.rowspan = true, 1, 1
	t.text, t.space = t.text[:0], false
	for _, a := range attrs {
		switch n := int32(digits([]byte(a.Val))); a.Key {
		case "colspan":
			t.colspan = min(max(n, 1), 1000)
		case "rowspan":
			t.rowspan = min(max(n, 1), 65534)
		}
	}
	for int(t.col) < len(t.taken) && t.taken[t.col] >= t.row {
		t.col++
	}
	return nil
}

func (r *pageReader) endCell(t *pageTable) error {
	if !t.inCell {
		return nil
	}
	t.inCell = false
	at := t.col
	t.col += t.colspan
	if t.col > maxColumns {
		return &Error{Problem: Damaged, Name: "page", Detail: "a table with too many columns"}
	}
	if t.rowspan > 1 {
		for int(t.col) > len(t.taken) {
			t.taken = append(t.taken, 0)
		}
		for c := at; c < t.col; c++ {
			t.taken[c] = t.row + t.rowspan - 1
		}
	}
	text := bytes.TrimRight(t.text, "\n")
	if len(text) == 0 {
		return nil
	}
	r.filled[t.index] = true
	if t.index != r.target {
		return nil
	}
	return r.grid.put(at, text)
}

// addText appends text as a browser shows it: blanks and line breaks of the source
// are one blank between words and none at the ends.
func (t *pageTable) addText(s string) {
	for _, c := range s {
		switch c {
		case ' ', '\t', '\n', '\r', '\f':
			t.space = true
			continue
		}
		if t.space && len(t.text) > 0 && t.text[len(t.text)-1] != '\n' {
			t.text = append(t.text, ' ')
		}
		t.space = false
		t.text = utf8.AppendRune(t.text, c)
	}
}
