package run

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
)

// StatementQuery asks for a profit statement.
type StatementQuery struct {
	From, To string // business days, inclusive
	Filters  []metrics.Filter
	Compare  metrics.Compare
	Currency string        // "" takes the reporting currency; where nothing is in it, the one with the greatest list sales
	By       string        // dimension of the rows, "" for none
	Grain    metrics.Grain // of By day
	Top      int           // rows by list sales and one for the rest; 0 is all
	Order    string        // metric that ranks the rows, descending; "" is list_sales, or the day itself
}

// Statement is what a period earned. All amounts are in minor units of Currency.
type Statement struct {
	Currency        string          `json:"currency"`
	From            string          `json:"from"`
	To              string          `json:"to"`
	Home            string          `json:"home,omitempty"`             // the reporting currency, where nothing of the period is in it
	OtherCurrencies []CurrencyTotal `json:"other_currencies,omitempty"` // apart, for want of a rate
	Figures
	Before *Before        `json:"before,omitempty"`
	By     string         `json:"by,omitempty"`
	Rows   []StatementRow `json:"rows"`
	Total  int64          `json:"total"` // rows there would be without Top
}

// Before is the comparison period.
type Before struct {
	From string `json:"from"`
	To   string `json:"to"`
	Figures
}

// StatementRow is one value of the dimension.
type StatementRow struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Rest  bool   `json:"rest,omitempty"` // everything beyond Top
	Figures
	Before *Figures `json:"before,omitempty"`
}

// Figures are the statement's lines.
type Figures struct {
	Lines      int64               `json:"lines"`
	Units      int64               `json:"units"`
	Components map[string]Amount   `json:"components"`
	Subtotals  map[string]Subtotal `json:"subtotals"`
}

// Amount is one component: income positive, cost negative.
type Amount struct {
	Amount    int64 `json:"amount"`    // actual + estimated
	Actual    int64 `json:"actual"`    // from settlement, bill, refund or the order itself
	Estimated int64 `json:"estimated"` // by a rule
	Missing   int64 `json:"missing"`   // list sales of the lines for which it is not known
}

// Subtotal is a running total of components.
type Subtotal struct {
	Amount
	Reliable bool `json:"reliable"` // nothing in it is missing: it may be called profit
}

// Statement builds the profit statement.
func (r *Runner) Statement(ctx context.Context, q StatementQuery) (*Statement, error) {
	home, err := r.options.Home(ctx)
	if err != nil {
		return nil, fmt.Errorf("reporting currency: %w", err)
	}
	// Nearly every statement is in the reporting currency, so its figures are asked for while the
	// currencies are still being listed: one after the other took a third longer than bare SQL.
	likely := cmp.Or(q.Currency, home)
	q.Filters = slices.Clip(q.Filters) // two queries at once must not append to one array
	type answer struct {
		*figures
		err error
	}
	ahead := make(chan answer, 1)
	go func() {
		f, err := r.figures(ctx, q.query(likely))
		ahead <- answer{f, err}
	}()
	all, err := r.Currencies(ctx, q.From, q.To, q.Filters)
	got := <-ahead
	if err = errors.Join(err, got.err); err != nil {
		return nil, err
	}
	s := &Statement{Currency: q.Currency, From: q.From, To: q.To, By: q.By, Rows: []StatementRow{}}
	if s.Currency == "" {
		if s.Currency = all[0].Currency; s.Currency != home {
			s.Home = home
		}
	}
	if s.OtherCurrencies, err = r.apart(ctx, q, all, s.Currency); err != nil {
		return nil, err
	}
	if s.Currency != likely {
		if got.figures, err = r.figures(ctx, q.query(s.Currency)); err != nil {
			return nil, err
		}
	}
	s.Figures, s.Total = blank(), got.result.Total
	if got.result.BeforeFrom != "" {
		s.Before = &Before{got.result.BeforeFrom, got.result.BeforeTo, blank()}
	}
	for i, row := range got.result.Rows {
		// Everything in a statement is a sum, so the rows with the rest make the total.
		s.Figures.add(got.rows[i].now)
		if s.Before != nil {
			s.Before.Figures.add(*got.rows[i].before)
		}
		if q.By != "" {
			s.Rows = append(s.Rows, StatementRow{Key: row.Keys[0], Label: row.Labels[0], Rest: row.Rest,
				Figures: got.rows[i].now, Before: got.rows[i].before})
		}
	}
	return s, nil
}

// apart are the currencies that are not in the statement, with the days they are of.
func (r *Runner) apart(ctx context.Context, q StatementQuery, all []CurrencyTotal, stated string) ([]CurrencyTotal, error) {
	others := slices.DeleteFunc(all, func(c CurrencyTotal) bool { return c.Currency == stated })
	if len(others) == 0 {
		return nil, nil
	}
	result, err := r.Run(ctx, metrics.Query{Metrics: []string{"list_sales"}, By: []string{"currency", "day"}, From: q.From, To: q.To, Filters: q.Filters,
		Order: []metrics.Order{{By: "day"}}})
	if err != nil {
		return nil, err
	}
	for i := range others {
		c := &others[i]
		c.Unknown = c.Currency == unknown
		for _, row := range result.Rows {
			if row.Keys[0] != c.Currency {
				continue
			}
			c.Days++
			c.FirstDay, c.LastDay = cmp.Or(c.FirstDay, row.Keys[1]), row.Keys[1]
		}
	}
	return others, nil
}

func (q StatementQuery) query(currency string) metrics.Query {
	m := metrics.Query{Filters: q.Filters, From: q.From, To: q.To, Compare: q.Compare, Currency: currency, Grain: q.Grain}
	if q.By == "" {
		return m
	}
	m.By, m.Limit, m.Rest = []string{q.By}, q.Top, q.Top > 0
	switch {
	case q.Order != "":
		m.Order = []metrics.Order{{By: q.Order, Desc: true}}
	case q.By == "day":
		m.Order = []metrics.Order{{By: "day"}}
	default:
		m.Order = []metrics.Order{{By: "list_sales", Desc: true}}
	}
	return m
}

// pair is a row's figures in both periods.
type pair struct {
	now    Figures
	before *Figures
}

type figures struct {
	result *Result
	rows   []pair
}

// figures asks for every component with its parts, and for the list sales behind each
// subtotal: a line that misses two costs counts once.
func (r *Runner) figures(ctx context.Context, q metrics.Query) (*figures, error) {
	q.Metrics = []string{"lines", "units"}
	for _, c := range ledger.Components() {
		q.Metrics = append(q.Metrics, c.Name, c.Name+"_estimated", c.Name+"_missing")
	}
	for _, s := range ledger.Subtotals() {
		q.Metrics = append(q.Metrics, s.Name+"_missing")
	}
	result, err := r.Run(ctx, q)
	if err != nil {
		return nil, err
	}
	out := &figures{result: result}
	for _, row := range result.Rows {
		p := pair{now: assemble(row.Values)}
		if row.Before != nil {
			before := assemble(row.Before)
			p.before = &before
		}
		out.rows = append(out.rows, p)
	}
	return out, nil
}

// assemble reads the values in the order in which figures asks for them.
func assemble(values []Value) Figures {
	f := Figures{Lines: values[0].Int(), Units: values[1].Int(),
		Components: map[string]Amount{}, Subtotals: map[string]Subtotal{}}
	running := Amount{}
	components := ledger.Components()
	for i, c := range components {
		v := values[2+3*i:]
		a := Amount{Amount: v[0].Int(), Estimated: v[1].Int(), Missing: v[2].Int()}
		a.Actual = a.Amount - a.Estimated
		f.Components[c.Name] = a
		running.Amount += a.Amount
		running.Actual += a.Actual
		running.Estimated += a.Estimated
		if i+1 == len(components) || components[i+1].Subtotal != c.Subtotal {
			running.Missing = values[2+3*len(components)+len(f.Subtotals)].Int()
			f.Subtotals[c.Subtotal] = Subtotal{Amount: running, Reliable: running.Missing == 0}
		}
	}
	return f
}

// blank is a statement in which nothing happened.
func blank() Figures {
	f := Figures{Components: map[string]Amount{}, Subtotals: map[string]Subtotal{}}
	for _, c := range ledger.Components() {
		f.Components[c.Name] = Amount{}
	}
	for _, s := range ledger.Subtotals() {
		f.Subtotals[s.Name] = Subtotal{Reliable: true}
	}
	return f
}

func (f *Figures) add(o Figures) {
	f.Lines += o.Lines
	f.Units += o.Units
	for name, a := range f.Components {
		f.Components[name] = a.plus(o.Components[name])
	}
	for name, t := range f.Subtotals {
		t.Amount = t.Amount.plus(o.Subtotals[name].Amount)
		t.Reliable = t.Reliable && o.Subtotals[name].Reliable
		f.Subtotals[name] = t
	}
}

func (a Amount) plus(o Amount) Amount {
	return Amount{a.Amount + o.Amount, a.Actual + o.Actual, a.Estimated + o.Estimated, a.Missing + o.Missing}
}
