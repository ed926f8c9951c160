package metrics

import "github.com/suanpan/suanpan/internal/metrics/ast"

// Dialect spells what engines spell differently; it lives with its driver.
type Dialect = ast.Dialect

// Compiled is a query ready to run. Its result columns are, in order: each dimension as
// text, followed by its label if it has one; each metric, followed by its value in the
// comparison period if there is one; is_rest; total_rows (groups before any limit, NULL
// where there is none); and with Rest the place, from 1.
type Compiled struct {
	SQL     string
	Args    []any
	Query   Query // with its defaults filled in
	Dims    []Dimension
	Metrics []*Metric
	Before  *Period  // the comparison period
	Tables  []string // the relations asked, one per source
}

// HasLabel is true if the i-th dimension has a label column.
func (q *Compiled) HasLabel(i int) bool { return q.Dims[i].HasLabel() }

// Compile checks a query and turns it into SQL.
func (c *Catalogue) Compile(q Query, d Dialect) (*Compiled, error) {
	c, err := c.WithTyped(q.Formulas)
	if err != nil {
		return nil, err
	}
	p, err := newPlan(c, q)
	if err != nil {
		return nil, err
	}
	text, args := compiler{c, p}.compile().Print(d)
	compiled := &Compiled{SQL: text, Args: args, Query: p.query, Dims: p.dims, Metrics: p.metrics, Before: p.before}
	for _, x := range p.parts {
		compiled.Tables = append(compiled.Tables, x.relation.Table)
	}
	return compiled, nil
}
