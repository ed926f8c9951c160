package rootcause

import "math/bits"

// cuboid sums the leaves by the values of some dimensions.
type cuboid struct {
	mask   uint
	dims   []int
	stride []int32 // of a dense index, by dims
	ids    []int32 // by leaf, where the index is not dense
	cells  []evidence
	any    []int32 // a leaf of each cell, to name its values; -1 where there is none
}

// cube is the leaves summed over every cuboid.
type cube struct {
	codes   [][]int32
	leaves  []evidence
	cuboids []*cuboid
	mask    map[uint]*cuboid
}

// newCube sums the leaves over the cuboids of at most elements dimensions, fewest first.
func newCube(t Table, leaves []evidence, elements int) *cube {
	c := &cube{codes: t.Codes, leaves: leaves, mask: map[uint]*cuboid{}}
	for layer := 0; layer <= min(elements, len(t.Dims)); layer++ {
		for mask := uint(0); mask < 1<<len(t.Dims); mask++ {
			if bits.OnesCount(mask) == layer {
				q := newCuboid(t, mask)
				c.cuboids = append(c.cuboids, q)
				c.mask[mask] = q
			}
		}
	}
	for _, q := range c.cuboids {
		for i, leaf := range leaves {
			if leaf.n > 0 {
				cell := q.cell(c.codes, i)
				q.cells[cell].add(leaf)
				q.any[cell] = int32(i)
			}
		}
	}
	return c
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

// members are the leaves that share their cell with the first and are still in the cube.
func (c *cube) members(q *cuboid, first int32) []int32 {
	var members []int32
leaf:
	for i := range c.leaves {
		if c.leaves[i].n == 0 {
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

// remove takes leaves out of every cuboid.
func (c *cube) remove(members []int32) {
	for _, q := range c.cuboids {
		for _, i := range members {
			q.cells[q.cell(c.codes, int(i))].sub(c.leaves[i])
		}
	}
	for _, i := range members {
		c.leaves[i] = evidence{}
	}
}
