package metrics

import "slices"

// stage sums the rows by their dimensions and masks first, when the query asks for estimated
// or missing parts: many filtered sums over few rows are cheap, over many rows they are not.
// Orders and lines as dimensions leave nothing to sum.
func stage(_ *Catalogue, p *plan) error {
	fine := slices.ContainsFunc(p.dims, func(d Dimension) bool { return d.Name == "order" || d.Name == "line" })
	for _, x := range p.parts {
		masked := slices.ContainsFunc(x.leaves, func(i int) bool { return p.leaves[i].op == opEstimated || p.leaves[i].op == opMissing })
		x.staged = masked && !fine && !p.distinct(x)
	}
	return nil
}
