package rootcause

// merge joins causes where one cell explains their leaves as well as several do: a cell with
// those inside it, or with its siblings the cell that holds them all.
func (c *cube) merge(causes []found, o Options) []found {
	for i := 0; i < len(causes); i++ {
		for _, wider := range c.cuboids {
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

// absorb replaces all causes in the cell of a leaf by that cell where it explains more for its
// price.
func (c *cube) absorb(causes []found, wider *cuboid, first int32, o Options) ([]found, bool) {
	id := wider.cell(c.codes, int(first))
	within := func(f found) bool {
		return f.cuboid.mask&wider.mask == wider.mask && wider.cell(c.codes, int(f.first)) == id
	}
	apart, total := 0.0, wider.cells[id]
	for _, f := range causes {
		if within(f) {
			apart += f.score
			total.add(f.sum)
		}
	}
	if total.zz/2 <= apart {
		return causes, false
	}
	members := c.members(wider, first)
	for _, f := range causes {
		if within(f) {
			members = append(members, f.members...)
		}
	}
	whole := found{cuboid: wider, id: id, first: first, members: members}
	whole.sum, whole.score = c.agree(members, c.price(wider, o))
	if whole.score <= apart {
		return causes, false
	}
	tr("merge into %v %d: %.1f > %.1f", wider.dims, id, whole.score, apart)
	kept := []found{whole}
	for _, f := range causes {
		if within(f) {
			c.restore(f.members)
		} else {
			kept = append(kept, f)
		}
	}
	c.take(whole.members)
	return kept, true
}
