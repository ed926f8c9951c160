package metrics

import "slices"

// rollup asks profit_day instead of line_profit when it has every dimension, filter and
// aggregate of the query.
func rollup(_ *Catalogue, p *plan) error {
	p.source = lineProfit()
	day := profitDay()
	if p.fits(day) {
		p.source = day
	}
	return nil
}

func (p *plan) fits(s source) bool {
	dims := slices.Clone(p.dims)
	for _, f := range p.filters {
		dims = append(dims, f.dim)
	}
	for _, d := range dims {
		if !s.has(d.column) || d.label != "" && !s.has(d.label) {
			return false
		}
	}
	for _, l := range p.leaves {
		if !s.answers(l, dims) {
			return false
		}
	}
	return true
}
