package storetest

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
)

func importLog(t *testing.T, d Driver) {
	f := open(t, d)
	want := warehouse.Import{
		Seq: 1, FilePath: "/x/订单.csv", FileName: "订单.csv", Sheet: "Sheet1", SHA256: "ab", Size: 1 << 40, Format: "douyin_orders_a",
		Platform: "douyin", Shop: "A", Table: "order_line", Status: warehouse.Live, Rows: 9, Added: 1, Unchanged: 2, Corrected: 3,
		Quarantined: 2, Excluded: 1, Control: `{"paid":{}}`, FirstDay: "2026-01-01", LastDay: "2026-02-28", Notes: "[]",
		CreatedAt: time.Date(2026, 3, 1, 12, 0, 0, 123456000, time.UTC),
	}
	f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) error {
		for range 2 { // a file of two sheets in one transaction
			seq, err := warehouse.NextImport(f.ctx, tx)
			if err != nil {
				return err
			}
			i := want
			i.Seq = seq
			if seq == 2 {
				i.FirstDay, i.LastDay = "", ""
			}
			if err := warehouse.LogImport(f.ctx, tx, i); err != nil {
				return err
			}
		}
		return nil
	}))
	got, err := warehouse.FindImport(f.ctx, f.store, 1)
	f.must(err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if _, err := warehouse.FindImport(f.ctx, f.store, 3); !errors.Is(err, warehouse.ErrUnknownImport) {
		t.Errorf("import 3: %v", err)
	}
	list, err := warehouse.ListImports(f.ctx, f.store)
	f.must(err)
	same, err := warehouse.FindImportsBySHA(f.ctx, f.store, "ab")
	f.must(err)
	none, err := warehouse.FindImportsBySHA(f.ctx, f.store, "cd")
	f.must(err)
	if len(list) != 2 || list[0].Seq != 2 || list[0].FirstDay != "" || len(same) != 2 || len(none) != 0 {
		t.Errorf("list %+v, by content %d and %d", list, len(same), len(none))
	}
}

func quarantine(t *testing.T, d Driver) {
	f := open(t, d)
	seq, _ := f.add(file{shop: "A", rows: []Row{{Key: "1"}}})
	const n = 2*facts.BatchRows + 3
	rejects := make([]warehouse.Reject, n)
	for i := range rejects {
		rejects[i] = warehouse.Reject{ImportSeq: seq, Sheet: "s", SourceRow: int32(i + 2), Column: "实付金额", Value: "--", Reason: "not_money", Raw: `{"a":"b"}`}
	}
	f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) error { return warehouse.PutQuarantine(f.ctx, tx, rejects) }))
	list, err := warehouse.ListQuarantine(f.ctx, f.store, warehouse.RejectFilter{ImportSeq: seq})
	f.must(err)
	for i := range rejects {
		rejects[i].Status = warehouse.Open
	}
	if !slices.Equal(list, rejects) {
		t.Fatalf("got %d rows, first %+v", len(list), list[:min(1, len(list))])
	}
	resolve := func(rows []int32, to warehouse.RejectStatus) (n int64) {
		f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) (err error) {
			n, err = warehouse.ResolveQuarantine(f.ctx, tx, seq, "s", rows, to)
			return err
		}))
		return n
	}
	if n := resolve([]int32{2, 4, 1}, warehouse.Fixed); n != 2 {
		t.Errorf("fixed %d", n)
	}
	if n := resolve([]int32{}, warehouse.Fixed); n != 0 {
		t.Errorf("no rows are %d", n)
	}
	open, err := warehouse.CountQuarantine(f.ctx, f.store, warehouse.RejectFilter{Status: warehouse.Open})
	f.must(err)
	fixed, err := warehouse.ListQuarantine(f.ctx, f.store, warehouse.RejectFilter{Status: warehouse.Fixed, Limit: 1})
	f.must(err)
	if open != n-2 || len(fixed) != 1 || fixed[0].SourceRow != 2 {
		t.Errorf("open %d, fixed %+v", open, fixed)
	}
	f.undo(seq)
	open, err = warehouse.CountQuarantine(f.ctx, f.store, warehouse.RejectFilter{Status: warehouse.Open})
	f.must(err)
	if open != 0 {
		t.Errorf("an undone import has %d open rows", open)
	}
	f.redo(seq)
	if got := resolve(nil, warehouse.Dismissed); got != n-2 {
		t.Errorf("dismissed %d", got)
	}
}

func load(t *testing.T, d Driver) {
	f := open(t, d)
	columns := []facts.Column{{Name: "sku", Kind: facts.ID}, {Name: "rate", Kind: facts.Ratio}, {Name: "from", Kind: facts.Date}, {Name: "on", Kind: facts.Bool}}
	const n = facts.BatchRows + 5
	b := &facts.Batch{N: n, Columns: []facts.Vector{{Strings: make([]string, n)}, {Floats: make([]float64, n)}, {Ints: make([]int64, n), Valid: make([]bool, n)}, {Ints: make([]int64, n)}}}
	for i := range n {
		b.Columns[0].Strings[i], b.Columns[1].Floats[i] = "a unit of stock", 0.5
		b.Columns[2].Ints[i], b.Columns[2].Valid[i] = int64(i), i%2 == 0
		b.Columns[3].Ints[i] = 1
	}
	one := &facts.Batch{N: 1, Columns: []facts.Vector{{Strings: []string{"x"}}, {Floats: []float64{1}}, {Ints: []int64{1}}, {Ints: []int64{0}}}}
	for range 2 {
		f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) error {
			for _, c := range []struct {
				batch *facts.Batch
				want  int64
			}{{&facts.Batch{Columns: one.Columns}, 0}, {b, n}, {one, 1}} {
				if err := tx.Load(f.ctx, "rules", columns, c.batch); err != nil {
					return err
				}
				rows, err := tx.Query(f.ctx, `SELECT count(*), count("from"), coalesce(sum(rate), 0) FROM rules`)
				if err != nil {
					return err
				}
				var all, dates int64
				var rate float64
				rows.Next()
				f.must(rows.Scan(&all, &dates, &rate))
				rows.Close()
				if all != c.want || c.want > 1 && (dates != n/2+1 || rate != n*0.5) {
					t.Errorf("loaded %d rows, %d dates, %g", all, dates, rate)
				}
			}
			return nil
		}))
	}
	err := f.store.Update(f.ctx, func(tx warehouse.Tx) error { _, err := tx.Exec(f.ctx, "DELETE FROM rules"); return err })
	if err == nil {
		t.Error("a loaded table outlives its transaction")
	}
}
