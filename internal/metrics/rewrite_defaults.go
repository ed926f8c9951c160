package metrics

import "slices"

// defaults fills what the query left open: grain, comparison, order; and lists the aggregates.
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
	return nil
}
