package app

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics/sums"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// upkeep brings the tables of the metric sources up to date behind the changes of facts and ledger.
type upkeep struct {
	kept   []string     // relations that are behind while days are marked
	caught atomic.Int64 // rises within every transaction that catches up

	ctx     context.Context // of the work in the background
	stop    context.CancelFunc
	mu      sync.Mutex // nothing begins once it is stopped
	running sync.WaitGroup
}

func newUpkeep(ctx context.Context) (*upkeep, error) {
	kept, err := sums.Kept()
	u := &upkeep{kept: kept}
	u.ctx, u.stop = context.WithCancel(context.WithoutCancel(ctx))
	return u, err
}

// mark notes in the transaction that changes facts and ledger what the metric sources are to be
// rebuilt for. The rebuild is next in line: it begins when the transaction is over.
func (w *Workspace) mark(ctx context.Context, tx warehouse.Tx, days []calendar.Day) error {
	if err := sums.Mark(ctx, tx, days); err != nil {
		return err
	}
	w.keepUp()
	return nil
}

// keepUp catches up in the background. What does not get done is done for the first who asks, or at
// the next opening.
func (w *Workspace) keepUp() {
	w.upkeep.mu.Lock()
	defer w.upkeep.mu.Unlock()
	if w.upkeep.ctx.Err() != nil {
		return
	}
	w.upkeep.running.Go(func() {
		if err := w.CatchUpSources(w.upkeep.ctx); err != nil && w.upkeep.ctx.Err() == nil {
			slog.Error("metric sources are not up to date", "err", err)
		}
	})
}

// CatchUpSources brings the tables of the metric sources up to date, in a transaction of its own. Nobody needs to
// ask for it: it is done in the background, and before any answer that reads them.
func (w *Workspace) CatchUpSources(ctx context.Context) error {
	return w.store.Update(ctx, func(tx warehouse.Tx) error {
		behind, err := sums.CatchUp(ctx, tx)
		if behind {
			w.upkeep.caught.Add(1)
		}
		return err
	})
}

// upToDate waits until the relations say what facts and ledger say. Others need not wait.
//
// held is true if nothing was marked at any time since: then nothing is marked now, and nobody has
// caught up meanwhile, who counts before he commits.
func (w *Workspace) upToDate(ctx context.Context, relations []string) (held func(context.Context) (bool, error), err error) {
	if !slices.ContainsFunc(relations, func(r string) bool { return slices.Contains(w.upkeep.kept, r) }) {
		return func(context.Context) (bool, error) { return true, nil }, nil
	}
	for {
		caught := w.upkeep.caught.Load()
		behind, err := sums.Dirty(ctx, w.store)
		if err != nil {
			return nil, err
		}
		if !behind {
			return func(ctx context.Context) (bool, error) {
				behind, err := sums.Dirty(ctx, w.store)
				return !behind && w.upkeep.caught.Load() == caught, err
			}, nil
		}
		if err := w.CatchUpSources(ctx); err != nil {
			return nil, err
		}
	}
}

// close gives up what is under way.
func (u *upkeep) close() {
	u.mu.Lock()
	u.stop()
	u.mu.Unlock()
	u.running.Wait()
}
