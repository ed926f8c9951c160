package returns

import (
	"context"
	"sync"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
)

// Analyst predicts. It keeps the triangles of the data's present version, by currency.
type Analyst struct {
	metrics Metrics
	querier Querier
	version func(context.Context) (string, error)

	mu    sync.Mutex
	of    string // version of books
	books map[string]*book
}

// New makes an analyst. version names the state of the data.
func New(m Metrics, q Querier, version func(context.Context) (string, error)) *Analyst {
	return &Analyst{metrics: m, querier: q, version: version}
}

// Predict works out what will still be refunded of a period's orders.
func (a *Analyst) Predict(ctx context.Context, r Request) (*Prediction, error) {
	b, err := a.book(ctx, r)
	if err != nil {
		return nil, err
	}
	return b.predict(ctx, a.metrics, r)
}

func (a *Analyst) book(ctx context.Context, r Request) (*book, error) {
	if r.AsOf != "" {
		until, err := time.Parse(dayFormat, r.AsOf)
		if err != nil {
			return nil, fault.New(fault.Invalid, "day_unreadable", fault.Args{"day": r.AsOf})
		}
		return a.read(ctx, r, until)
	}
	version, err := a.version(ctx)
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.of != version {
		a.of, a.books = version, map[string]*book{}
	}
	if b := a.books[r.Currency]; b != nil {
		return b, nil
	}
	b, err := a.read(ctx, r, time.Time{})
	if err == nil {
		a.books[r.Currency] = b
	}
	return b, err
}

func (a *Analyst) read(ctx context.Context, r Request, until time.Time) (*book, error) {
	h, err := load(ctx, a.metrics, a.querier, r.Currency, r.First, r.Last, until)
	if err != nil {
		return nil, err
	}
	return newBook(h)
}
