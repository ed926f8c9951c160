package sheet

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// xlsCell is a cell with its text.
type xlsCell struct {
	row, col   int32
	start, end uint32
}

// xlsCells are the cells of a sheet in the order of the stream, which is not always
// that of the rows.
type xlsCells struct {
	book  *xlsBook
	cells []xlsCell
	text  []byte
}

func (c *xlsCells) put(row, col int, text []byte) {
	start := len(c.text)
	c.text = append(c.text, text...)
	c.cells = append(c.cells, xlsCell{int32(row) + 1, int32(col), uint32(start), uint32(len(c.text))})
}

func (c *xlsCells) number(row, col, style int, f float64) {
	var buf [32]byte
	start := len(c.text)
	c.text = appendNumber(c.text, strconv.AppendFloat(buf[:0], f, 'g', -1, 64), c.book.styles.of(style), c.book.epoch)
	c.cells = append(c.cells, xlsCell{int32(row) + 1, int32(col), uint32(start), uint32(len(c.text))})
}

// scan writes the cells of the sheet whose records begin at offset.
func (w *xlsBook) scan(ctx context.Context, offset int, g *gridWriter, progress func(done, total int64)) error {
	c := xlsCells{book: w}
	pos := offset
	for n := 0; ; n++ {
		if n&0xFFF == 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("reading %s: %w", w.name, err)
			}
			if progress != nil {
				progress(int64(pos-offset), int64(len(w.stream)-offset))
			}
		}
		id, body, next, ok := w.record(pos)
		if !ok || id == recEOF {
			break
		}
		pos = next
		if id == recBOF && n > 0 {
			// A chart within the sheet: pass over it.
			for ok && id != recEOF {
				id, _, pos, ok = w.record(pos)
			}
			if !ok {
				break
			}
			continue
		}
		if len(c.text) > maxStrings {
			return &Error{Problem: TooLarge, Name: w.name, Detail: "save it as .xlsx"}
		}
		c.record(id, body, pos)
	}
	order := func(a, b xlsCell) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) }
	if !slices.IsSortedFunc(c.cells, order) {
		slices.SortStableFunc(c.cells, order)
	}
	for i, cell := range c.cells {
		if i == 0 || cell.row != c.cells[i-1].row {
			g.begin(cell.row)
		} else if cell.col == c.cells[i-1].col {
			continue
		}
		if err := g.put(cell.col, c.text[cell.start:cell.end]); err != nil {
			return err
		}
	}
	return nil
}

// record takes the cells of one record; next is the position of the one behind it.
// Records too short for what they are hold no cell.
func (c *xlsCells) record(id int, body []byte, next int) {
	if len(body) < 6 || body[3] != 0 { // no column is above 255
		return
	}
	row, col := int(binary.LittleEndian.Uint16(body)), int(body[2])
	style, rest := int(binary.LittleEndian.Uint16(body[4:])), body[6:]
	switch {
	case id == recLabelSST && len(rest) >= 4:
		c.put(row, col, c.book.strings.get(int(binary.LittleEndian.Uint32(rest))))
	case id == recLabel || id == recRString:
		r := chunks{seg: rest}
		c.put(row, col, r.text(r.u16()))
	case id == recNumber && len(rest) >= 8:
		c.number(row, col, style, math.Float64frombits(binary.LittleEndian.Uint64(rest)))
	case id == recRK && len(rest) >= 4:
		c.number(row, col, style, rk(binary.LittleEndian.Uint32(rest)))
	case id == recMulRK:
		for rest = body[4:]; len(rest) >= 8 && col < 256; rest, col = rest[6:], col+1 {
			c.number(row, col, int(binary.LittleEndian.Uint16(rest)), rk(binary.LittleEndian.Uint32(rest[2:])))
		}
	case id == recBoolErr && len(rest) >= 2:
		c.put(row, col, boolOrError(rest[0], rest[1] != 0))
	case id == recFormula && len(rest) >= 8:
		c.formula(row, col, style, rest, next)
	}
}

// formula takes the stored result of a formula.
func (c *xlsCells) formula(row, col, style int, result []byte, next int) {
	if result[6] != 0xFF || result[7] != 0xFF {
		c.number(row, col, style, math.Float64frombits(binary.LittleEndian.Uint64(result)))
		return
	}
	switch result[0] {
	case 0: // the text follows, perhaps behind the formula's shared form
		for range 3 {
			id, body, after, ok := c.book.record(next)
			if !ok {
				return
			}
			if id == recString {
				r := chunks{seg: body}
				c.put(row, col, r.text(r.u16()))
				return
			}
			next = after
		}
	case 1, 2:
		c.put(row, col, boolOrError(result[2], result[0] == 2))
	}
}

// rk undoes the short form of numbers.
func rk(v uint32) float64 {
	f := float64(int32(v) >> 2)
	if v&2 == 0 {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

func boolOrError(v byte, isError bool) []byte {
	if isError {
		switch v {
		case 0x00:
			return []byte("#NULL!")
		case 0x07:
			return []byte("#DIV/0!")
		case 0x0F:
			return []byte("#VALUE!")
		case 0x17:
			return []byte("#REF!")
		case 0x1D:
			return []byte("#NAME?")
		case 0x24:
			return []byte("#NUM!")
		}
		return []byte("#N/A")
	}
	if v != 0 {
		return []byte("TRUE")
	}
	return []byte("FALSE")
}
