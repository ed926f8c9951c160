package rootcause

import "slices"

// merge joins causes where one cell explains their leaves as well as several do: a cell with
// those inside it, or with its siblings the cell that holds them all.
func (c *cube) merge(causes []found, o Options) []found {
	for i := 0; i < len(causes); i++ {
		for _, wider := range c.cuboids[1:] {
			mask := wider.mask
			if mask&causes[i].cuboid.mask != mask || mask == causes[i].cuboid.mask {
				continue
			}
			if merged, ok := c.absorb(causes, wider, causes[i].first, o); ok {
				causes, i = merged, -1
				break
			}
		}
	}
	return causes
}

// siblings is how many causes of one wider cell make it worth a look at once. Waiting for the rest
// of them would take the places of other causes.
const siblings = 3

// gather joins the last cause with others in a cell that is wider by one dimension.
func (c *cube) gather(causes []found, o Options) []found {
	last := causes[len(causes)-1]
	for _, d := range last.cuboid.dims {
		wider := c.mask[last.cuboid.mask&^(1<<d)]
		if wider.mask == 0 {
			continue
		}
		within := 0
		for _, f := range causes {
			if c.inside(f, wider, last.first) {
				within++
			}
		}
		if within < siblings {
			continue
		}
		if joined, ok := c.absorb(causes, wider, last.first, o); ok {
			return joined
		}
	}
	return causes
}

// inside says whether a cause lies in the wider cell of a leaf.
func (c *cube) inside(f found, wider *cuboid, first int32) bool {
	return f.cuboid.mask&wider.mask == wider.mask && wider.cell(c.codes, int(f.first)) == wider.cell(c.codes, int(first))
}

// absorb replaces all causes in the cell of a leaf by that cell where it explains more for its
// price.
func (c *cube) absorb(causes []found, wider *cuboid, first int32, o Options) ([]found, bool) {
	id := wider.cell(c.codes, int(first))
	within := func(f found) bool { return c.inside(f, wider, first) }
	apart, together := 0.0, evidence{}
	for _, f := range causes {
		if within(f) {
			apart += f.score
			together.add(f.sum)
		}
	}
	// What no cause has must lean the same way, if there is much of it.
	rest := wider.cells[id]
	if rest.n > together.n/8 && rest.uz/rest.uu < together.uz/together.uu/4 {
		return causes, false
	}
	free := c.members(wider, first)
	members := slices.Clone(free)
	for _, f := range causes {
		if within(f) {
			members = append(members, f.members...)
		}
	}
	whole := found{cuboid: wider, first: first, members: members}
	whole.sum, whole.score = c.agree(members, c.price(wider, o))
	if whole.score <= apart {
		return causes, false
	}
	c.take(free)
	kept := []found{whole}
	for _, f := range causes {
		if !within(f) {
			kept = append(kept, f)
		}
	}
	return kept, true
}
