package run

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/metrics"
)

// Querier reads a consistent snapshot of the warehouse.
type Querier interface {
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Options of a Runner.
type Options struct {
	// Version names the state of the data; an answer lives as long as its version.
	// nil switches the cache off.
	Version func(ctx context.Context) (string, error)
	// CacheCells bounds the cache in numbers kept, 0 is two million (some 50 MB).
	CacheCells int
	// Home is the reporting currency, which answers where no other is asked for. nil is CNY.
	Home func(ctx context.Context) (string, error)
	// UpToDate brings relations in line with the data before they are read. held says afterwards whether
	// they were so all the while; if not, the query is asked again. nil: they always are.
	UpToDate func(ctx context.Context, relations []string) (held func(context.Context) (bool, error), err error)
}

// Runner answers queries.
type Runner struct {
	catalogue *metrics.Catalogue
	querier   Querier
	dialect   metrics.Dialect
	options   Options
	cache     *cache
}

// New makes a runner over a store and the dialect of its engine.
func New(c *metrics.Catalogue, q Querier, d metrics.Dialect, o Options) *Runner {
	if o.CacheCells == 0 {
		o.CacheCells = 2_000_000
	}
	if o.Home == nil {
		o.Home = func(context.Context) (string, error) { return "CNY", nil }
	}
	return &Runner{catalogue: c, querier: q, dialect: d, options: o, cache: newCache(o.CacheCells)}
}

// Catalogue is what the runner can be asked.
func (r *Runner) Catalogue() *metrics.Catalogue { return r.catalogue }

// With is a runner over the same data that answers by another catalogue.
func (r *Runner) With(c *metrics.Catalogue) *Runner {
	return New(c, r.querier, r.dialect, r.options)
}

// Run answers one query. Without a currency it takes the first of Currencies.
func (r *Runner) Run(ctx context.Context, q metrics.Query) (*Result, error) {
	if q.Currency == "" && !slices.Contains(q.By, "currency") && r.catalogue.NeedsCurrency(q) {
		all, err := r.currencies(ctx, q.InLedger(r.catalogue))
		if err != nil {
			return nil, err
		}
		q.Currency = all[0].Currency
	}
	compiled, err := r.catalogue.Compile(q, r.dialect)
	if err != nil {
		return nil, err
	}
	if r.options.Version == nil {
		return r.execute(ctx, compiled)
	}
	version, err := r.options.Version(ctx)
	if err != nil {
		return nil, fmt.Errorf("data version: %w", err)
	}
	key := cacheKey{version, compiled.SQL, fmt.Sprintf("%q", compiled.Args), strings.Join(q.Metrics, " ")}
	if hit, ok := r.cache.get(key); ok {
		return hit, nil
	}
	result, err := r.execute(ctx, compiled)
	if err != nil {
		return nil, err
	}
	r.cache.put(key, result)
	return result, nil
}

// CurrencyTotal is the list sales of a period in one currency.
type CurrencyTotal struct {
	Currency  string `json:"currency"`
	ListSales int64  `json:"list_sales"` // minor units
	// In a statement, of a currency that stands apart: the days that have anything in it.
	Days     int64  `json:"days,omitempty"`
	FirstDay string `json:"first_day,omitempty"`
	LastDay  string `json:"last_day,omitempty"`
	Unknown  bool   `json:"unknown,omitempty"` // no file or shop says which currency it is
}

// unknown is ISO 4217's code for no currency.
const unknown = "XXX"

// Currencies lists the currencies of a period, the reporting one first, then by greatest list sales; at
// least one.
func (r *Runner) Currencies(ctx context.Context, from, to string, filters []metrics.Filter) ([]CurrencyTotal, error) {
	return r.currencies(ctx, metrics.Query{From: from, To: to, Filters: filters})
}

func (r *Runner) currencies(ctx context.Context, q metrics.Query) ([]CurrencyTotal, error) {
	q.Metrics, q.By = []string{"list_sales"}, []string{"currency"}
	result, err := r.Run(ctx, q)
	if err != nil {
		return nil, err
	}
	home, err := r.options.Home(ctx)
	if err != nil {
		return nil, fmt.Errorf("reporting currency: %w", err)
	}
	if len(result.Rows) == 0 {
		return []CurrencyTotal{{Currency: home}}, nil
	}
	all := make([]CurrencyTotal, len(result.Rows))
	for i, row := range result.Rows {
		all[i] = CurrencyTotal{Currency: row.Keys[0], ListSales: row.Values[0].Int()}
	}
	if i := slices.IndexFunc(all, func(c CurrencyTotal) bool { return c.Currency == home }); i > 0 {
		first := all[i]
		copy(all[1:], all[:i])
		all[0] = first
	}
	return all, nil
}

// execute reads what is up to date.
func (r *Runner) execute(ctx context.Context, c *metrics.Compiled) (*Result, error) {
	if r.options.UpToDate == nil {
		return r.read(ctx, c)
	}
	for {
		held, err := r.options.UpToDate(ctx, c.Tables)
		if err != nil {
			return nil, fmt.Errorf("bring %s up to date: %w", strings.Join(c.Tables, ", "), err)
		}
		result, err := r.read(ctx, c)
		if err != nil {
			return nil, err
		}
		if ok, err := held(ctx); err != nil || ok {
			return result, err
		}
	}
}

func (r *Runner) read(ctx context.Context, c *metrics.Compiled) (*Result, error) {
	result := &Result{Currency: c.Query.Currency, From: c.Query.From, To: c.Query.To,
		By: append([]string{}, c.Query.By...), Metrics: c.Metrics, Rows: []Row{}}
	if c.Before != nil {
		result.BeforeFrom, result.BeforeTo = c.Before.From.Format("2006-01-02"), c.Before.To.Format("2006-01-02")
	}
	rows, err := r.querier.Query(ctx, c.SQL, c.Args...)
	if err != nil {
		return nil, fmt.Errorf("query %s: %w", strings.Join(c.Tables, ", "), err)
	}
	defer rows.Close()
	for rows.Next() {
		row, total, err := scan(rows, c)
		if err != nil {
			return nil, err
		}
		result.Rows, result.Total = append(result.Rows, row), total.Int64
		if !total.Valid {
			result.Total = int64(len(result.Rows))
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("query %s: %w", strings.Join(c.Tables, ", "), err)
	}
	return result, nil
}

func scan(rows *sql.Rows, c *metrics.Compiled) (row Row, total sql.NullInt64, err error) {
	keys, labels := make([]sql.NullString, len(c.Dims)), make([]sql.NullString, len(c.Dims))
	now, before := make([]cell, len(c.Metrics)), make([]cell, len(c.Metrics))
	var place int64
	var into []any
	for i := range c.Dims {
		into = append(into, &keys[i])
		if c.HasLabel(i) {
			into = append(into, &labels[i])
		}
	}
	for i, m := range c.Metrics {
		now[i].unit, before[i].unit = m.Unit, m.Unit
		into = append(into, &now[i])
		if c.Before != nil {
			into = append(into, &before[i])
		}
	}
	into = append(into, &row.Rest, &total)
	if c.Query.Rest {
		into = append(into, &place)
	}
	if err := rows.Scan(into...); err != nil {
		return row, total, fmt.Errorf("query %s: %w", strings.Join(c.Tables, ", "), err)
	}
	row.Keys, row.Labels = make([]string, len(keys)), make([]string, len(keys))
	for i := range keys {
		row.Keys[i], row.Labels[i] = keys[i].String, labels[i].String
		if row.Labels[i] == "" {
			row.Labels[i] = row.Keys[i]
		}
	}
	row.Values = make([]Value, len(now))
	for i := range now {
		row.Values[i] = now[i].value
	}
	if c.Before != nil {
		row.Before = make([]Value, len(before))
		for i := range before {
			row.Before[i] = before[i].value
		}
	}
	return row, total, nil
}
