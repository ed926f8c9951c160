package duckdb_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
)

// benchLines is how many order lines the benchmarks append; SUANPAN_BENCH_LINES overrides it.
func benchLines(b *testing.B) int {
	if text := os.Getenv("SUANPAN_BENCH_LINES"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	return 2_000_000
}

// BenchmarkAppend measures what the store costs: the batches are made beforehand, in a few
// patterns, and only keys, hashes and order numbers differ from batch to batch.
func BenchmarkAppend(b *testing.B) {
	n := benchLines(b)
	for b.Loop() {
		b.StopTimer()
		store := benchStore(b)
		b.StartTimer()
		appendLines(b, store, "A", 0, n, 0)
		b.StopTimer()
		if err := store.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkOverlap appends a file of 250,000 lines, a third of them changed, to a shop that has
// them all.
func BenchmarkOverlap(b *testing.B) {
	n := benchLines(b)
	store := benchStore(b)
	appendLines(b, store, "A", 0, n, 0)
	version := int64(0)
	for b.Loop() {
		version++
		appendLines(b, store, "A", n/2, 250_000, version)
	}
}

// BenchmarkNarrower appends 250,000 lines with half of the columns to a shop that has them all: a
// third of them corrects something, the others agree.
func BenchmarkNarrower(b *testing.B) {
	n := benchLines(b)
	store := benchStore(b)
	appendLines(b, store, "A", 0, n, 0)
	version := int64(0)
	for b.Loop() {
		version++
		appendStream(b, store, "A", 250_000, narrower(lines(n/2, 250_000, version), narrowColumns))
	}
}

// narrowColumns is how many of the benchmark's columns a narrower export has.
const narrowColumns = 18

// narrower leaves just the first n columns in a stream.
func narrower(stream facts.Stream, n int) facts.Stream {
	from, batches := stream.Batches, make(chan *facts.Batch)
	go func() {
		defer close(batches)
		for batch := range from {
			batch.Columns = batch.Columns[:n]
			batches <- batch
		}
	}()
	stream.Columns, stream.Batches = stream.Columns[:n], batches
	return stream
}

// BenchmarkUndo takes the largest import back and forth.
func BenchmarkUndo(b *testing.B) {
	store := benchStore(b)
	seq := appendLines(b, store, "A", 0, benchLines(b), 0)
	ctx := context.Background()
	for b.Loop() {
		for _, turn := range []func(warehouse.Tx) error{
			func(tx warehouse.Tx) error { _, err := tx.Undo(ctx, seq); return err },
			func(tx warehouse.Tx) error { _, err := tx.Redo(ctx, seq); return err },
		} {
			if err := store.Update(ctx, turn); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkOneDay sums one day of the current lines.
func BenchmarkOneDay(b *testing.B) {
	store := benchStore(b)
	appendLines(b, store, "A", 0, benchLines(b), 0)
	appendLines(b, store, "A", 0, 10_000, 1)
	for b.Loop() {
		rows, err := store.Query(context.Background(), "SELECT sku, CAST(sum(paid) AS BIGINT) FROM order_line WHERE day = DATE '2024-10-05' GROUP BY sku")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
		}
		rows.Close()
	}
}

func benchStore(b *testing.B) *duckdb.Store {
	store, err := duckdb.Open(context.Background(), filepath.Join(b.TempDir(), "warehouse.duckdb"), duckdb.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	return store
}

// appendLines appends n lines of a shop from line number from on; a version above 0 changes every third.
func appendLines(b *testing.B, store *duckdb.Store, shop string, from, n int, version int64) (seq int64) {
	return appendStream(b, store, shop, n, lines(from, n, version))
}

func appendStream(b *testing.B, store *duckdb.Store, shop string, n int, stream facts.Stream) (seq int64) {
	ctx := context.Background()
	err := store.Update(ctx, func(tx warehouse.Tx) (err error) {
		if seq, err = warehouse.NextImport(ctx, tx); err != nil {
			return err
		}
		change, err := tx.Append(ctx, warehouse.Origin{ImportSeq: seq, Platform: "douyin", Shop: shop, Format: "bench", DayStart: 4}, stream)
		if err != nil {
			return err
		}
		if rows := change.Added + change.Corrected + change.Unchanged + change.Outdated; rows != int64(n) {
			return fmt.Errorf("%+v of %d rows", change, n)
		}
		return warehouse.LogImport(ctx, tx, warehouse.Import{Seq: seq, Shop: shop, Table: "order_line"})
	})
	if err != nil {
		b.Fatal(err)
	}
	return seq
}

// benchColumns are those that a 抖店 export of 74 columns fills, roughly.
var benchColumns = []string{
	"order_id", "line_id", "product_id", "sku", "sku_id", "influencer_id", "tracking_no", "pay_trade_no",
	"product_name", "spec", "state", "status", "refund_status", "pay_method", "region1", "region2", "channel_app", "order_type", "influencer_name", "warehouse", "carrier",
	"buyer_id", "goods_amount", "paid", "freight", "discount_platform", "discount_seller", "discount_influencer", "order_paid",
	"unit_price", "qty", "created_at", "paid_at", "shipped_at", "finished_at",
}

func lines(from, n int, version int64) facts.Stream {
	table, _ := facts.Lookup("order_line")
	var columns []facts.Column
	for _, name := range benchColumns {
		c, _ := table.Column(name)
		columns = append(columns, c)
	}
	out := make(chan *facts.Batch, 4)
	var next sync.Mutex
	at := from
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(func() {
			var words arena
			for {
				next.Lock()
				first := at
				at += facts.BatchRows
				next.Unlock()
				if first >= from+n {
					return
				}
				out <- lineBatch(columns, first, min(facts.BatchRows, from+n-first), version, &words)
			}
		})
	}
	go func() {
		workers.Wait()
		close(out)
	}()
	return facts.Stream{Table: table, Columns: columns, Batches: out}
}

// arena keeps the texts of a benchmark out of its measurement.
type arena struct{ buf []byte }

func (a *arena) number(prefix string, v int) string {
	a.buf = append(a.buf[:0], prefix...)
	return string(strconv.AppendInt(a.buf, int64(v), 10))
}

func lineBatch(columns []facts.Column, first, n int, version int64, words *arena) *facts.Batch {
	b := &facts.Batch{N: n, Columns: make([]facts.Vector, len(columns)), SourceRow: make([]int32, n), Key: make([]string, n), Hash: make([]uint64, n), AsOf: make([]int64, n)}
	const start = 1_704_067_200_000_000 // 2024-01-01
	for r := range n {
		i := first + r
		b.SourceRow[r] = int32(i + 2)
		b.Key[r] = words.number("69", 30_000_000_000_000_000+i)
		b.AsOf[r] = start + int64(i)*12_000_000 + version
		b.Hash[r] = uint64(i) * 0x9E3779B97F4A7C15
		if i%3 == 0 {
			b.Hash[r] += uint64(version)
		}
	}
	cities := [...]string{"杭州市", "内蒙古自治区呼和浩特市", "上海市"}
	for c, column := range columns {
		v := &b.Columns[c]
		v.Valid = make([]bool, n)
		switch column.Kind.Physical() {
		case facts.String:
			v.Strings = make([]string, n)
			for r := range n {
				v.Valid[r] = c%7 != 6 || r%4 == 0
				switch {
				case c < 2:
					v.Strings[r] = b.Key[r]
				case c < 8:
					v.Strings[r] = b.Key[r/(1+c)][:15]
				case c == 8:
					v.Strings[r] = "2024新款韩版宽松休闲百搭长袖衬衫女装上衣"
				default:
					v.Strings[r] = cities[(r/(c-7))%len(cities)]
				}
			}
		case facts.Int64:
			v.Ints = make([]int64, n)
			for r := range n {
				v.Valid[r] = true
				v.Ints[r] = int64((first + r) * c % 50_000)
				if column.Kind == facts.Time {
					v.Ints[r] = b.AsOf[r] + int64(c)*1_000_000
				}
			}
		}
	}
	return b
}
