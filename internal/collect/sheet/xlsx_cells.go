package sheet

import (
	"bytes"
	"context"
	"fmt"
)

// scan writes the cells of a worksheet. It goes by the cells alone: <dimension> is
// often wrong. References are used as far as they make sense, that is while rows and
// columns ascend; else a cell follows the one before it.
func (w *workbook) scan(ctx context.Context, part string, g *gridWriter, progress func(done, total int64)) error {
	shared, err := w.strings()
	if err != nil {
		return err
	}
	styles, err := w.styles()
	if err != nil {
		return err
	}
	in, size, err := w.parts.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	m := &meter{in: in, total: size, report: progress}
	if progress == nil {
		m.report = func(int64, int64) {}
	}
	c := cellReader{x: newXMLScanner(m), g: g, shared: shared, styles: styles, epoch: w.epoch}
	for {
		tok, err := c.x.next()
		if err != nil {
			return w.parts.damaged(err)
		}
		if tok == xmlEOF {
			return nil
		}
		switch {
		case tok == xmlStart && string(c.x.name) == "row":
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("reading %s: %w", w.parts.name, err)
			}
			if err := c.row(); err != nil {
				return w.parts.damaged(err)
			}
		case tok == xmlStart && string(c.x.name) == "c":
			if err := c.cell(); err != nil {
				return w.parts.damaged(err)
			}
		case tok == xmlEnd && string(c.x.name) == "sheetData":
			return nil
		}
	}
}

// cellReader turns the elements of a worksheet into cells.
type cellReader struct {
	x      *xmlScanner
	g      *gridWriter
	shared *stringTable
	styles styles
	epoch  bool

	at     int32 // number of the current row
	unsaid bool  // the row does not say its number, its first cell may
	col    int32 // column behind the last cell
	kind   []byte
	value  []byte
	out    []byte
}

func (c *cellReader) row() error {
	number := int32(0)
	for key, value, rest, ok := nextAttr(c.x.attrs); ok; key, value, rest, ok = nextAttr(rest) {
		if string(key) == "r" {
			number = int32(digits(value))
		}
	}
	c.unsaid = number <= c.at || number > maxRows
	if c.unsaid {
		number = c.at + 1
	}
	return c.begin(number)
}

func (c *cellReader) begin(number int32) error {
	if number > maxRows {
		return &Error{Problem: Damaged, Name: "worksheet", Detail: fmt.Sprintf("has more than %d rows", maxRows)}
	}
	c.at, c.col = number, 0
	c.g.begin(number)
	return nil
}

func (c *cellReader) cell() error {
	style := 0
	c.kind = c.kind[:0]
	col := c.col
	for key, value, rest, ok := nextAttr(c.x.attrs); ok; key, value, rest, ok = nextAttr(rest) {
		if len(key) != 1 {
			continue
		}
		switch key[0] {
		case 'r':
			letters, number := reference(value)
			if c.unsaid && c.col == 0 && number > int(c.at) && number <= maxRows {
				if err := c.begin(int32(number)); err != nil {
					return err
				}
			}
			if at := int32(letters) - 1; at > col && at < maxColumns {
				col = at
			}
		case 's':
			style = digits(value)
		case 't':
			c.kind = append(c.kind, value...)
		}
	}
	if col >= maxColumns {
		return &Error{Problem: Damaged, Name: "worksheet", Detail: fmt.Sprintf("has more than %d columns", maxColumns)}
	}
	c.unsaid = false
	c.col = col + 1
	if err := c.content(); err != nil {
		return err
	}
	switch string(c.kind) {
	case "s":
		return c.g.put(col, c.shared.get(digits(bytes.TrimSpace(c.value))))
	case "", "n":
		c.out = appendNumber(c.out[:0], bytes.TrimSpace(c.value), c.styles.of(style), c.epoch)
		return c.g.put(col, c.out)
	case "b":
		return c.g.put(col, truth(c.value))
	case "d":
		c.out = appendISODate(c.out[:0], c.value)
		return c.g.put(col, c.out)
	}
	return c.g.put(col, c.value)
}

// content reads up to the end of the cell: its <v>, or the text of its <is>.
func (c *cellReader) content() error {
	c.value = c.value[:0]
	take := false
	for {
		tok, err := c.x.next()
		if err != nil {
			return err
		}
		switch tok {
		case xmlEOF:
			return nil
		case xmlText:
			if !take {
				continue
			}
			if len(c.value)+len(c.x.text) > maxToken {
				return errXMLToken
			}
			if len(c.kind) <= 1 {
				c.value = append(c.value, c.x.text...)
			} else {
				c.value = appendEscapedText(c.value, c.x.text)
			}
		case xmlStart:
			switch string(c.x.name) {
			case "v":
				take = true
			case "is":
				if c.value, err = readRichText(c.x, c.value[:0], "is"); err != nil {
					return err
				}
				c.kind = append(c.kind[:0], "inlineStr"...)
			}
		case xmlEnd:
			switch string(c.x.name) {
			case "v":
				take = false
			case "c":
				return nil
			}
		}
	}
}

func truth(value []byte) []byte {
	switch string(bytes.TrimSpace(value)) {
	case "1", "true":
		return []byte("TRUE")
	case "0", "false":
		return []byte("FALSE")
	}
	return value
}

// digits reads a small number, 0 if it is none.
func digits(s []byte) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > 1<<26 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// reference reads a cell reference such as AB12: column (A is 1) and row, each 0 if
// it is missing. Real exports have "A" and "12" too.
func reference(s []byte) (column, row int) {
	i := 0
	for ; i < len(s) && column <= maxColumns; i++ {
		c := s[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		column = column*26 + int(c-'a') + 1
	}
	return column, digits(s[i:])
}
