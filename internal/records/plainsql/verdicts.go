package plainsql

import (
	"context"
	"fmt"
	"time"

	"github.com/suanpan/suanpan/internal/records"
)

// Verdicts implements records.Verdicts.
func (s *Store) Verdicts(ctx context.Context) ([]records.Verdict, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT finding, metric, day, useful, at FROM finding_verdict ORDER BY finding")
	if err != nil {
		return nil, fmt.Errorf("records: verdicts: %w", err)
	}
	defer rows.Close()
	var list []records.Verdict
	for rows.Next() {
		var v records.Verdict
		var at int64
		if err := rows.Scan(&v.Finding, &v.Metric, &v.Day, &v.Useful, &at); err != nil {
			return nil, fmt.Errorf("records: verdicts: %w", err)
		}
		v.At = time.UnixMicro(at).UTC()
		list = append(list, v)
	}
	return list, rows.Err()
}

// PutVerdict implements records.Verdicts.
func (s *Store) PutVerdict(ctx context.Context, v records.Verdict) error {
	if err := v.Check(); err != nil {
		return err
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO finding_verdict (finding, metric, day, useful, at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (finding) DO UPDATE SET metric = excluded.metric, day = excluded.day, useful = excluded.useful, at = excluded.at`,
		v.Finding, v.Metric, v.Day, v.Useful, v.At.UnixMicro())
	if err != nil {
		return fmt.Errorf("records: verdict on %s: %w", v.Finding, err)
	}
	return nil
}

// DeleteVerdict implements records.Verdicts.
func (s *Store) DeleteVerdict(ctx context.Context, finding string) error {
	res, err := s.db.ExecContext(ctx, "DELETE FROM finding_verdict WHERE finding = $1", finding)
	if err != nil {
		return fmt.Errorf("records: verdict on %s: %w", finding, err)
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		err = fmt.Errorf("verdict on %s: %w", finding, records.ErrNotFound)
	}
	return err
}
