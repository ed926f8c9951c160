package rootcause

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// inject moves one or two cells of a merchant that have enough to lose and do not meet, so that
// the total moved their way and they are at least half of the reason.
func inject(f facts, k shopKind, size float64, rng *rand.Rand) (Instance, bool) {
	still := k.table(f, func([]string) bool { return false }, 0, rng)
	for range 50 {
		cells := cells(still, rng)
		moved := func(leaf []string) bool {
			return slices.ContainsFunc(cells, func(c map[int]string) bool { return holds(c, leaf) })
		}
		in := Instance{Table: k.table(f, moved, size, rng)}
		by := measured(in.Table) - measured(still)
		if change := measured(in.Table) - expected(in.Table); change*by <= 0 || math.Abs(by) < math.Abs(change)/2 {
			continue
		}
		for _, c := range cells {
			var elements []rootcause.Element
			for d, v := range c {
				elements = append(elements, rootcause.Element{Dim: k.dims[d], Value: v})
			}
			in.Causes = append(in.Causes, name(elements))
		}
		return in, true
	}
	return Instance{}, false
}

func measured(t rootcause.Table) float64 { return ratioOf(t.Actual, t.ActualDen) }
func expected(t rootcause.Table) float64 { return ratioOf(t.Expected, t.ExpectedDen) }

func ratioOf(n, d []float64) float64 {
	if d == nil {
		return total(n)
	}
	return total(n) / total(d)
}

// cells are one or two that do not meet.
func cells(t rootcause.Table, rng *rand.Rand) []map[int]string {
	var cells []map[int]string
	for range 1 + rng.IntN(2) {
		for range 200 {
			c := anyCell(t, rng)
			if enough(t, c) && !slices.ContainsFunc(cells, func(o map[int]string) bool { return meet(c, o) }) {
				cells = append(cells, c)
				break
			}
		}
	}
	return cells
}

// anyCell chooses the values of a leaf in one or two dimensions.
func anyCell(t rootcause.Table, rng *rand.Rand) map[int]string {
	leaf := rng.IntN(t.Leaves())
	c := map[int]string{}
	for _, d := range rng.Perm(len(t.Dims))[:1+rng.IntN(2)] {
		c[d] = t.Dims[d].Values[t.Codes[d][leaf]]
	}
	return c
}

func holds(c map[int]string, leaf []string) bool {
	for d, v := range c {
		if leaf[d] != v {
			return false
		}
	}
	return true
}

// meet says whether cells may have leaves in common.
func meet(a, b map[int]string) bool {
	for d, v := range a {
		if w, ok := b[d]; ok && v != w {
			return false
		}
	}
	return true
}

// enough says whether a cell is neither too small to see nor most of the table.
func enough(t rootcause.Table, c map[int]string) bool {
	amounts := t.Expected
	if t.Ratio() {
		amounts = t.ExpectedDen
	}
	own, leaves := 0.0, 0
	for i, a := range amounts {
		leaf := make([]string, len(t.Dims))
		for d := range t.Dims {
			leaf[d] = t.Dims[d].Values[t.Codes[d][i]]
		}
		if holds(c, leaf) {
			own += a
			leaves++
		}
	}
	all := total(amounts)
	least := leastSold * all / (shopLines * weeks4 / 2 / shopDays)
	return leaves > 1 && own >= least && own < all/2
}
