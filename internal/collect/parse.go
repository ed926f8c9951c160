package collect

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
)

// ParseOptions say how a match is read.
type ParseOptions struct {
	Zone     *time.Location // the shop's clock; nil: times with an offset keep their own
	Currency string         // of the shop, where neither row nor spec names one; "" is CNY, NoCurrency is not known
	HashKey  []byte         // key of the hashes that stand for personal identifiers
	Archive  io.Writer      // gets the sheet as CSV with personal columns blank, in file order; nil: none
	Progress func(done, total int64)
	Workers  int // less than 1: one per processor

	FileName string // what the merchant calls the file: dates of files without a date column
	Year     int    // of dates without one; 0: from the rows above the header or the file's name
	Date     string // of rows of files without a date column; "": from the file's name

	Overrides map[int32]map[string]string // corrected cells: source row → header (or field) → text
	Only      []int32                     // read just these source rows; nil: all
}

// Parse streams the match's rows. It returns at once; wait gives the report after the
// stream's channel is closed, and must be called. Cancelling ctx closes the channel.
func Parse(ctx context.Context, m Match, opt ParseOptions) (stream facts.Stream, wait func() (Report, error)) {
	p := newPlan(m, opt)
	batches := make(chan *facts.Batch, 4)
	stream = p.stream(batches)
	run := &run{plan: p, archive: newOrderedWriter(opt.Archive)}
	done := make(chan struct{})
	var err error
	go func() {
		defer close(done)
		defer close(batches)
		err = run.read(ctx, batches)
	}()
	wait = func() (Report, error) {
		<-done
		if err != nil {
			return Report{}, err
		}
		return run.report(), nil
	}
	return stream, wait
}

// Columns are those of the stream that Parse would give.
func Columns(m Match, opt ParseOptions) []facts.Column { return newPlan(m, opt).columns() }

func (p *plan) columns() []facts.Column {
	columns := make([]facts.Column, len(p.out))
	for i, c := range p.out {
		columns[i] = c.Column
	}
	return columns
}

// run is one reading of one match.
type run struct {
	plan    *plan
	archive *orderedWriter

	rejected atomic.Int64

	mu      sync.Mutex
	idle    []*worker
	workers []*worker
}

func (r *run) read(ctx context.Context, batches chan<- *facts.Batch) error {
	p := r.plan
	opt := sheet.ReadOptions{
		From:     p.match.HeaderRow + 1,
		Columns:  p.slots,
		Redact:   p.match.redact,
		WantText: p.opt.Archive != nil,
		Workers:  p.opt.Workers,
		Progress: p.opt.Progress,
	}
	if opt.Workers < 1 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	if p.fill != nil {
		opt.Workers = 1 // values are carried from row to row
	}
	if err := r.archive.header(p.match); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	err := p.match.Sheet.Read(ctx, opt, func(b *sheet.Block) error {
		if err := r.archive.write(b.Seq, b.Text); err != nil {
			return fmt.Errorf("archive: %w", err)
		}
		w := r.take()
		before := w.rejected
		batch := w.convert(b)
		added, rejects := w.rejected-before, w.rejects
		r.give(w)
		if r.rejected.Add(added) > rejectLimit && added > 0 {
			x := rejects[len(rejects)-1]
			return &TooManyRejects{Sheet: p.match.Sheet.Name(), Passed: rejectLimit,
				Sample: Reject{Sheet: p.match.Sheet.Name(), Row: x.row, Column: x.header, Value: x.value, Reason: x.reason}}
		}
		if batch.N == 0 {
			return nil
		}
		select {
		case batches <- batch:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	if err != nil {
		return err
	}
	return r.archive.finish()
}

// take hands out a worker that no other goroutine uses.
func (r *run) take() *worker {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.idle); n > 0 {
		w := r.idle[n-1]
		r.idle = r.idle[:n-1]
		return w
	}
	w := newWorker(r.plan)
	r.workers = append(r.workers, w)
	return w
}

func (r *run) give(w *worker) {
	r.mu.Lock()
	r.idle = append(r.idle, w)
	r.mu.Unlock()
}
