package duckdb_test

import (
	"path/filepath"
	"strconv"
	"testing"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
	"github.com/suanpan/suanpan/internal/warehouse/storetest"
)

// A folder of many small files goes in in one transaction: their rows must not each take pages of
// their own in a table as wide as this one.
func TestManySmallAppendsInLittleMemory(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	store, err := duckdb.Open(ctx, filepath.Join(t.TempDir(), "warehouse.duckdb"), duckdb.Options{MemoryMB: 120, Threads: 2})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	table, _ := facts.Lookup("order_line")
	if err := store.Widen(ctx, table, table.Columns); err != nil {
		t.Fatal(err)
	}
	err = store.Update(ctx, func(tx warehouse.Tx) error {
		for n := range int64(100) {
			origin := warehouse.Origin{ImportSeq: n + 1, Platform: "douyin", Shop: "shop " + strconv.FormatInt(n, 10)}
			rows := []storetest.Row{{Key: "1", Paid: n}, {Key: "2", Paid: n}}
			if _, err := tx.Append(ctx, origin, storetest.Stream(ctx, false, rows)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
