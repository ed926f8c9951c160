package rootcause

import (
	"math"
	"math/bits"
	"slices"
)

// cuboid sums the leaves by the values of some dimensions.
type cuboid struct {
	mask   uint
	dims   []int
	stride []int32 // of a dense index, by dims
	ids    []int32 // by leaf, where the index is not dense
	cells  []evidence
	length float64 // ln of the number of cells
	any    []int32 // a leaf of each cell, to name its values; -1 where there is none
}

// cube is the leaves summed over every cuboid.
type cube struct {
	codes   [][]int32
	values  []int // by dimension: how many
	leaves  []evidence
	taken   []bool // by leaf: a cause has it
	gone    int    // how many are taken
	most    int    // how many may be
	cuboids []*cuboid
	mask    map[uint]*cuboid
	layer   []float64     // ln of how many choices of that many dimensions there are
	refused map[cell]bool // cells that turned out to hold no cause
	used    map[uint]bool // cuboids that causes are of
}

// cell is one of the cube.
type cell struct {
	mask uint
	id   int32
}

// newCube sums the leaves over the cuboids of at most elements dimensions.
func newCube(t Table, leaves []evidence, elements int) *cube {
	c := &cube{codes: t.Codes, leaves: leaves, taken: make([]bool, len(leaves)), most: len(leaves), mask: map[uint]*cuboid{}, refused: map[cell]bool{}, used: map[uint]bool{}}
	c.layer = make([]float64, len(t.Dims)+1)
	for _, d := range t.Dims {
		c.values = append(c.values, len(d.Values))
	}
	for layer := min(elements, len(t.Dims)); layer >= 0; layer-- {
		choices := 0
		for mask := uint(0); mask < 1<<len(t.Dims); mask++ {
			if bits.OnesCount(mask) == layer {
				choices++
				q := newCuboid(t, mask)
				c.fill(q)
				c.cuboids = append(c.cuboids, q)
				c.mask[mask] = q
			}
		}
		c.layer[layer] = math.Log(float64(choices * min(elements+1, len(t.Dims)+1)))
	}
	slices.Reverse(c.cuboids) // fewest dimensions first
	return c
}

// fill sums a cuboid from the smallest one with a dimension more, or else from the leaves.
func (c *cube) fill(q *cuboid) {
	var from *cuboid
	for d := range c.codes {
		finer := c.mask[q.mask|1<<d]
		if finer != nil && (from == nil || len(finer.cells) < len(from.cells)) {
			from = finer
		}
	}
	if from == nil {
		for i, leaf := range c.leaves {
			if leaf.n > 0 {
				q.add(q.cell(c.codes, i), leaf, int32(i))
			}
		}
		return
	}
	if from.ids == nil && q.ids == nil {
		d := bits.TrailingZeros(from.mask &^ q.mask)
		from.fold(q, int(from.stride[slices.Index(from.dims, d)]), c.values[d])
		return
	}
	for k, e := range from.cells {
		if e.n > 0 {
			q.add(q.cell(c.codes, int(from.any[k])), e, from.any[k])
		}
	}
}

// fold sums a dense cuboid over a dimension, of that stride and so many values.
func (q *cuboid) fold(into *cuboid, stride, values int) {
	for k, base := 0, 0; k < len(q.cells); base += stride {
		for range values {
			for low := range stride {
				if e := &q.cells[k]; e.n > 0 {
					into.add(int32(base+low), *e, q.any[k])
				}
				k++
			}
		}
	}
}

func (q *cuboid) add(cell int32, e evidence, leaf int32) {
	q.cells[cell].add(e)
	q.any[cell] = leaf
}

// newCuboid lays the cells out: one for each combination of values, or, where that would be many
// more than there are leaves, one for each combination that a leaf has.
func newCuboid(t Table, mask uint) *cuboid {
	q := &cuboid{mask: mask}
	size := 1
	limit := 4*t.Leaves() + 1024
	for d := range t.Dims {
		if mask&(1<<d) != 0 {
			q.dims = append(q.dims, d)
			q.stride = append(q.stride, int32(size))
			if size <= limit {
				size *= len(t.Dims[d].Values)
			}
		}
	}
	if size > limit {
		size = q.compact(t)
	}
	q.cells = make([]evidence, size)
	q.length = math.Log(float64(size))
	q.any = make([]int32, size)
	for i := range q.any {
		q.any[i] = -1
	}
	return q
}

// compact numbers the combinations of values that leaves have, one dimension after the other.
func (q *cuboid) compact(t Table) int {
	q.ids = make([]int32, t.Leaves())
	count := 1
	for _, d := range q.dims {
		seen := map[int64]int32{}
		values := int64(len(t.Dims[d].Values))
		for i, code := range t.Codes[d] {
			key := int64(q.ids[i])*values + int64(code)
			id, ok := seen[key]
			if !ok {
				id = int32(len(seen))
				seen[key] = id
			}
			q.ids[i] = id
		}
		count = len(seen)
	}
	return count
}

func (q *cuboid) cell(codes [][]int32, leaf int) int32 {
	if q.ids != nil {
		return q.ids[leaf]
	}
	id := int32(0)
	for k, d := range q.dims {
		id += q.stride[k] * codes[d][leaf]
	}
	return id
}

// members are the leaves that share their cell with the first and that no cause has taken.
func (c *cube) members(q *cuboid, first int32) []int32 {
	var members []int32
leaf:
	for i := range c.leaves {
		if c.taken[i] || c.leaves[i].n == 0 {
			continue
		}
		for _, d := range q.dims {
			if c.codes[d][i] != c.codes[d][first] {
				continue leaf
			}
		}
		members = append(members, int32(i))
	}
	return members
}

// take takes leaves out of every cuboid.
func (c *cube) take(members []int32) {
	for _, q := range c.cuboids {
		for _, i := range members {
			q.cells[q.cell(c.codes, int(i))].sub(c.leaves[i])
		}
	}
	for _, i := range members {
		c.taken[i] = true
	}
}
