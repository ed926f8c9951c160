package metrics

import (
	"slices"

	"github.com/suanpan/suanpan/internal/fault"
)

// currency narrows every source that knows currencies to the one asked for, and insists on one
// wherever money would otherwise be added across currencies.
func currency(_ *Catalogue, p *plan) error {
	q := &p.query
	if q.Currency == "" {
		if p.addsMoney() && !slices.Contains(q.By, "currency") {
			return fault.New(fault.Invalid, "query_currency", nil)
		}
		return nil
	}
	d, err := dimension("currency")
	if err != nil {
		return err
	}
	for _, x := range p.parts {
		if x.of.has(d.Name) {
			x.filters = append(x.filters, planFilter{d, Filter{Dim: d.Name, Op: OpEq, Values: []string{q.Currency}}})
		}
	}
	return nil
}

// addsMoney is true if any aggregate of the plan sums amounts.
func (p *plan) addsMoney() bool {
	return slices.ContainsFunc(p.parts, func(x *part) bool {
		return slices.ContainsFunc(x.leaves, func(i int) bool {
			l := p.leaves[i]
			return l.op == opEstimated || l.op == opMissing || l.op == opSum && x.of.measures[words(l.columns)[0]] == Money
		})
	})
}
