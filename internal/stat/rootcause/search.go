package rootcause

import "math"

// found is a cell that the search holds to be a cause, with the leaves it explains.
type found struct {
	cuboid  *cuboid
	first   int32    // a leaf of the cell
	members []int32  // all leaves, exceptions too
	sum     evidence // of those that share the shift
	score   float64
}

// candidate is a cell with its score.
type candidate struct {
	cuboid *cuboid
	cell   int32
	score  float64
	// What the score was made of: leaves and price. Of many candidates few change with a cause.
	n, price float64
}

// search takes one cause after the other out of the cube, the one that explains most first, until
// no cell explains more than naming it costs. It says false, and stops, where causes would take
// more leaves than they may.
func (c *cube) search(o Options) ([]found, bool) {
	var causes []found
	candidates := c.scan(o)
	for rescanned := true; len(causes) < o.MaxCauses; {
		best, ok := c.best(candidates, o)
		if !ok {
			// A cell that another cause had hidden may show now.
			if rescanned {
				break
			}
			candidates, rescanned = c.scan(o), true
			continue
		}
		f := c.refine(best, o)
		if f.score <= 0 {
			c.refused[cell{best.cuboid.mask, best.cell}] = true
		} else {
			if c.gone += len(f.members); c.gone > c.most {
				return nil, false
			}
			causes = append(causes, f)
			c.take(f.members)
			c.used[f.cuboid.mask] = true
			rescanned = false
			causes = c.gather(causes, o)
		}
	}
	return c.merge(causes, o), true
}

// scan finds every cell that would be worth its name.
func (c *cube) scan(o Options) []candidate {
	var candidates []candidate
	for _, q := range c.cuboids[1:] { // without the whole table
		price := c.price(q, o)
		for cell := range q.cells {
			e := &q.cells[cell]
			if e.n < 0.5 || e.uz <= 0 || e.zz < 2*price {
				continue
			}
			if s := score(*e, price); s > 0 {
				candidates = append(candidates, candidate{q, int32(cell), s, e.n, price})
			}
		}
	}
	return candidates
}

// best is the candidate that explains most now, of those not refused before.
func (c *cube) best(candidates []candidate, o Options) (candidate, bool) {
	best := candidate{}
	for i := range candidates {
		k := &candidates[i]
		e, price := &k.cuboid.cells[k.cell], c.price(k.cuboid, o)
		if e.n != k.n || price != k.price {
			k.score, k.n, k.price = score(*e, price), e.n, price
		}
		if k.score > best.score && !c.refused[cell{k.cuboid.mask, k.cell}] {
			best = *k
		}
	}
	return best, best.score > 0
}

// score is what a cell explains beyond its price; nothing where the shift is not clear or not
// common to the leaves. Leaves that agree better than noise would count only as far as their shift does: leaves without
// one may agree, too.
func score(e evidence, price float64) float64 {
	s := e.gain()
	if s <= price {
		return s - price
	}
	clear, spread := e.clear()
	if clear < price || 2*clear*spread < coherent*e.n*(spread-usual) {
		return math.Inf(-1)
	}
	if spread < 1 {
		s = min(s, clear)
	}
	return s - price
}

// coherent is how many times the square of a shift must be the variance of leaves around it, as far
// as this is more than noise: else the leaves did not move together, only some of them.
const coherent = 2.0

// usual is the variance, in that of the noise, up to which leaves are noise of a size not quite met.
const usual = 1.5

// leastPrice is what naming any cell costs: its shift must be three standard errors from 0.
const leastPrice = 4.5

// price is the description length of a cell: how many dimensions, which, which values. Which
// dimensions is paid once: causes often come as several cells of one cuboid.
func (c *cube) price(q *cuboid, o Options) float64 {
	length := q.length
	if !c.used[q.mask] {
		length += c.layer[len(q.dims)]
	}
	return o.Caution * max(leastPrice, length)
}

// refine replaces a cell by its best part along a dimension as long as the parts that are worth
// their names explain together more than the whole: then the whole is a mixture.
func (c *cube) refine(k candidate, o Options) found {
	members := c.members(k.cuboid, k.cuboid.any[k.cell])
	for {
		f := found{cuboid: k.cuboid, first: k.cuboid.any[k.cell]}
		f.members = members
		f.sum, f.score = c.agree(members, c.price(k.cuboid, o))
		part, inside, ok := c.split(k, members, f, o)
		if !ok {
			return f
		}
		k, members = part, inside
	}
}

// split finds the dimension along which the parts of a cell, each for itself, explain more than
// the whole does, and returns the best of them with its leaves. Parts that do not follow the whole
// may be causes of their own beside it.
func (c *cube) split(k candidate, members []int32, whole found, o Options) (candidate, []int32, bool) {
	best, inside, most := candidate{}, []int32(nil), 0.0
	for d := range c.codes {
		finer := c.mask[k.cuboid.mask|1<<d]
		if finer == nil || finer == k.cuboid {
			continue
		}
		price := c.price(finer, o)
		top, apart, together := candidate{}, 0.0, max(0, whole.score)
		var topLeaves []int32
		for _, leaves := range c.parts(d, members) {
			if len(leaves) == 0 {
				continue
			}
			_, s := c.agree(leaves, price)
			apart += max(0, s)
			if whole.score > 0 {
				together += max(0, s-c.follow(leaves, whole.sum))
			}
			if s > top.score {
				top, topLeaves = candidate{cuboid: finer, cell: finer.cell(c.codes, int(leaves[0])), score: s}, leaves
			}
		}
		// A part that alone explains more than the whole goes first, too.
		if gain := max(apart-together, top.score-max(0, whole.score)); gain > most {
			best, inside, most = top, topLeaves, gain
		}
	}
	return best, inside, best.cuboid != nil
}

// parts are the leaves by their values of a dimension.
func (c *cube) parts(d int, members []int32) [][]int32 {
	codes := c.codes[d]
	sizes := make([]int, c.values[d])
	for _, i := range members {
		sizes[codes[i]]++
	}
	parts, all := make([][]int32, len(sizes)), make([]int32, len(members))
	for v, size := range sizes {
		parts[v], all = all[:0:size], all[size:]
	}
	for _, i := range members {
		parts[codes[i]] = append(parts[codes[i]], i)
	}
	return parts
}
