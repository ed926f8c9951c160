package metrics

import "slices"

// wholes counts orders at their first line where every group holds whole orders: that can be
// added up, and counting distinct orders cannot.
func wholes(_ *Catalogue, p *plan) error {
	if slices.ContainsFunc(p.allDims(), func(d Dimension) bool { return !wholeOrders(d) }) {
		return nil
	}
	for i, l := range p.leaves {
		if l == orders() {
			p.leaves[i] = firstLines()
			p.firstLines = true
		}
	}
	return nil
}
