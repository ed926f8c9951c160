package rootcause

import "math"

// found is a cell that the search holds to be a cause, with the leaves it explains.
type found struct {
	cuboid  *cuboid
	first   int32 // a leaf of the cell
	members []int32
	sum     evidence // of the members
	score   float64
}

// candidate is a cell with its score.
type candidate struct {
	cuboid *cuboid
	cell   int32
	score  float64
}

// search takes one cause after the other out of the cube, the one that explains most first, until
// no cell explains more than naming it costs.
func (c *cube) search(o Options) []found {
	var causes []found
	candidates := c.scan(o)
	for rescanned := true; len(causes) < o.MaxCauses; {
		best := c.best(candidates, o)
		if best.score <= 0 {
			// A cell that another cause had hidden may show now.
			if rescanned {
				break
			}
			candidates, rescanned = c.scan(o), true
			continue
		}
		best = c.refine(best, o)
		f := found{cuboid: best.cuboid, first: best.cuboid.any[best.cell], members: c.members(best.cuboid, best.cuboid.any[best.cell]), sum: best.cuboid.cells[best.cell], score: best.score}
		causes = append(causes, f)
		c.remove(f.members)
		rescanned = false
	}
	return c.merge(causes, o)
}

// scan finds every cell that would be worth its name.
func (c *cube) scan(o Options) []candidate {
	var candidates []candidate
	for _, q := range c.cuboids {
		price := c.price(q, o)
		for cell := range q.cells {
			e := &q.cells[cell]
			if e.n < 0.5 || e.uz <= 0 || e.zz < 2*price {
				continue
			}
			if s := score(*e, price); s > 0 {
				candidates = append(candidates, candidate{q, int32(cell), s})
			}
		}
	}
	return candidates
}

func (c *cube) best(candidates []candidate, o Options) candidate {
	best := candidate{score: math.Inf(-1)}
	for _, k := range candidates {
		if s := score(k.cuboid.cells[k.cell], c.price(k.cuboid, o)); s > best.score {
			best = candidate{k.cuboid, k.cell, s}
		}
	}
	return best
}

// score is what a cell explains beyond its price; not above 0 where the shift itself is not clear.
func score(e evidence, price float64) float64 {
	s := e.gain() - price
	if s > 0 && e.clear() < price {
		return math.Inf(-1)
	}
	return s
}

// price is the description length of a cell of the cuboid: which cuboid, which cell.
func (c *cube) price(q *cuboid, o Options) float64 {
	return o.Caution * (math.Log(float64(len(q.cells))) + math.Log(float64(len(c.cuboids))))
}

// refine replaces a cell by its best part along a dimension as long as the parts that are worth
// their names explain together more than the whole: then the whole is a mixture.
func (c *cube) refine(k candidate, o Options) candidate {
	for {
		bestSum, bestPart := k.score, candidate{}
		members := c.members(k.cuboid, k.cuboid.any[k.cell])
		for d := range c.codes {
			finer := c.mask[k.cuboid.mask|1<<d]
			if finer == nil || finer == k.cuboid {
				continue
			}
			part, sum := c.split(members, finer, o)
			if sum > bestSum {
				bestSum, bestPart = sum, part
			}
		}
		if bestPart.cuboid == nil {
			return k
		}
		k = bestPart
	}
}

// split scores the parts of a cell in a finer cuboid: the best part and the sum of those worth
// their names.
func (c *cube) split(members []int32, finer *cuboid, o Options) (candidate, float64) {
	price := c.price(finer, o)
	best, sum := candidate{}, 0.0
	seen := map[int32]bool{}
	for _, i := range members {
		cell := finer.cell(c.codes, int(i))
		if seen[cell] {
			continue
		}
		seen[cell] = true
		s := score(finer.cells[cell], price)
		if s <= 0 {
			continue
		}
		sum += s
		if s > best.score {
			best = candidate{finer, cell, s}
		}
	}
	return best, sum
}
