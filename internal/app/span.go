package app

import "context"

// Span gives the first and last business day of the ledger; both are today if it has none.
func (w *Workspace) Span(ctx context.Context) (first, last string, err error) {
	err = firstRow(ctx, w.store, []any{&first, &last},
		`SELECT coalesce(CAST(min(day) AS VARCHAR), ''), coalesce(CAST(max(day) AS VARCHAR), '') FROM profit_day`)
	if first == "" { // an empty ledger still has a today
		first = w.now().Format("2006-01-02")
		last = first
	}
	return first, last, err
}
