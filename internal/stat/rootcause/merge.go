package rootcause

// merge joins causes where one cell explains their leaves as well as several do: a cell with
// those inside it, or with its siblings the cell that holds them all.
func (c *cube) merge(causes []found, o Options) []found {
	for i := 0; i < len(causes); i++ {
		if merged, ok := c.absorb(causes, i, o); ok {
			causes, i = merged, -1
		}
	}
	return causes
}

// absorb replaces cause i, and all that lie in the same wider cell, by that cell where this
// explains more for its price.
func (c *cube) absorb(causes []found, i int, o Options) ([]found, bool) {
	x := causes[i]
	for mask, wider := range c.mask {
		if mask&x.cuboid.mask != mask || mask == x.cuboid.mask {
			continue
		}
		cell := wider.cell(c.codes, int(x.first))
		whole, apart := wider.cells[cell], 0.0
		for _, y := range causes {
			if y.cuboid.mask&mask == mask && wider.cell(c.codes, int(y.first)) == cell {
				whole.add(y.sum)
				apart += y.score
			}
		}
		s := score(whole, c.price(wider, o))
		if s <= apart {
			continue
		}
		members := c.members(wider, x.first)
		c.remove(members)
		var kept []found
		for _, y := range causes {
			if y.cuboid.mask&mask == mask && wider.cell(c.codes, int(y.first)) == cell {
				members = append(members, y.members...)
			} else {
				kept = append(kept, y)
			}
		}
		return append(kept, found{wider, x.first, members, whole, s}), true
	}
	return causes, false
}
