package metrics

import (
	"slices"

	"github.com/suanpan/suanpan/internal/ledger"
)

// Doubts adds to the names of metrics those by which it is known whether each may be believed: the list
// sales of the lines that miss a component it is made of. It gives all names, those asked for first, and of
// each of those the places of its doubts among all: unless the value of every one of them is 0, the metric is
// no fact. A metric that no ledger component goes into has none.
func (c *Catalogue) Doubts(names []string) (all []string, doubts [][]int, err error) {
	all = slices.Clone(names)
	for _, name := range names {
		m, err := c.Lookup(name)
		if err != nil {
			return nil, nil, err
		}
		own := []int{}
		for _, component := range c.componentsOf(m) {
			at := slices.Index(all, component+"_missing")
			if at < 0 {
				at = len(all)
				all = append(all, component+"_missing")
			}
			own = append(own, at)
		}
		doubts = append(doubts, own)
	}
	return all, doubts, nil
}

// componentsOf lists the ledger components that a metric sums.
func (c *Catalogue) componentsOf(m *Metric) []string {
	var names []string
	for _, l := range m.expr.leaves(c) {
		if l.source != profitSource || l.op != opSum {
			continue
		}
		for _, column := range words(l.columns) {
			if slices.ContainsFunc(ledger.Components(), func(k ledger.Component) bool { return k.Name == column }) {
				names = add(names, column)
			}
		}
	}
	return names
}
