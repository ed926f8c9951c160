package collect

import (
	"strings"

	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
)

// worker converts blocks one at a time. Its counts are added up at the end.
type worker struct {
	plan *plan

	// of the block in hand
	cells   []string
	stride  int
	first   int32
	n       int
	state   []rowState
	refused []bool // some cell of the row was
	widths  []int32
	loaded  bool // columns are read: rules see their text instead of the cell's
	cols    []facts.Vector
	key     []byte // scratch

	rows, excluded, rejected int64
	rejects                  []pendingReject
	sums                     []int64 // by out column
	totals                   []totalRow
	firstDay, lastDay        int64
	dated                    bool
	notes                    map[noteKey]*Note
	longIDs, zeroIDs         []int64 // by out column
	shops, accounts          distinct
	memos                    []map[string]int32 // by classify rule
	hashes                   map[string]string  // personal identifiers seen → their hash
	carry                    []string           // fill_down: last values, by's own first
}

type noteKey struct{ code, column string }

type rowState uint8

const (
	keep rowState = iota
	skip          // blank, comment or explanation: not a row
	total
	excluded
	bad
)

type pendingReject struct {
	row    int32
	header string
	value  string
	reason cell.Reason
	raw    map[string]string
}

type totalRow struct {
	row    int32
	label  string
	values map[int]int64 // by out column
}

func newWorker(p *plan) *worker {
	w := &worker{plan: p, sums: make([]int64, len(p.out)), notes: map[noteKey]*Note{},
		longIDs: make([]int64, len(p.out)), zeroIDs: make([]int64, len(p.out)),
		memos: make([]map[string]int32, len(p.classify)), hashes: map[string]string{}}
	for i := range w.memos {
		w.memos[i] = map[string]int32{}
	}
	return w
}

// convert reads one block.
func (w *worker) convert(b *sheet.Block) *facts.Batch {
	p := w.plan
	w.cells, w.stride, w.first, w.n = b.Cells, len(p.slots), b.First, b.N
	w.state, w.refused, w.widths = make([]rowState, b.N), make([]bool, b.N), b.Widths
	w.loaded = false
	w.cols = make([]facts.Vector, len(p.out))
	for i := range p.out {
		w.cols[i] = newVector(p.out[i].Kind.Physical(), b.N)
	}
	w.prepare(b)
	w.readColumns()
	w.loaded = true
	w.extract()
	w.fillConstants()
	w.checkRows()
	w.checkKeys()
	w.addSums()
	w.signs()
	w.pivot()
	w.compute()
	w.classify()
	return w.batch()
}

func newVector(physical facts.Physical, n int) facts.Vector {
	v := facts.Vector{Valid: make([]bool, n)}
	switch physical {
	case facts.String:
		v.Strings = make([]string, n)
	case facts.Float64:
		v.Floats = make([]float64, n)
	default:
		v.Ints = make([]int64, n)
	}
	return v
}

// cell is the text of a slot of row i as it stands in the file.
func (w *worker) cell(i, slot int) string { return w.cells[i*w.stride+slot] }

// prepare decides what each row is before any cell is read.
func (w *worker) prepare(b *sheet.Block) {
	p := w.plan
	for range b.Damaged {
		w.note(NoteDamagedText, "", "")
	}
	for i := range w.n {
		row := w.first + int32(i)
		if p.opt.Overrides != nil {
			w.override(i, p.opt.Overrides[row])
		}
		if len(b.Widths) > i && int(b.Widths[i]) > len(p.match.header.names) {
			w.note(NoteExtraCells, "", "")
		}
		switch {
		case w.blankRow(i), w.commentRow(i):
			w.state[i] = skip
			continue
		case int(row) <= p.match.HeaderRow+p.match.Spec.ExplanationRows && w.explanationRow(i):
			w.state[i] = skip
			continue
		}
		if p.fill != nil {
			w.fillDown(i)
		}
		if p.only != nil && !p.only[row] {
			w.state[i] = skip
			continue
		}
		if w.totalRow(i, row) {
			w.state[i] = total
			continue
		}
		for _, e := range p.exclude {
			if w.holds(&e, i) {
				w.state[i] = excluded
				w.excluded++
				break
			}
		}
	}
}

func (w *worker) override(i int, cells map[string]string) {
	p := w.plan
	for name, text := range cells {
		for slot, h := range p.headers {
			if h == name {
				w.cells[i*w.stride+slot] = text
			}
		}
		if at, ok := p.index[name]; ok && p.out[at].slot >= 0 {
			w.cells[i*w.stride+p.out[at].slot] = text
		}
	}
}

func (w *worker) blankRow(i int) bool {
	for _, c := range w.cells[i*w.stride : (i+1)*w.stride] {
		if c != "" && cell.Clean(c) != "" {
			return false
		}
	}
	return true
}

// commentRow finds rows such as "#支出合计：2笔" and "------": one filled cell, at the start.
func (w *worker) commentRow(i int) bool {
	c := w.cell(i, 0)
	if c == "" || c[0] != '#' && !strings.HasPrefix(c, "--") {
		return false
	}
	for slot := 1; slot < w.stride; slot++ {
		if cell.Clean(w.cell(i, slot)) != "" {
			return false
		}
	}
	return true
}

// explanationRow finds rows that explain the columns: no number or date of theirs can be read.
func (w *worker) explanationRow(i int) bool {
	unreadable := false
	for at := range w.plan.out {
		c := &w.plan.out[at]
		if c.slot < 0 || c.Kind.Physical() == facts.String {
			continue
		}
		_, _, _, r := c.read(w.cell(i, c.slot), w.plan.digits)
		if r.Bad() {
			unreadable = true
		} else if r != cell.Blank {
			return false
		}
	}
	if unreadable {
		return true
	}
	// TikTok Shop explains ids only, in sentences.
	for at := range w.plan.out {
		c := &w.plan.out[at]
		if c.slot >= 0 && c.Kind == facts.ID && strings.Count(cell.Clean(w.cell(i, c.slot)), " ") >= 2 {
			return true
		}
	}
	return false
}

// fillDown repeats what the export writes on a group's first row only.
func (w *worker) fillDown(i int) {
	f := w.plan.fill
	by := i*w.stride + f.by
	if w.carry == nil {
		w.carry = make([]string, len(f.slots)+1)
	}
	key := cell.Text(w.cells[by])
	if key == "" && w.carry[0] != "" {
		w.cells[by] = w.carry[0]
		key = w.carry[0]
	}
	same := key == w.carry[0]
	w.carry[0] = key
	for n, slot := range f.slots {
		at := i*w.stride + slot
		if same && cell.Text(w.cells[at]) == "" {
			w.cells[at] = w.carry[n+1]
		}
		w.carry[n+1] = w.cells[at]
	}
}

func (w *worker) note(code, column, sample string) {
	k := noteKey{code, column}
	n := w.notes[k]
	if n == nil {
		n = &Note{Code: code, Column: column, Sample: strings.Clone(sample)}
		w.notes[k] = n
	}
	n.Count++
}
