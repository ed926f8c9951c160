package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records/sqlite"
	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
)

// day measures the rebuild of one dirty day.
func (o options) day(ctx context.Context) ([]measurement, error) {
	if err := o.needWorkspace(ctx); err != nil {
		return nil, err
	}
	got, err := o.start(ctx, "rebuild")
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("one dirty day of %d lines rebuilt", got.Lines)
	return []measurement{
		measurement{Name: name, Value: got.Seconds["rebuild"] * 1e3, Unit: "ms", Limit: 150}.against("the day's rows out and in again", got.Seconds["floor"]*1e3),
	}, nil
}

// store opens the workspace's warehouse.
func (o options) store(ctx context.Context) (*duckdb.Store, error) {
	return duckdb.Open(ctx, filepath.Join(o.workspace(), "warehouse.duckdb"), duckdb.Options{TempDir: filepath.Join(o.workspace(), "tmp")})
}

// rebuildDay rebuilds the day with the median number of lines.
func (o options) rebuildDay(ctx context.Context, r *outcome) (err error) {
	kept, err := sqlite.Open(ctx, filepath.Join(o.workspace(), "records.sqlite"))
	if err != nil {
		return err
	}
	defer kept.Close()
	rules, err := kept.Rules(ctx)
	if err != nil {
		return err
	}
	s, err := o.store(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	var at time.Time
	if err := scan(ctx, s, []any{&at, &r.Lines}, `SELECT day, n FROM (SELECT day, sum(lines)::BIGINT AS n FROM profit_day GROUP BY day)
		ORDER BY n, day LIMIT 1 OFFSET (SELECT count(DISTINCT day) // 2 FROM profit_day)`); err != nil {
		return err
	}
	days := []calendar.Day{calendar.FromTime(at)}
	if err := r.median("rebuild", func() error {
		return s.Update(ctx, func(tx warehouse.Tx) error {
			_, err := ledger.Rebuild(ctx, tx, ledger.Terms{Rules: rules}, days, ledger.Cause{Kind: "rule", At: time.Now()})
			return err
		})
	}); err != nil {
		return err
	}
	same := "day = DATE '" + days[0].String() + "'"
	return r.median("floor", func() error {
		return s.Update(ctx, func(tx warehouse.Tx) error {
			for _, statement := range []string{
				"CREATE OR REPLACE TEMP TABLE again AS SELECT * FROM line_profit WHERE " + same,
				"DELETE FROM line_profit WHERE " + same,
				"INSERT INTO line_profit SELECT * FROM again",
				"DROP TABLE again",
			} {
				if _, err := tx.Exec(ctx, statement); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// scan reads the only row of a query.
func scan(ctx context.Context, q warehouse.Queryer, into []any, query string) error {
	rows, err := q.Query(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(into...)
	}
	return errors.Join(err, rows.Err())
}
