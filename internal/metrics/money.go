package metrics

import "slices"

// NeedsCurrency says whether any source of the metrics knows currencies, so that a question
// should be narrowed to one. Unknown names are left to Compile.
func (c *Catalogue) NeedsCurrency(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		m, ok := c.byName[name]
		return ok && slices.ContainsFunc(m.Sources, func(s string) bool { return c.sources[s].has("currency") })
	})
}

// LedgerFilters keeps the filters that the ledger can apply.
func (c *Catalogue) LedgerFilters(all []Filter) []Filter {
	ledger := c.sources[profitSource]
	return slices.DeleteFunc(slices.Clone(all), func(f Filter) bool { return !ledger.has(f.Dim) })
}
