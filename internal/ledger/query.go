package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Querier reads: a warehouse.Store or a warehouse.Tx.
type Querier interface {
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// scanAll reads every row of a query.
func scanAll[T any](ctx context.Context, q Querier, query string, row func(scan func(...any) error) (T, error), args ...any) ([]T, error) {
	rows, err := q.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := row(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("ledger: %w", err)
		}
		all = append(all, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	return all, nil
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
