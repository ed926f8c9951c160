package profit

import (
	"context"
	"testing"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// lines are SKUs that answer as a whole, by SKU, and narrowed to those without a SKU that were sold.
type lines struct {
	shelf
	sold run.Figures // without a SKU
}

func (l lines) Statement(ctx context.Context, q run.StatementQuery) (*run.Statement, error) {
	s, err := l.shelf.Statement(ctx, q)
	if q.By == "" && len(q.Filters) == 2 {
		s.Figures = l.sold
	}
	return s, err
}

// The known part is the whole without the SKUs of which something is missing; rent stays in it.
func TestKnownPart(t *testing.T) {
	const text = `skus:
- {sku: A, units: 2, amounts: {list_sales: 1000, cost_of_goods: -400}}
- {sku: B, units: 1, amounts: {list_sales: 300}, missing: [cost_of_goods]}
- {sku: C, units: 1, amounts: {list_sales: 200, cost_of_goods: -50}, missing: [outbound_freight]}
- {sku: "", units: 1, amounts: {list_sales: 70, overhead: -90}, missing: [cost_of_goods]}`
	source := lines{shelf: shelfOf(t, text), sold: figures(1, map[string]int64{"list_sales": 70}, []string{"cost_of_goods"})}
	total := map[string]int64{}
	for _, k := range source.SKUs {
		for name, amount := range k.Amounts {
			total[name] += amount
		}
	}
	whole := &run.Statement{Currency: "CNY", Figures: figures(5, total, []string{"cost_of_goods"})}
	known, err := Known(t.Context(), source, whole, nil)
	if err != nil {
		t.Fatal(err)
	}
	if known.SKUs != 1 || known.MissingSKUs != 3 || known.MissingCost != 2 {
		t.Errorf("%+v", known)
	}
	for name, want := range map[string]int64{"net_revenue": 1000, "cm1": 600, "cm3": 600, "operating_profit": 510} {
		if known.Subtotals[name] != want {
			t.Errorf("%s of the known part is %d, want %d", name, known.Subtotals[name], want)
		}
	}
	for _, c := range ledger.Subtotals() {
		if _, ok := known.Subtotals[c.Name]; !ok {
			t.Errorf("no %s", c.Name)
		}
	}
	if part, err := Known(t.Context(), source, &run.Statement{Figures: figures(1, total, nil)}, nil); part != nil || err != nil {
		t.Errorf("of a statement of which nothing is missing: %+v, %v", part, err)
	}
}
