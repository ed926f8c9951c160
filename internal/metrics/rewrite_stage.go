package metrics

import "slices"

// stage sums the rows by their dimensions and masks first, when the query asks for estimated
// or missing parts: many filtered sums over few rows are cheap, over many rows they are not.
// Orders and lines as dimensions leave nothing to sum.
func stage(_ *Catalogue, p *plan) error {
	masked := slices.ContainsFunc(p.leaves, func(l leaf) bool { return l.op == opEstimated || l.op == opMissing })
	fine := slices.ContainsFunc(p.dims, func(d Dimension) bool { return d.Name == "order" || d.Name == "line" })
	p.staged = masked && !fine && !p.distinct()
	return nil
}
