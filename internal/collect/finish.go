package collect

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/zeebo/xxh3"
)

// batch makes the rows that are kept into a batch: drops the others, names and hashes them.
func (w *worker) batch() *facts.Batch {
	kept := 0
	rows := make([]int32, 0, w.n)
	for i := range w.n {
		if w.state[i] != keep {
			continue
		}
		if kept != i {
			for c := range w.cols {
				moveRow(&w.cols[c], kept, i)
			}
			if len(w.plan.shops)+len(w.plan.accounts) > 0 {
				copy(w.cells[kept*w.stride:(kept+1)*w.stride], w.cells[i*w.stride:(i+1)*w.stride])
			}
		}
		rows = append(rows, w.first+int32(i))
		kept++
	}
	for c := range w.cols {
		cut(&w.cols[c], kept)
	}
	b := &facts.Batch{N: kept, Columns: w.cols, SourceRow: rows,
		Key: make([]string, kept), Hash: make([]uint64, kept), AsOf: make([]int64, kept)}
	w.rows += int64(kept)
	content := w.contentKeys()
	for i := range kept {
		w.serialise(i)
		b.Hash[i] = xxh3.Hash(w.key)
		if !content {
			b.Key[i] = w.naturalKey(i)
		}
		if b.Key[i] == "" {
			h := xxh3.Hash128(w.key).Bytes()
			b.Key[i] = hex.EncodeToString(h[:])
		}
	}
	w.asOf(b)
	w.days(kept)
	w.hints(kept)
	return b
}

func moveRow(v *facts.Vector, to, from int) {
	v.Valid[to] = v.Valid[from]
	switch {
	case v.Strings != nil:
		v.Strings[to] = v.Strings[from]
	case v.Floats != nil:
		v.Floats[to] = v.Floats[from]
	default:
		v.Ints[to] = v.Ints[from]
	}
}

func cut(v *facts.Vector, n int) {
	v.Valid = v.Valid[:n]
	switch {
	case v.Strings != nil:
		v.Strings = v.Strings[:n]
	case v.Floats != nil:
		v.Floats = v.Floats[:n]
	default:
		v.Ints = v.Ints[:n]
	}
}

// serialise writes the row's values into w.key: column, length or bits. Absent values are
// left out, so that a column that a platform adds and leaves empty changes no hash.
func (w *worker) serialise(i int) {
	buf := w.key[:0]
	for c := range w.cols {
		v := &w.cols[c]
		if !v.Valid[i] {
			continue
		}
		buf = binary.LittleEndian.AppendUint32(buf, w.plan.out[c].tag)
		switch {
		case v.Strings != nil:
			buf = binary.LittleEndian.AppendUint32(buf, uint32(len(v.Strings[i])))
			buf = append(buf, v.Strings[i]...)
		case v.Floats != nil:
			buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(v.Floats[i]))
		default:
			buf = binary.LittleEndian.AppendUint64(buf, uint64(v.Ints[i]))
		}
	}
	w.key = buf
}

// contentKeys says whether rows are named by their content alone.
func (w *worker) contentKeys() bool { return len(w.plan.keys.parts) == 0 }

// naturalKey joins the key's parts; "" if the first is blank, so that the content names the row.
func (w *worker) naturalKey(i int) string {
	parts := w.plan.keys.parts
	first := w.firstFilled(parts[0], i)
	if first < 0 {
		return ""
	}
	if len(parts) == 1 && w.cols[first].Strings != nil {
		return w.cols[first].Strings[i]
	}
	var b strings.Builder
	for n, alts := range parts {
		if n > 0 {
			b.WriteByte('|')
		}
		c := w.firstFilled(alts, i)
		if c < 0 {
			continue
		}
		if v := &w.cols[c]; v.Strings != nil {
			b.WriteString(v.Strings[i])
		} else {
			b.WriteString(strconv.FormatInt(v.Ints[i], 10))
		}
	}
	return b.String()
}

// asOf is the latest time in each row, which says which of two versions of a row is newer.
func (w *worker) asOf(b *facts.Batch) {
	for c := range w.cols {
		if !w.plan.out[c].asOf {
			continue
		}
		v := &w.cols[c]
		for i, x := range v.Ints {
			if v.Valid[i] && x > b.AsOf[i] {
				b.AsOf[i] = x
			}
		}
	}
}

// days widens the span of days that the rows cover.
func (w *worker) days(n int) {
	var cols []int
	for _, f := range w.plan.table.When {
		if c, ok := w.plan.index[f]; ok {
			cols = append(cols, c)
		}
	}
	if len(cols) == 0 {
		return
	}
	for i := range n {
		c := w.firstFilled(cols, i)
		if c < 0 {
			continue
		}
		d := w.cols[c].Ints[i]
		if w.plan.out[c].Kind == facts.Time {
			d = int64(math.Floor(float64(d) / 86400e6))
		}
		if !w.dated || d < w.firstDay {
			w.firstDay = d
		}
		if !w.dated || d > w.lastDay {
			w.lastDay = d
		}
		w.dated = true
	}
}

// distinct collects the few different values of a column.
type distinct struct {
	last   string
	values map[string]bool
}

// distinctLimit bounds what is reported.
const distinctLimit = 50

func (d *distinct) add(s string) {
	if s == d.last || s == "" || s == "0" {
		return
	}
	d.last = s
	if d.values[s] || len(d.values) >= distinctLimit {
		return
	}
	if d.values == nil {
		d.values = map[string]bool{}
	}
	d.values[strings.Clone(s)] = true
}

func (w *worker) hints(n int) {
	for i := range n {
		for _, slot := range w.plan.shops {
			w.shops.add(cell.Text(w.cell(i, slot)))
		}
		for _, slot := range w.plan.accounts {
			if id, r := cell.ID(w.cell(i, slot)); r == cell.OK {
				w.accounts.add(id)
			}
		}
	}
}
