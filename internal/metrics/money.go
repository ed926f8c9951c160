package metrics

import "slices"

// NeedsCurrency says whether any source of the query knows currencies, so that it should be
// narrowed to one. What is wrong with a query is left to Compile.
func (c *Catalogue) NeedsCurrency(q Query) bool {
	c, err := c.WithTyped(q.Formulas)
	if err != nil {
		return false
	}
	names := slices.Clone(q.Metrics)
	for _, o := range q.Order {
		names = append(names, o.By)
	}
	if h, err := c.parseHaving(q.Having); err == nil {
		names = append(names, h.names()...)
	}
	return slices.ContainsFunc(names, func(name string) bool {
		m, ok := c.byName[name]
		return ok && slices.ContainsFunc(m.Sources, func(s string) bool { return c.sources[s].has("currency") })
	})
}

// InLedger is the query's period, filters and condition, as far as the ledger can apply them: what
// a question about its currencies is asked of.
func (q Query) InLedger(c *Catalogue) Query {
	ledger := c.sources[profitSource]
	lacks := func(name string) bool { return !ledger.has(name) }
	near := Query{From: q.From, To: q.To, Filters: slices.DeleteFunc(slices.Clone(q.Filters), func(f Filter) bool { return lacks(f.Dim) })}
	if f, err := parseWhere(q.Where); err == nil && !slices.ContainsFunc(f.dims, func(d Dimension) bool { return lacks(d.Name) }) {
		near.Where = q.Where
	}
	return near
}
