package metrics

import (
	"slices"

	"github.com/suanpan/suanpan/internal/fault"
)

// defaults fills what the query left open: grain, comparison, order; and insists on one
// currency wherever money would otherwise be added across currencies.
func defaults(c *Catalogue, p *plan) error {
	q := &p.query
	if q.Grain == "" {
		q.Grain = Day
	}
	if q.Compare == "" {
		q.Compare = NoCompare
	}
	if err := oneOf("grain", q.Grain, Day, Week, Month); err != nil {
		return err
	}
	if err := oneOf("compare", q.Compare, NoCompare, Previous, LastYear); err != nil {
		return err
	}
	if len(q.Order) == 0 {
		if slices.Contains(q.By, "day") {
			q.Order = []Order{{By: "day"}}
		} else {
			q.Order = []Order{{By: q.Metrics[0], Desc: true}}
		}
	}
	p.leaves = leavesOf(c, q.Metrics)
	for _, o := range q.Order {
		if m, ok := c.byName[o.By]; ok {
			for _, l := range m.expr.leaves(c) {
				if !slices.Contains(p.leaves, l) {
					p.leaves = append(p.leaves, l)
				}
			}
		}
	}
	if q.Currency == "" && p.addsMoney() && !slices.Contains(q.By, "currency") {
		return fault.New(fault.Invalid, "query_currency", nil)
	}
	if q.Currency != "" {
		d, err := dimension("currency")
		if err != nil {
			return err
		}
		p.filters = append(p.filters, planFilter{d, Filter{Dim: "currency", Op: OpEq, Values: []string{q.Currency}}})
	}
	return nil
}

// addsMoney is true if any aggregate of the plan sums amounts.
func (p *plan) addsMoney() bool {
	return slices.ContainsFunc(p.leaves, func(l leaf) bool {
		return l.op == opEstimated || l.op == opMissing || l.op == opSum && !slices.Contains(sumColumns(), l.columns)
	})
}
