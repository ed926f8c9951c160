package storetest

import (
	"slices"
	"testing"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// inherits goes through what happens to one order line that is exported with ever other columns.
func inherits(t *testing.T, d Driver) {
	f := open(t, d)
	day := func(cells map[string]string) string {
		return map[bool]string{true: "1", false: ""}[cells["created_at"] != ""]
	}
	check := func(name string, store warehouse.Queryer, cells map[string]string) {
		t.Helper()
		rows, _, err := f.read(store, "order_line", "A")
		f.must(err)
		if want := show("A/1", cells, day(cells)); !slices.Equal(rows, []string{want}) {
			t.Errorf("%s: %q\nwant %q", name, rows, want)
		}
	}
	put := func(name string, columns []string, cells map[string]string, want warehouse.Change) int64 {
		t.Helper()
		var seq int64
		f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) error {
			n, got, err := sheet{shop: "A", columns: columns, rows: []line{{"1", cells}}}.add(f.ctx, tx)
			seq = n
			got.Where, got.Merged, want.Table = "", "", "order_line"
			if got != want {
				t.Errorf("%s: %+v, want %+v", name, got, want)
			}
			return err
		}))
		return seq
	}
	full := put("full", []string{"sku", "qty", "paid", "created_at"}, map[string]string{"sku": "S", "qty": "2", "paid": "7", "created_at": "30"}, warehouse.Change{Added: 1})
	both := map[string]string{"sku": "S", "qty": "2", "paid": "7", "created_at": "30"}
	agrees := put("agrees", []string{"paid", "created_at"}, map[string]string{"paid": "7", "created_at": "30"}, warehouse.Change{Unchanged: 1})
	check("an export that agrees", f.store, both)
	if n := f.count("SELECT count(*) FROM part_order_line"); n != 0 {
		t.Errorf("%d rows are merged", n)
	}
	news := put("news", []string{"paid", "created_at"}, map[string]string{"paid": "5", "created_at": "30"}, warehouse.Change{Corrected: 1})
	check("an export with news", f.store, map[string]string{"sku": "S", "qty": "2", "paid": "5", "created_at": "30"})
	if n := f.count(`SELECT count(*) FROM order_line l JOIN part_order_line p USING (row_id) JOIN fact_order_line s ON s.row_id = p.source_id
		WHERE l.import_seq = $1 AND s.import_seq = $2 AND p.columns = 'sku,qty'`, news, full); n != 1 {
		t.Errorf("the inherited columns have %d sources", n)
	}
	put("older news", []string{"qty"}, map[string]string{"qty": "9"}, warehouse.Change{Outdated: 1})
	wider := put("a column that the table did not have", []string{"paid", "created_at", "currency"}, map[string]string{"paid": "5", "created_at": "30", "currency": "USD"}, warehouse.Change{Corrected: 1})
	all := map[string]string{"sku": "S", "qty": "2", "paid": "5", "created_at": "30", "currency": "USD"}
	check("a new column", f.store, all)
	emptied := put("an empty cell", []string{"sku", "created_at"}, map[string]string{"created_at": "30"}, warehouse.Change{Corrected: 1})
	check("an empty cell is a statement", f.store, map[string]string{"qty": "2", "paid": "5", "created_at": "30", "currency": "USD"})
	f.undo(emptied)

	dir := t.TempDir()
	f.must(f.store.Backup(f.ctx, dir))
	copied, err := d.Open(f.ctx, dir)
	f.must(err)
	t.Cleanup(func() { copied.Close() })
	check("backup", copied, all)

	f.undo(full)
	check("without the full one", f.store, map[string]string{"qty": "9", "paid": "5", "created_at": "30", "currency": "USD"})
	f.undo(wider)
	check("without the wider one", f.store, map[string]string{"qty": "9", "paid": "5", "created_at": "30"})
	f.redo(full)
	f.undo(news)
	check("without the news", f.store, both)
	f.undo(agrees)
	check("the full one and an older", f.store, both)
	f.redo(agrees)
	f.redo(news)
	f.redo(wider)
	check("all again", f.store, all)
}
