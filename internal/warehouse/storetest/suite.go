// Package storetest is the conformance suite that every driver of the warehouse passes.
package storetest

import (
	"context"
	"testing"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// Driver opens stores of one engine.
type Driver struct {
	// Open opens the store in dir, or creates it there.
	Open func(ctx context.Context, dir string) (warehouse.Store, error)
}

// Run runs the suite.
func Run(t *testing.T, d Driver) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Driver)
	}{
		{"values come back", values},
		{"append", appends},
		{"files with few columns", fewColumns},
		{"repeated keys", repeats},
		{"rows fixed later", fixedLater},
		{"undo and redo", undoRedo},
		{"update is all or nothing", atomic},
		{"readers beside a writer", readers},
		{"import log", importLog},
		{"quarantine", quarantine},
		{"load", load},
		{"one store per file", locked},
		{"backup", backup},
		{"any sequence equals the model", anySequence},
		{"narrower exports inherit", inherits},
		{"any columns equal the model", anyColumns},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, d) })
	}
}

// fixture is a store and what the suite does to it all the time.
type fixture struct {
	*testing.T
	ctx   context.Context
	store warehouse.Store
}

func open(t *testing.T, d Driver) *fixture {
	t.Helper()
	store, err := d.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return &fixture{t, t.Context(), store}
}

func (f *fixture) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

// file is one import of the suite.
type file struct {
	shop    string
	repeats bool
	rows    []Row
}

// add imports a file and gives its number and what changed.
func (f *fixture) add(in file) (int64, warehouse.Change) {
	f.Helper()
	var seq int64
	var change warehouse.Change
	f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) (err error) {
		seq, change, err = add(f.ctx, tx, in)
		return err
	}))
	if sum := change.Added + change.Unchanged + change.Corrected + change.Outdated; sum != int64(len(in.rows)) {
		f.Fatalf("%+v does not account for %d rows", change, len(in.rows))
	}
	return seq, change
}

func add(ctx context.Context, tx warehouse.Tx, in file) (int64, warehouse.Change, error) {
	seq, err := warehouse.NextImport(ctx, tx)
	if err != nil {
		return 0, warehouse.Change{}, err
	}
	origin := warehouse.Origin{ImportSeq: seq, Platform: "douyin", Shop: in.shop, Format: "suite", DayStart: 4}
	change, err := tx.Append(ctx, origin, Stream(ctx, in.repeats, in.rows))
	if err != nil {
		return 0, change, err
	}
	return seq, change, warehouse.LogImport(ctx, tx, warehouse.Import{Seq: seq, Shop: in.shop, Table: "order_line",
		Rows: int64(len(in.rows)), Added: change.Added, Unchanged: change.Unchanged, Corrected: change.Corrected})
}

// paid is what a shop's keys are worth in the current view.
func (f *fixture) paid(shop string) map[string]int64 {
	f.Helper()
	got, err := paid(f.ctx, f.store, shop)
	f.must(err)
	return got
}

func paid(ctx context.Context, q warehouse.Queryer, shop string) (map[string]int64, error) {
	rows, err := q.Query(ctx, "SELECT row_key, paid FROM order_line WHERE shop = $1", shop)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	got := map[string]int64{}
	for rows.Next() {
		var key string
		var v int64
		if err := rows.Scan(&key, &v); err != nil {
			return nil, err
		}
		if _, twice := got[key]; twice {
			key += " twice"
		}
		got[key] = v
	}
	return got, rows.Err()
}

func (f *fixture) count(query string, args ...any) int64 {
	f.Helper()
	rows, err := f.store.Query(f.ctx, query, args...)
	f.must(err)
	defer rows.Close()
	var n int64
	if !rows.Next() {
		f.Fatalf("%s: no rows: %v", query, rows.Err())
	}
	f.must(rows.Scan(&n))
	return n
}
