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
	names := slices.Clone(q.Metrics)
	for _, o := range q.Order {
		if _, ok := c.byName[o.By]; ok {
			names = append(names, o.By)
		}
	}
	if p.having != nil {
		names = append(names, p.having.names()...)
	}
	p.leaves = leavesOf(c, names)
	return nil
}
