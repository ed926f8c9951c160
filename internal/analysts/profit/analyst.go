package profit

import (
	"context"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// Source answers questions about the ledger; run.Runner does.
type Source interface {
	Statement(ctx context.Context, q run.StatementQuery) (*run.Statement, error)
	Run(ctx context.Context, q metrics.Query) (*run.Result, error)
}

// Request asks for the SKU table of a period.
type Request struct {
	From, To   string // business days, inclusive
	Filters    []metrics.Filter
	Currency   string     // "" takes the one with the greatest list sales
	Thresholds Thresholds // the zero value takes the defaults
}

// Report is the SKU table, greatest list sales first.
type Report struct {
	Currency        string              `json:"currency"`
	From            string              `json:"from"`
	To              string              `json:"to"`
	OtherCurrencies []run.CurrencyTotal `json:"other_currencies,omitempty"`
	Thresholds      Thresholds          `json:"thresholds"`
	SKUs            []SKU               `json:"skus"`
}

// SKUs works out the SKU table.
func SKUs(ctx context.Context, source Source, q Request) (*Report, error) {
	if q.Thresholds == (Thresholds{}) {
		q.Thresholds = DefaultThresholds()
	}
	s, err := source.Statement(ctx, run.StatementQuery{From: q.From, To: q.To, Filters: q.Filters, Currency: q.Currency, By: "sku"})
	if err != nil {
		return nil, err
	}
	counted, err := source.Run(ctx, metrics.Query{Metrics: []string{"orders"}, By: []string{"sku"},
		From: q.From, To: q.To, Filters: q.Filters, Currency: s.Currency})
	if err != nil {
		return nil, err
	}
	orders := map[string]int64{}
	for _, row := range counted.Rows {
		orders[row.Keys[0]] = row.Values[0].Int()
	}
	r := &Report{Currency: s.Currency, From: s.From, To: s.To, OtherCurrencies: s.OtherCurrencies, Thresholds: q.Thresholds,
		SKUs: make([]SKU, 0, len(s.Rows))}
	for _, row := range s.Rows {
		r.SKUs = append(r.SKUs, skuOf(row, orders[row.Key]))
	}
	award(r.SKUs, q.Thresholds)
	return r, nil
}

// missing lists the components up to CM3 that some lines lack, in statement order.
func missing(f run.Figures) []string {
	names := []string{}
	for _, c := range ledger.Components() {
		if f.Components[c.Name].Missing != 0 && c.Subtotal != "operating_profit" {
			names = append(names, c.Name)
		}
	}
	return names
}
