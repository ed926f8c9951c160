package storetest

import (
	"context"
	"hash/fnv"

	"github.com/suanpan/suanpan/internal/facts"
)

// Row is an order line as the suite writes it: just enough to tell versions apart.
type Row struct {
	Key  string
	Paid int64 // the content, in minor units
	AsOf int64 // microseconds; 0: none
	At   int32 // source row; 0: its place in the file
}

// columns of the order lines that the suite writes.
func columns(t *facts.Table) []facts.Column {
	var cs []facts.Column
	for _, name := range []string{"line_id", "state", "paid", "paid_at", "is_gift", "commission_rate", "sku"} {
		if c, ok := t.Column(name); ok {
			cs = append(cs, c)
		}
	}
	return cs
}

// Stream makes a stream of order lines.
func Stream(ctx context.Context, repeats bool, rows []Row) facts.Stream {
	table, _ := facts.Lookup("order_line")
	batches := make(chan *facts.Batch)
	go func() {
		defer close(batches)
		for from := 0; from < len(rows); from += facts.BatchRows {
			b := batch(rows[from:min(from+facts.BatchRows, len(rows))], int32(from)+2)
			select {
			case batches <- b:
			case <-ctx.Done():
				return
			}
		}
	}()
	return facts.Stream{Table: table, Columns: columns(table), Repeats: repeats, Batches: batches}
}

// only leaves just the first n columns in a stream.
func only(ctx context.Context, n int, in facts.Stream) facts.Stream {
	from, batches := in.Batches, make(chan *facts.Batch)
	go func() {
		defer close(batches)
		for b := range from {
			b.Columns = b.Columns[:n]
			select {
			case batches <- b:
			case <-ctx.Done():
				return
			}
		}
	}()
	in.Columns, in.Batches = in.Columns[:n], batches
	return in
}

func batch(rows []Row, first int32) *facts.Batch {
	n := len(rows)
	b := &facts.Batch{
		N: n, SourceRow: make([]int32, n), Key: make([]string, n), Hash: make([]uint64, n), AsOf: make([]int64, n),
		Columns: []facts.Vector{
			{Strings: make([]string, n), Valid: make([]bool, n)},
			{Strings: make([]string, n), Valid: make([]bool, n)},
			{Ints: make([]int64, n), Valid: make([]bool, n)},
			{Ints: make([]int64, n), Valid: make([]bool, n)},
			{Ints: make([]int64, n), Valid: make([]bool, n)},
			{Floats: make([]float64, n), Valid: make([]bool, n)},
			{Strings: make([]string, n), Valid: make([]bool, n)},
		},
	}
	for i, r := range rows {
		b.SourceRow[i] = r.At
		if r.At == 0 {
			b.SourceRow[i] = first + int32(i)
		}
		b.Key[i], b.AsOf[i], b.Hash[i] = r.Key, r.AsOf, r.hash()
		b.Columns[0].Strings[i], b.Columns[0].Valid[i] = r.Key, true
		b.Columns[1].Strings[i], b.Columns[1].Valid[i] = "paid", true
		b.Columns[2].Ints[i], b.Columns[2].Valid[i] = r.Paid, true
		b.Columns[3].Ints[i], b.Columns[3].Valid[i] = r.AsOf, r.AsOf != 0
		b.Columns[4].Ints[i], b.Columns[4].Valid[i] = r.Paid&1, true
		b.Columns[5].Floats[i], b.Columns[5].Valid[i] = 0.05, r.Paid%3 == 0
		b.Columns[6].Strings[i], b.Columns[6].Valid[i] = "SKU-"+r.Key+"-红色大号-long enough to leave its place", r.Paid%2 == 0
	}
	return b
}

func (r Row) hash() uint64 {
	h := fnv.New64a()
	for _, v := range []int64{r.Paid, r.AsOf} {
		for i := range 8 {
			h.Write([]byte{byte(v >> (8 * i))})
		}
	}
	h.Write([]byte(r.Key))
	return h.Sum64()
}
