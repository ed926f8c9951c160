package demo

import (
	"fmt"
	"strings"
)

// numeric marks a cell that a workbook stores as a number.
const numeric = "\x00"

// sink turns rows of text into a file.
type sink interface {
	row(cells []string) error
	close() error
}

const batchRows = 256

// table is one export being written. Cells are set by the real header's names, so a
// renamed column is an error and not an empty column. A nil table swallows everything: the
// export was not asked for. Encoding runs in a goroutine of its own.
type table struct {
	file   File
	index  map[string]int
	header []string
	cells  []string
	amount func(fen int64) string // how this export writes money
	sums   map[string]int64       // fen, by header
	asOf   int64
	err    error

	batch  [][]string
	queue  chan [][]string
	closed chan error
}

func newTable(f File, header []string, asOf int64, s sink) *table {
	t := &table{
		file: f, header: header, index: make(map[string]int, len(header)), cells: make([]string, len(header)),
		amount: yuan, sums: map[string]int64{}, asOf: asOf, queue: make(chan [][]string, 8), closed: make(chan error, 1),
	}
	for i, name := range header {
		t.index[strings.TrimSpace(name)] = i
	}
	go func() {
		var err error
		for rows := range t.queue {
			for _, cells := range rows {
				if err == nil {
					err = s.row(cells)
				}
			}
		}
		if e := s.close(); err == nil {
			err = e
		}
		t.closed <- err
	}()
	return t
}

// set a cell by its header (without surrounding spaces).
func (t *table) set(name, value string) {
	if t == nil || value == "" {
		return
	}
	i, ok := t.index[name]
	if !ok {
		t.err = fmt.Errorf("demo: %s has no column %q", t.file.Format, name)
		return
	}
	t.cells[i] = value
}

// setNth sets the nth (0, 1, …) of several columns of one name.
func (t *table) setNth(name string, nth int, value string) {
	if t == nil {
		return
	}
	for i, h := range t.header {
		if h == name {
			if nth == 0 {
				t.cells[i] = value
				return
			}
			nth--
		}
	}
	t.err = fmt.Errorf("demo: %s has too few columns %q", t.file.Format, name)
}

func (t *table) int(name string, v int64) {
	if t != nil {
		t.set(name, itoa(v))
	}
}

// money writes fen in the export's style and counts it into the column's control sum.
func (t *table) money(name string, fen int64) {
	if t != nil {
		t.sums[name] += fen
		t.set(name, t.amount(fen))
	}
}

// zero writes 0.00 into each of the columns.
func (t *table) zero(names ...string) {
	for _, n := range names {
		t.money(n, 0)
	}
}

// time writes a time that the export's evening knows.
func (t *table) time(name string, at int64) {
	if t != nil && at > 0 && at <= t.asOf {
		t.set(name, clock(at))
	}
}

// add ends the row.
func (t *table) add() {
	if t == nil {
		return
	}
	t.file.Rows++
	t.push()
}

// extra ends a row that is not data: a total.
func (t *table) extra() {
	if t != nil {
		t.push()
	}
}

func (t *table) push() {
	t.batch = append(t.batch, append([]string(nil), t.cells...))
	clear(t.cells)
	if len(t.batch) == batchRows {
		t.queue <- t.batch
		t.batch = nil
	}
}

// finish flushes and closes the file, and waits for it.
func (t *table) finish() error {
	if t == nil {
		return nil
	}
	t.queue <- t.batch
	close(t.queue)
	if err := <-t.closed; err != nil {
		return fmt.Errorf("demo: %s: %w", t.file.Path, err)
	}
	return t.err
}
