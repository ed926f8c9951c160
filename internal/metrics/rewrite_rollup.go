package metrics

import "slices"

// rollup asks the first relation of each source that has every dimension and filter of the query.
// A count of distinct values always takes the finest rows.
func rollup(_ *Catalogue, p *plan) error {
	for _, x := range p.parts {
		x.relation = x.of.whole()
		if p.distinct(x) {
			continue
		}
		if i := slices.IndexFunc(x.of.relations, func(r relation) bool { return p.fits(x, r) }); i >= 0 {
			x.relation = x.of.relations[i]
		}
	}
	return nil
}

func (p *plan) distinct(x *part) bool {
	return slices.ContainsFunc(x.leaves, func(i int) bool { return p.leaves[i].op == opDistinct })
}

func (p *plan) fits(x *part, r relation) bool {
	return !slices.ContainsFunc(p.allDims(), func(d Dimension) bool { return !slices.Contains(r.Dims, d.Name) }) &&
		!slices.ContainsFunc(x.filters, func(f planFilter) bool { return !slices.Contains(r.Dims, f.dim.Name) })
}
