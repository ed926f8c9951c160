package storetest

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
)

var errChanged = errors.New("changed my mind")

func atomic(t *testing.T, d Driver) {
	f := open(t, d)
	f.add(file{shop: "A", rows: []Row{{Key: "1", Paid: 10}}})
	before := f.paid("A")
	next := file{shop: "A", rows: []Row{{Key: "1", Paid: 11}, {Key: "2", Paid: 20}}}
	var leaked warehouse.Tx
	err := f.store.Update(f.ctx, func(tx warehouse.Tx) error {
		leaked = tx
		if _, _, err := add(f.ctx, tx, next); err != nil {
			return err
		}
		if got, err := paid(f.ctx, tx, "A"); err != nil || got["2"] != 20 {
			t.Errorf("the transaction sees %v, %v", got, err)
		}
		return errChanged
	})
	if !errors.Is(err, errChanged) {
		t.Errorf("error of the function: %v", err)
	}
	if _, err := leaked.Exec(f.ctx, "DELETE FROM import_log"); !errors.Is(err, warehouse.ErrTxDone) {
		t.Errorf("after its end a transaction says %v", err)
	}

	err = f.store.Update(f.ctx, func(tx warehouse.Tx) error {
		if _, _, err := add(f.ctx, tx, next); err != nil {
			return err
		}
		_, err := tx.Exec(f.ctx, "this is not SQL")
		return err
	})
	if err == nil {
		t.Error("nonsense was accepted")
	}

	ctx, cancel := context.WithCancel(f.ctx)
	table, _ := facts.Lookup("order_line")
	batches := make(chan *facts.Batch, 1)
	batches <- batch(next.rows, 2)
	err = f.store.Update(ctx, func(tx warehouse.Tx) error {
		context.AfterFunc(ctx, func() { close(batches) }) // as a producer does that is told to stop
		go cancel()
		_, err := tx.Append(ctx, warehouse.Origin{ImportSeq: 9, Shop: "A"}, facts.Stream{Table: table, Columns: columns(table), Batches: batches})
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled append: %v", err)
	}

	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = f.store.Update(f.ctx, func(tx warehouse.Tx) error {
			if _, _, err := add(f.ctx, tx, next); err != nil {
				return err
			}
			panic("in a transaction")
		})
	}()

	if got := f.paid("A"); !maps.Equal(got, before) {
		t.Errorf("after failed updates: %v, want %v", got, before)
	}
	if seq, _ := f.add(next); seq != 2 || f.paid("A")["2"] != 20 {
		t.Errorf("the store is not usable after failed updates: import %d, %v", seq, f.paid("A"))
	}
}

// readers holds a writer in the middle of its transaction while two readers look.
func readers(t *testing.T, d Driver) {
	f := open(t, d)
	f.add(file{shop: "A", rows: []Row{{Key: "1", Paid: 10}}})
	const rounds = 20
	for round := range rounds {
		wrote, looked := make(chan struct{}), make(chan struct{})
		done := make(chan error, 1)
		go func() {
			done <- f.store.Update(f.ctx, func(tx warehouse.Tx) error {
				_, _, err := add(f.ctx, tx, file{shop: "A", rows: []Row{{Key: "1", Paid: int64(11 + round)}}})
				close(wrote)
				<-looked
				return err
			})
		}()
		<-wrote
		results := make(chan int64, 2)
		for range 2 {
			go func() {
				got, err := paid(f.ctx, f.store, "A")
				if err != nil {
					t.Error(err)
				}
				results <- got["1"]
			}()
		}
		a, b := <-results, <-results
		close(looked)
		f.must(<-done)
		if want := int64(10 + round); a != want || b != want {
			t.Fatalf("round %d: readers saw %d and %d, want %d", round, a, b, want)
		}
		if got := f.paid("A")["1"]; got != int64(11+round) {
			t.Fatalf("round %d: %d after the commit", round, got)
		}
	}
}

func locked(t *testing.T, d Driver) {
	dir := t.TempDir()
	first, err := d.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := d.Open(t.Context(), dir); !errors.Is(err, warehouse.ErrLocked) {
		t.Errorf("second store: %v, %v", second, err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := d.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func backup(t *testing.T, d Driver) {
	f := open(t, d)
	f.add(file{shop: "A", rows: []Row{{Key: "1", Paid: 10}, {Key: "2", Paid: 20}}})
	second, _ := f.add(file{shop: "A", rows: []Row{{Key: "2", Paid: 22}}})
	dir := t.TempDir()
	f.must(f.store.Backup(f.ctx, dir))
	if err := f.store.Backup(f.ctx, dir); !errors.Is(err, os.ErrExist) {
		t.Errorf("a backup was overwritten: %v", err)
	}
	f.add(file{shop: "A", rows: []Row{{Key: "3", Paid: 30}}})

	store, err := d.Open(f.ctx, dir)
	f.must(err)
	t.Cleanup(func() { store.Close() })
	g := &fixture{t, f.ctx, store}
	if got := g.paid("A"); !maps.Equal(got, map[string]int64{"1": 10, "2": 22}) {
		t.Errorf("backup has %v", got)
	}
	if seq, _ := g.add(file{shop: "A", rows: []Row{{Key: "3", Paid: 31}}}); seq != second+1 {
		t.Errorf("next import of the backup is %d", seq)
	}
	g.undo(second)
	if got := g.paid("A"); !maps.Equal(got, map[string]int64{"1": 10, "2": 20, "3": 31}) {
		t.Errorf("backup has %v after undo", got)
	}
	if err := f.store.Backup(f.ctx, filepath.Join(dir, "missing")); err == nil {
		t.Error("backup into a directory that is not there")
	}
}
