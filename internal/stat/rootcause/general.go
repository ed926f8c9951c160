package rootcause

import (
	"cmp"
	"math"
	"slices"
)

// leastGeneral is the smallest shift of a whole table, as a share, that is told apart.
const leastGeneral = 0.005

// general is the shift of the whole table in a direction, 0 where it is not clear or not common to
// the leaves. Of the dimensions, each with the median of its values' shifts, it is the smallest: a
// cause that moves one value of a dimension moves all of each other dimension's, but not the median
// of its own. Where more than a third of a dimension did not come along, it is not the whole table.
func (c *cube) general(o Options) float64 {
	root := c.mask[0]
	if score(root.cells[0], c.price(root, o)) <= 0 {
		return 0
	}
	least := math.Inf(1)
	for d := range c.codes {
		q := c.mask[1<<d]
		if q == nil {
			continue
		}
		cells := slices.Clone(q.cells)
		cells = slices.DeleteFunc(cells, func(e evidence) bool { return e.uu <= 0 })
		slices.SortFunc(cells, func(a, b evidence) int { return cmp.Compare(a.uz/a.uu, b.uz/b.uu) })
		third, middle := quantile(cells, root.cells[0].uu/3), quantile(cells, root.cells[0].uu/2)
		if third < middle/2 {
			return 0
		}
		least = min(least, middle)
	}
	if least < leastGeneral || least*least*root.cells[0].uu/2 < c.price(root, o) {
		return 0
	}
	return min(least, 0.99)
}

// quantile is the shift up to which cells, in the order of their shifts, have that much evidence.
func quantile(cells []evidence, weight float64) float64 {
	for _, e := range cells {
		if weight -= e.uu; weight <= 0 {
			return e.uz / e.uu
		}
	}
	return 0
}

// shifted is what would have been expected with the general shift.
func shifted(expected []float64, shift, direction float64) []float64 {
	factor := 1 - shift
	if direction > 0 {
		factor = 1 / factor
	}
	out := make([]float64, len(expected))
	for i, f := range expected {
		out[i] = f * factor
	}
	return out
}
