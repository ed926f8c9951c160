package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/suanpan/suanpan/internal/analysts/returns"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb/dialect"
)

// profit measures the statement by SKU and by day over all lines.
func (o options) profit(ctx context.Context) ([]measurement, error) {
	if err := o.needWorkspace(ctx); err != nil {
		return nil, err
	}
	got, err := o.start(ctx, "profit")
	if err != nil {
		return nil, err
	}
	var found []measurement
	for _, by := range []string{"sku", "day"} {
		found = append(found,
			measurement{Name: fmt.Sprintf("profit by %s (rollup of %d rows)", by, got.Rows), Value: got.Seconds[by] * 1e3, Unit: "ms", Limit: 150, RatioLimit: 1.3}.
				against("bare SQL", got.Seconds["bare "+by]*1e3),
			measurement{Name: "profit by " + by + ", cached", Value: got.Seconds["cached "+by] * 1e3, Unit: "ms"}.
				against("bare SQL", got.Seconds["bare "+by]*1e3))
	}
	return append(found, measurement{Name: "statement with predicted returns, first call after a change", Value: got.Seconds["statement"] * 1e3, Unit: "ms", Limit: 150}), nil
}

// askProfit asks both questions uncached, bare and cached, and for the statement of all lines.
func (o options) askProfit(ctx context.Context, r *outcome) (err error) {
	s, err := o.store(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	catalogue, err := metrics.Load()
	if err != nil {
		return err
	}
	var from, to string
	if err := scan(ctx, s, []any{&from, &to, &r.Rows}, "SELECT min(day)::VARCHAR, max(day)::VARCHAR, count(*) FROM profit_day"); err != nil {
		return err
	}
	uncached := run.New(catalogue, s, dialect.Dialect{}, run.Options{})
	cached := run.New(catalogue, s, dialect.Dialect{}, run.Options{Version: func(context.Context) (string, error) { return "1", nil }})
	for _, by := range []string{"sku", "day"} {
		ask := func(runner *run.Runner) func() error {
			return func() error {
				_, err := runner.Statement(ctx, run.StatementQuery{From: from, To: to, By: by})
				return err
			}
		}
		query := bareProfit(by, from, to)
		if err := errors.Join(
			r.median(by, ask(uncached)),
			r.median("bare "+by, func() error { return drain(ctx, s, query) }),
			r.median("cached "+by, ask(cached)),
		); err != nil {
			return err
		}
	}
	return r.median("statement", func() error { return statement(ctx, catalogue, s, from, to) })
}

// statement is what a page asks first after a change: what the period earned, and what will still
// be refunded of it. Nothing is cached.
func statement(ctx context.Context, catalogue *metrics.Catalogue, s *duckdb.Store, from, to string) error {
	version := func(context.Context) (string, error) { return "1", nil }
	runner := run.New(catalogue, s, dialect.Dialect{}, run.Options{Version: version})
	booked, err := runner.Statement(ctx, run.StatementQuery{From: from, To: to})
	if err != nil {
		return err
	}
	_, err = returns.New(runner, s, version).Predict(ctx, returns.Request{From: from, To: to, Currency: booked.Currency, First: from, Last: to})
	return err
}

// bareProfit is the statement by a dimension as one would write it by hand for speed: the rows that
// agree in what is estimated and missing are summed first.
func bareProfit(by, from, to string) string {
	inner := []string{by, "estimated", "missing", "sum(lines)::BIGINT AS lines", "sum(qty)::BIGINT AS qty"}
	outer := []string{"CAST(" + by + " AS VARCHAR)", "sum(lines)::BIGINT", "sum(qty)::BIGINT"}
	order := "1"
	if by == "sku" {
		inner = append(inner, "max(product_name) AS product_name")
		outer = append(outer, "max(product_name)")
		order = "sum(list_sales) DESC, 1"
	}
	missing := func(mask int) string {
		return fmt.Sprintf("sum(greatest(list_sales, 1)) FILTER (missing & %d <> 0)::BIGINT", mask)
	}
	mask := 0
	components := ledger.Components()
	for i, c := range components {
		mask |= 1 << i
		inner = append(inner, "sum("+c.Name+")::BIGINT AS "+c.Name)
		outer = append(outer, "sum("+c.Name+")::BIGINT", fmt.Sprintf("sum(%s) FILTER (estimated & %d <> 0)::BIGINT", c.Name, 1<<i), missing(1<<i))
		if i+1 == len(components) || components[i+1].Subtotal != c.Subtotal {
			outer = append(outer, missing(mask))
		}
	}
	return "SELECT " + strings.Join(outer, ", ") + " FROM (SELECT " + strings.Join(inner, ", ") + " FROM profit_day WHERE day BETWEEN DATE '" + from +
		"' AND DATE '" + to + "' AND currency = 'CNY' GROUP BY " + by + ", estimated, missing) GROUP BY " + by + " ORDER BY " + order
}

// drain runs a query and reads every value of every row.
func drain(ctx context.Context, q warehouse.Queryer, query string) error {
	rows, err := q.Query(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}
