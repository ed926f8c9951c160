package profit

import (
	"context"
	"slices"

	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// KnownPart is what can be said of a statement in which something is missing: the running totals of the
// products of which nothing is. It is a part, named as such, and never stands for the whole.
type KnownPart struct {
	SKUs        int64            `json:"skus" doc:"SKUs of which nothing is missing"`
	MissingSKUs int64            `json:"missing_skus" doc:"SKUs with lines of which something is missing"`
	MissingCost int64            `json:"missing_cost" doc:"those of them whose unit cost is missing"`
	Subtotals   map[string]int64 `json:"subtotals" doc:"minor units: the whole less all that belongs to SKUs with something missing; costs that no product carries stay in"`
}

// Known works out the known part of a statement of filters; nil where all of it is known.
//
// The whole is lessened by its unreliable SKUs rather than summed from its reliable ones, so that costs
// which belong to no product (rent, ads that sold nothing) always count against the known part.
func Known(ctx context.Context, source Source, whole *run.Statement, filters []metrics.Filter) (*KnownPart, error) {
	if whole.Subtotals[last].Reliable {
		return nil, nil //nolint:nilnil // nothing is missing is an answer
	}
	q := run.StatementQuery{From: whole.From, To: whole.To, Filters: filters, Currency: whole.Currency, By: "sku"}
	bySKU, err := source.Statement(ctx, q)
	if err != nil {
		return nil, err
	}
	known := &KnownPart{Subtotals: map[string]int64{}}
	for name, t := range whole.Subtotals {
		known.Subtotals[name] = t.Amount.Amount
	}
	for _, row := range bySKU.Rows {
		figures := row.Figures
		switch {
		case figures.Subtotals[last].Reliable:
			if row.Key != "" {
				known.SKUs++
			}
			continue
		case row.Key == "": // lines without a SKU stand in one row with the costs that no product carries
			lines := q
			lines.By = ""
			lines.Filters = append(slices.Clone(filters), metrics.Filter{Dim: "sku", Op: metrics.OpEq, Values: []string{""}},
				metrics.Filter{Dim: "kind", Op: metrics.OpNot, Values: []string{"unallocated"}})
			sold, err := source.Statement(ctx, lines)
			if err != nil {
				return nil, err
			}
			figures = sold.Figures
		}
		known.MissingSKUs++
		if figures.Components["cost_of_goods"].Missing != 0 {
			known.MissingCost++
		}
		for name, t := range figures.Subtotals {
			known.Subtotals[name] -= t.Amount.Amount
		}
	}
	return known, nil
}

// last is the subtotal that everything is in.
const last = "operating_profit"
