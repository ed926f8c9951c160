package metrics

import "slices"

// rollup asks the first daily rollup that has every dimension and filter of the query, and
// line_profit where none has. A count of distinct values always takes the lines.
func rollup(_ *Catalogue, p *plan) error {
	p.source = lineProfit()
	if p.distinct() {
		return nil
	}
	for _, s := range rollups() {
		if p.fits(s) {
			p.source = s
			return nil
		}
	}
	return nil
}

func (p *plan) distinct() bool {
	return slices.ContainsFunc(p.leaves, func(l leaf) bool { return l.op == opDistinct })
}

func (p *plan) fits(s source) bool {
	return !slices.ContainsFunc(p.allDims(), func(d Dimension) bool { return !s.has(d.column) || !s.has(d.label) })
}

// allDims are those that the query groups by or filters on.
func (p *plan) allDims() []Dimension {
	dims := slices.Clone(p.dims)
	for _, f := range p.filters {
		dims = append(dims, f.dim)
	}
	return dims
}
