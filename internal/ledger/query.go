package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"
)

// Querier reads: a warehouse.Store or a warehouse.Tx.
type Querier interface {
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// scanAll reads every row of a query.
func scanAll[T any](ctx context.Context, q Querier, query string, row func(scan func(...any) error) (T, error), args ...any) ([]T, error) {
	var all []T
	for v, err := range scanEach(ctx, q, query, row, args...) {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// scanEach reads a query row by row, so that its length costs no memory. An error ends it.
func scanEach[T any](ctx context.Context, q Querier, query string, row func(scan func(...any) error) (T, error), args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := q.Query(ctx, query, args...)
		if err != nil {
			yield(none, fmt.Errorf("ledger: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			v, err := row(rows.Scan)
			if err != nil {
				yield(none, fmt.Errorf("ledger: %w", err))
				return
			}
			if !yield(v, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, fmt.Errorf("ledger: %w", err))
		}
	}
}

// number reads one integer.
func number(ctx context.Context, q Querier, query string) (int64, error) {
	all, err := scanAll(ctx, q, query, func(scan func(...any) error) (n int64, err error) { return n, scan(&n) })
	if err != nil || len(all) == 0 {
		return 0, err
	}
	return all[0], nil
}

// literal quotes a string for SQL.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
