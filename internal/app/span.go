package app

import "context"

// Span gives the first and last business day of the ledger; both empty if it has none.
func (w *Workspace) Span(ctx context.Context) (first, last string, err error) {
	rows, err := w.store.Query(ctx, `SELECT coalesce(CAST(min(day) AS VARCHAR), ''), coalesce(CAST(max(day) AS VARCHAR), '') FROM profit_day`)
	if err != nil {
		return "", "", err
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(&first, &last)
	}
	if err == nil {
		err = rows.Err()
	}
	if first == "" { // an empty ledger still has a today
		first = w.now().Format("2006-01-02")
		last = first
	}
	return first, last, err
}
