package storetest

import (
	"errors"
	"maps"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/warehouse"
)

func (f *fixture) undo(seq int64) []warehouse.Change {
	f.Helper()
	var changes []warehouse.Change
	f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) (err error) {
		changes, err = warehouse.UndoImport(f.ctx, tx, seq, time.Unix(1e9, 0))
		return err
	}))
	return changes
}

func (f *fixture) redo(seq int64) []warehouse.Change {
	f.Helper()
	var changes []warehouse.Change
	f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) (err error) {
		changes, err = warehouse.RedoImport(f.ctx, tx, seq)
		return err
	}))
	return changes
}

func undoRedo(t *testing.T, d Driver) {
	f := open(t, d)
	first, _ := f.add(file{shop: "A", rows: []Row{{Key: "1", Paid: 10}, {Key: "2", Paid: 20}, {Key: "3", Paid: 30}}})
	second, _ := f.add(file{shop: "A", rows: []Row{{Key: "2", Paid: 20}, {Key: "3", Paid: 33}, {Key: "4", Paid: 40}}})
	both := map[string]int64{"1": 10, "2": 20, "3": 33, "4": 40}
	check := func(name string, changes []warehouse.Change, want warehouse.Change, current map[string]int64) {
		t.Helper()
		if len(changes) != 1 {
			t.Fatalf("%s: %d changes", name, len(changes))
		}
		got := changes[0]
		got.Where, want.Table = "", "order_line"
		if got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
		if now := f.paid("A"); !maps.Equal(now, current) {
			t.Errorf("%s: current %v, want %v", name, now, current)
		}
	}
	check("undo of the first leaves what the second saw again", f.undo(first), warehouse.Change{Removed: 1},
		map[string]int64{"2": 20, "3": 33, "4": 40})
	check("undo of both", f.undo(second), warehouse.Change{Removed: 3}, map[string]int64{})
	third, change := f.add(file{shop: "A", rows: []Row{{Key: "1", Paid: 10}, {Key: "3", Paid: 30}}})
	if change.Added != 2 {
		t.Errorf("what was undone comes in again: %+v", change)
	}
	check("redo of the second", f.redo(second), warehouse.Change{Added: 2}, map[string]int64{"1": 10, "2": 20, "3": 30, "4": 40})
	check("undo of the third", f.undo(third), warehouse.Change{Corrected: 1, Removed: 1}, map[string]int64{"2": 20, "3": 33, "4": 40})
	check("redo of the first", f.redo(first), warehouse.Change{Added: 1}, both)

	for name, c := range map[string]struct {
		run  func(warehouse.Tx) error
		want error
	}{
		"unknown":     {func(tx warehouse.Tx) error { _, err := tx.Undo(f.ctx, 99); return err }, warehouse.ErrUnknownImport},
		"undo undone": {func(tx warehouse.Tx) error { _, err := tx.Undo(f.ctx, third); return err }, warehouse.ErrImportState},
		"redo live":   {func(tx warehouse.Tx) error { _, err := tx.Redo(f.ctx, first); return err }, warehouse.ErrImportState},
	} {
		if err := f.store.Update(f.ctx, c.run); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	imports, err := warehouse.ListImports(f.ctx, f.store)
	f.must(err)
	if len(imports) != 3 || imports[0].Status != warehouse.Undone || imports[0].UndoneAt.Unix() != 1e9 || imports[2].Status != warehouse.Live || !imports[2].UndoneAt.IsZero() {
		t.Errorf("log: %+v", imports)
	}
}
