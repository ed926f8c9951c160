package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
)

// SKUCost is one SKU with what it sold and what one piece of it costs.
type SKUCost struct {
	SKU         string `json:"sku"`
	ProductName string `json:"product_name"`
	Currency    string `json:"currency"`
	Units       int64  `json:"units"`
	Sales       int64  `json:"sales" doc:"list sales in minor units"`
	Missing     int64  `json:"missing" doc:"list sales of lines whose cost is missing: the revenue at stake"`
	FirstDay    string `json:"first_day"`
	LastDay     string `json:"last_day"`
	Costs       []Cost `json:"costs" doc:"newest first"`
}

// Cost is the unit cost of a SKU from a day on.
type Cost struct {
	UnitCost int64  `json:"unit_cost" doc:"millionths of the major currency unit"`
	From     string `json:"from" doc:"YYYY-MM-DD; empty: always"`
	Source   string `json:"source" enum:"user,import,default,file" doc:"file: a cost table that was imported"`
}

// Costs lists every SKU that was sold, those with most revenue resting on a missing cost first.
func (w *Workspace) Costs(ctx context.Context, missingOnly bool) ([]SKUCost, error) {
	known, err := w.knownCosts(ctx)
	if err != nil {
		return nil, err
	}
	query := fmt.Sprintf(`SELECT coalesce(sku, ''), coalesce(max(product_name), ''), currency, CAST(sum(qty) AS BIGINT), CAST(sum(list_sales) AS BIGINT),
			CAST(coalesce(sum(list_sales) FILTER (missing & %d <> 0), 0) AS BIGINT) AS at_stake, CAST(min(day) AS VARCHAR), CAST(max(day) AS VARCHAR)
		FROM line_profit WHERE line_kind <> 'unallocated' GROUP BY sku, currency
		%s ORDER BY at_stake DESC, sum(list_sales) DESC`, costBit(), map[bool]string{true: "HAVING at_stake > 0"}[missingOnly])
	rows, err := w.store.Query(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := []SKUCost{}
	for rows.Next() {
		c := SKUCost{Costs: []Cost{}}
		if err := rows.Scan(&c.SKU, &c.ProductName, &c.Currency, &c.Units, &c.Sales, &c.Missing, &c.FirstDay, &c.LastDay); err != nil {
			return nil, err
		}
		c.Costs = append(c.Costs, known[c.SKU]...)
		list = append(list, c)
	}
	return list, rows.Err()
}

// costBit is the mask of the cost of goods in line_profit.missing.
func costBit() int {
	return 1 << slices.IndexFunc(ledger.Components(), func(c ledger.Component) bool { return c.Name == "cost_of_goods" })
}

func (w *Workspace) knownCosts(ctx context.Context) (map[string][]Cost, error) {
	rules, err := w.records.Rules(ctx, ledger.UnitCost)
	if err != nil {
		return nil, err
	}
	known := map[string][]Cost{}
	for _, r := range rules {
		known[r.SKU] = append(known[r.SKU], Cost{r.Amount, r.From, r.Source})
	}
	rows, err := w.store.Query(ctx, `SELECT sku, unit_cost, coalesce(CAST(effective_from AS VARCHAR), '') FROM cost WHERE unit_cost >= 0`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var sku string
		c := Cost{Source: "file"}
		if err := rows.Scan(&sku, &c.UnitCost, &c.From); err != nil {
			return nil, err
		}
		known[sku] = append(known[sku], c)
	}
	for _, costs := range known {
		slices.SortFunc(costs, func(a, b Cost) int { return strings.Compare(b.From, a.From) })
	}
	return known, rows.Err()
}

// CostEdit sets the unit cost of a SKU from a day on.
type CostEdit struct {
	SKU      string `json:"sku" minLength:"1"`
	UnitCost int64  `json:"unit_cost" minimum:"0" doc:"millionths of the major currency unit"`
	From     string `json:"from,omitempty" doc:"YYYY-MM-DD; empty: always"`
}

// SetCosts writes unit costs and rebuilds the days on which those SKUs were sold.
func (w *Workspace) SetCosts(ctx context.Context, edits []CostEdit, progress func(Progress)) error {
	if len(edits) == 0 {
		return fault.New(fault.Invalid, "nothing_to_change", nil)
	}
	rules := make([]records.Rule, len(edits))
	for i, e := range edits {
		rules[i] = records.Rule{Kind: ledger.UnitCost, SKU: e.SKU, Amount: e.UnitCost, From: e.From, Source: "user"}
	}
	if _, err := ledger.NewRulebook(rules); err != nil {
		return ruleFault(err)
	}
	if _, err := w.records.PutRules(ctx, rules...); err != nil {
		return ruleFault(err)
	}
	return w.rebuildRules(ctx, rules, progress)
}
