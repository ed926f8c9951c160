package metrics

import "slices"

// plan is a query on its way to SQL. Rewrites fill it in.
type plan struct {
	query   Query
	metrics []*Metric
	dims    []Dimension
	filters []planFilter
	where   *filter    // typed, nil is none
	having  *condition // typed, nil is none
	now     Period

	before     *Period // the comparison period
	shiftYears int     // moves its days under those of now
	shiftDays  int
	leaves     []leaf  // of all parts, in the order of their columns
	parts      []*part // one per source
	firstLines bool    // orders are counted at their first line
	restByScan bool    // the rest row cannot be summed from the groups
}

// part is what a plan asks of one source.
type part struct {
	of       *Source
	relation relation
	filters  []planFilter
	leaves   []int // positions in the plan's leaves
	staged   bool  // summed by dimensions and masks first
}

type planFilter struct {
	dim    Dimension
	filter Filter
}

// rewrite is one step from a query to a complete plan.
type rewrite func(*Catalogue, *plan) error

// rewrites in the order they apply: each may rely on those before it.
func rewrites() []rewrite {
	return []rewrite{resolve, typedConditions, defaults, compare, wholes, split, currency, rollup, stage, rest}
}

func newPlan(c *Catalogue, q Query) (*plan, error) {
	q.Metrics, q.By = slices.Clone(q.Metrics), slices.Clone(q.By)
	q.Formulas, q.Filters, q.Order = slices.Clone(q.Formulas), slices.Clone(q.Filters), slices.Clone(q.Order)
	p := &plan{query: q}
	for _, step := range rewrites() {
		if err := step(c, p); err != nil {
			return nil, err
		}
	}
	return p, nil
}
