package app

import (
	"context"

	"github.com/suanpan/suanpan/internal/analysts/returns"
)

// Returns predicts what will still be refunded of a period's orders. The ledger's span is
// filled in.
func (w *Workspace) Returns(ctx context.Context, r returns.Request) (p *returns.Prediction, err error) {
	if r.First, r.Last, err = w.Span(ctx); err != nil {
		return nil, err
	}
	return w.returns.Predict(ctx, r)
}
