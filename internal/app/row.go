package app

import (
	"context"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// firstRow scans the first row of a query; without a row, into stays as it is.
func firstRow(ctx context.Context, q warehouse.Queryer, into []any, query string, args ...any) error {
	rows, err := q.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}
