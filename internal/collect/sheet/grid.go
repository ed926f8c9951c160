package sheet

// grid is a run of rows that do not come from delimited text: the raw form of a Block.
type grid struct {
	seq    int
	first  int32
	text   []byte
	ends   []uint32 // where the cells of all columns of all rows end in text
	widths []int32  // cells of each row
}

// A grid of this much text or this many cells is handed on before it is full of rows.
const (
	gridText  = 16 << 20
	gridCells = 4 << 20
)

// gridWriter collects rows cell by cell. Rows that are left out become blank ones, but
// not those behind the last row with content: formatted empty rows are very common.
type gridWriter struct {
	from  int32             // first row wanted, at least 1
	limit int               // most rows of a grid
	emit  func(*grid) error // is given the grid for good

	cur   *grid
	seq   int
	row   int32 // the row being written, 0 before the first
	width int32 // its cells so far
	next  int32 // the row that is to follow those in cur and those emitted
}

func newGridWriter(from, limit int, emit func(*grid) error) *gridWriter {
	from = max(from, 1)
	return &gridWriter{from: int32(from), next: int32(from), limit: limit, emit: emit}
}

// begin starts a row. Its number must be above that of the row before.
func (w *gridWriter) begin(row int32) {
	w.end()
	w.row, w.width = row, 0
}

// put writes a cell of the row; those between it and the last one are empty. col must
// be at least the number of cells up to the last one.
func (w *gridWriter) put(col int32, text []byte) error {
	if len(text) == 0 || w.row < w.from {
		return nil
	}
	if w.width == 0 {
		if err := w.reach(w.row); err != nil {
			return err
		}
	}
	for ; w.width < col; w.width++ {
		w.cur.ends = append(w.cur.ends, uint32(len(w.cur.text)))
	}
	w.cur.text = append(w.cur.text, text...)
	w.cur.ends = append(w.cur.ends, uint32(len(w.cur.text)))
	w.width++
	return nil
}

// reach writes the blank rows before row and makes sure that there is room for it.
func (w *gridWriter) reach(row int32) error {
	for {
		if w.cur != nil && (len(w.cur.widths) >= w.limit || len(w.cur.text) >= gridText || len(w.cur.ends) >= gridCells) {
			if err := w.flush(); err != nil {
				return err
			}
		}
		if w.cur == nil {
			w.cur = &grid{seq: w.seq, first: w.next}
			w.seq++
		}
		if w.next >= row {
			return nil
		}
		w.cur.widths = append(w.cur.widths, 0)
		w.next++
	}
}

func (w *gridWriter) end() {
	if w.width > 0 {
		w.cur.widths = append(w.cur.widths, w.width)
		w.next++
	}
	w.width = 0
}

func (w *gridWriter) flush() error {
	g := w.cur
	w.cur = nil
	if g == nil || len(g.widths) == 0 {
		return nil
	}
	return w.emit(g)
}

// close hands on what is left.
func (w *gridWriter) close() error {
	w.end()
	return w.flush()
}

// block makes the Block of a grid.
func (g *grid) block(opts *ReadOptions, redact redaction) *Block {
	text := string(g.text)
	k := len(opts.Columns)
	b := &Block{Seq: g.seq, First: g.first, N: len(g.widths), Widths: g.widths,
		Cells: make([]string, len(g.widths)*k)}
	if opts.WantText {
		b.Text = make([]byte, 0, len(text)+len(g.ends)+2*len(g.widths))
	}
	var row []string
	at, start := 0, uint32(0)
	for i, width := range g.widths {
		row = row[:0]
		for range width {
			row = append(row, text[start:g.ends[at]])
			start = g.ends[at]
			at++
		}
		for j, c := range opts.Columns {
			if uint(c) < uint(len(row)) {
				b.Cells[i*k+j] = row[c]
			}
		}
		if opts.WantText {
			b.Text = redact.appendRow(b.Text, row)
		}
	}
	return b
}
