package rootcause

import (
	"math"
	"slices"
)

// exception is what a leaf costs that does not follow its cell's shift: ln 0.05.
const exception = -3.0

// telling is the squared shift, in standard deviations of the mean leaf, from which single leaves
// tell whether they have it. Below, as with most leaves of counts, all are taken as they are.
const telling = 1.0

const (
	sampled = 256 // leaves from which the first guess of a shift is made
	rounds  = 2   // of leaving leaves out and fitting again
)

// agree sums the leaves of a cell that share a shift, and scores the cell by them, less what the
// exceptions cost. A cell with exceptions, which other causes may have moved, is then still one
// cell; one of which less than half the leaves agree is none, nor one
// that has not moved as a whole.
func (c *cube) agree(members []int32, price float64) (evidence, float64) {
	var whole, inside evidence
	for _, i := range members {
		whole.add(c.leaves[i])
	}
	if clear, _ := whole.clear(); clear < price {
		return evidence{}, math.Inf(-1)
	}
	if shift := whole.uz / whole.uu; shift*shift*whole.uu < telling*whole.n {
		return whole, score(whole, price)
	}
	shift, spread := c.guess(members)
	for range rounds {
		inside = evidence{}
		log := math.Log(spread) / 2
		for _, i := range members {
			if e := &c.leaves[i]; e.follows(shift, spread, log) > exception {
				inside.add(*e)
			}
		}
		if 2*inside.n < float64(len(members)) || inside.uz <= 0 {
			return evidence{}, math.Inf(-1)
		}
		shift, spread = inside.fit()
	}
	return inside, score(inside, price) + exception*(float64(len(members))-inside.n)
}

// guess is the median shift and the spread around it, from some of the leaves.
func (c *cube) guess(members []int32) (shift, spread float64) {
	step := 1 + (len(members)-1)/sampled
	x := make([]float64, 0, sampled)
	for i := 0; i < len(members); i += step {
		if e := c.leaves[members[i]]; e.uu > 0 {
			x = append(x, e.uz/e.uu)
		}
	}
	shift = median(x)
	x = x[:0]
	for i := 0; i < len(members); i += step {
		e := c.leaves[members[i]]
		x = append(x, e.around(shift)+leastSpread*leastSpread*e.uu)
	}
	slices.Sort(x)
	m := x[len(x)/2] / (normalMedian * normalMedian)
	n := float64(len(x))
	return shift, (2*priorScale + n*m) / (2*priorShape + n)
}

// follow is what leaves explain with the shift of a cause, exceptions as before.
func (c *cube) follow(members []int32, cause evidence) float64 {
	shift, spread := cause.fit()
	log, total := math.Log(spread)/2, 0.0
	for _, i := range members {
		total += c.leaves[i].follows(shift, spread, log)
	}
	return total
}

// follows is what a shift with a spread, log being half the spread's logarithm, explains of one
// leaf, which is an exception where noise alone would do it much better.
func (e *evidence) follows(shift, spread, log float64) float64 {
	return max(exception, (e.zz-e.around(shift)/spread)/2-log)
}
