package app

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/sums"
)

// sold asks in one question for the sales by the ledger and by the table of customers, which is kept beside it.
func sold(ctx context.Context, w *Workspace) (ledger, customers int64, err error) {
	result, err := w.Metrics().Run(ctx, metrics.Query{Metrics: []string{"gmv", "customer_sales"}, From: "2026-01-01", To: "2026-12-31", Currency: "CNY"})
	if err != nil {
		return 0, 0, err
	}
	return result.Rows[0].Values[0].Int(), result.Rows[0].Values[1].Int(), nil
}

func orderFile(t *testing.T, from, to int) string {
	t.Helper()
	rows := []string{orderHeader}
	for i := from; i < to; i++ {
		rows = append(rows, orderRow(fmt.Sprint(i), fmt.Sprint(i, "1"), "A", "100.00"))
	}
	return write(t, fmt.Sprintf("orders-%d.csv", from), rows...)
}

// A process that ends after the commit and before the sources caught up leaves the next one nothing
// that is wrong: it knows what is behind.
func TestSourcesCatchUpAfterACrash(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "shop")
	w, err := Create(t.Context(), dir, DefaultSettings(), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	reopen := func() {
		t.Helper()
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if w, err = Open(t.Context(), dir, testOptions()); err != nil {
			t.Fatal(err)
		}
	}
	for what, change := range map[string]func() error{
		"an import": func() error {
			_, err := w.Import(t.Context(), ImportRequest{Paths: []string{orderFile(t, 1, 4)}}, quiet)
			return err
		},
		"an undo": func() error { return w.Undo(t.Context(), 1, quiet) },
	} {
		if what == "an undo" {
			whole(t, w, ImportRequest{Paths: []string{orderFile(t, 1, 4)}})
			reopen()
		}
		w.upkeep.close() // nobody is left to catch up
		if err := change(); err != nil {
			t.Fatal(err)
		}
		if behind, err := sums.Dirty(t.Context(), w.store); err != nil || !behind {
			t.Errorf("%s left nothing to catch up: %v", what, err)
		}
		reopen()
		ledger, customers, err := sold(t.Context(), w)
		if err != nil || ledger != customers {
			t.Errorf("%s: %d sold, %d to customers, %v", what, ledger, customers, err)
		}
	}
}

// While imports come and go, every answer is of one state of the data, and the last is of the last.
func TestAnswersWhileSourcesCatchUp(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	whole(t, w, ImportRequest{Paths: []string{orderFile(t, 1, 11)}})
	asking, stop := context.WithCancel(t.Context())
	defer stop()
	var readers sync.WaitGroup
	var mu sync.Mutex
	var seen []int64
	for range 4 {
		readers.Go(func() {
			for asking.Err() == nil {
				ledger, customers, err := sold(t.Context(), w)
				if err != nil || ledger != customers {
					t.Errorf("%d sold, %d to customers, %v", ledger, customers, err)
					return
				}
				mu.Lock()
				seen = append(seen, ledger)
				mu.Unlock()
			}
		})
	}
	for round := range 6 {
		from := 100 + 10*round
		whole(t, w, ImportRequest{Paths: []string{orderFile(t, from, from+10)}})
		if err := w.Undo(t.Context(), int64(round+1), quiet); err != nil {
			t.Fatal(err)
		}
		if got, _, err := sold(t.Context(), w); err != nil || got != 10*100_00 {
			t.Errorf("round %d: %d sold, %v", round, got, err)
		}
	}
	stop()
	readers.Wait()
	for _, s := range seen {
		if !slices.Contains([]int64{10 * 100_00, 20 * 100_00}, s) {
			t.Errorf("an answer of no state of the data: %d", s)
		}
	}
}
