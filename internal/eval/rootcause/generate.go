package rootcause

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// sizesS are the dimensions of the instances called S.
var sizesS = [...]int{10, 12, 10, 8, 5}

// anomaly is cells of one cuboid that were moved alike.
type anomaly struct {
	dims                []int
	cells               [][]int32 // by cell, by dims
	severity, deviation float64
}

// Generate makes an instance of the kind called S, as Kalander, "RiskLoc" (arXiv
// 2205.10004), and the generator published with it describe it: values from a Weibull
// distribution, a share of leaves empty, normal noise on one side of each leaf, and one to three
// anomalies of one to three cells each, which lower one side by a share. Equal seeds make equal
// instances; no instance is one of those published, whose random numbers are others.
func Generate(seed uint64) Instance {
	rng := rand.New(rand.NewPCG(seed, 0x5))
	zero, level := rng.Float64()/4, rng.Float64()/4
	t := grid()
	fill(t, rng, zero, level)
	anomalies, ok := draw(t, rng, level)
	for !ok {
		anomalies, ok = draw(t, rng, level)
	}
	lowered, kept := t.Actual, t.Expected
	if total(t.Actual) > total(t.Expected) {
		lowered, kept = kept, lowered
	}
	in := Instance{Name: fmt.Sprintf("seed-%d", seed), Table: t, Noise: level}
	for _, a := range anomalies {
		for i := range lowered {
			if a.holds(t, i) {
				lowered[i] = max(0, kept[i]*(1-a.severity-a.deviation*rng.NormFloat64()))
			}
		}
		in.Causes = append(in.Causes, a.names(t)...)
	}
	return in
}

// draw chooses all anomalies; it says false where the last of them finds no place beside the others.
func draw(t rootcause.Table, rng *rand.Rand, level float64) ([]anomaly, bool) {
	var anomalies []anomaly
	for range 1 + rng.IntN(3) {
		depth, cells := 1+rng.IntN(len(sizesS)), 1+rng.IntN(3)
		a := anomaly{severity: 0.2 + 0.8*rng.Float64() + level, deviation: rng.Float64() / 10}
		placed := false
		for try := 0; try < 1000 && !placed; try++ {
			placed = place(&a, depth, cells, t, rng, anomalies)
		}
		if !placed {
			return nil, false
		}
		anomalies = append(anomalies, a)
	}
	return anomalies, true
}

// grid is every combination of values: dimensions a, b …, values a1, a2 ….
func grid() rootcause.Table {
	var t rootcause.Table
	leaves := 1
	for d, size := range sizesS {
		dim := rootcause.Dim{Name: string(rune('a' + d))}
		for v := range size {
			dim.Values = append(dim.Values, fmt.Sprintf("%s%d", dim.Name, v+1))
		}
		t.Dims = append(t.Dims, dim)
		leaves *= size
	}
	stride := leaves
	for _, size := range sizesS {
		stride /= size
		codes := make([]int32, leaves)
		for i := range codes {
			codes[i] = int32(i / stride % size)
		}
		t.Codes = append(t.Codes, codes)
	}
	t.Actual, t.Expected = make([]float64, leaves), make([]float64, leaves)
	return t
}

func fill(t rootcause.Table, rng *rand.Rand, zero, level float64) {
	shape := 0.5 + rng.Float64()/2
	for i := range t.Actual {
		value, noise, side := 100*math.Pow(rng.ExpFloat64(), 1/shape), level*rng.NormFloat64(), rng.IntN(2)
		if rng.Float64() < zero {
			continue
		}
		t.Actual[i], t.Expected[i] = value, max(0, value*(1+noise))
		if side == 1 {
			t.Actual[i], t.Expected[i] = value*(1+noise), value
		}
	}
}

// place chooses the cells of an anomaly; it says false where the choice has to be made again:
// cells twice, no value left that earlier anomalies do not have, a cuboid of theirs, or a leaf
// that is empty.
func place(a *anomaly, depth, cells int, t rootcause.Table, rng *rand.Rand, before []anomaly) bool {
	a.dims = rng.Perm(len(sizesS))[:depth]
	slices.Sort(a.dims)
	a.cells = make([][]int32, cells)
	for _, d := range a.dims {
		free := make([]int32, 0, sizesS[d])
		for v := range int32(sizesS[d]) {
			if !slices.ContainsFunc(before, func(b anomaly) bool { return b.uses(d, v) }) {
				free = append(free, v)
			}
		}
		if len(free) == 0 {
			return false
		}
		for i := range a.cells {
			a.cells[i] = append(a.cells[i], free[rng.IntN(len(free))])
		}
	}
	leaf := depth == len(sizesS)
	for i, c := range a.cells {
		if slices.ContainsFunc(a.cells[:i], func(b []int32) bool { return slices.Equal(b, c) }) {
			return false
		}
		if leaf && t.Actual[index(c)] == 0 {
			return false
		}
	}
	return leaf || !slices.ContainsFunc(before, func(b anomaly) bool { return slices.Equal(b.dims, a.dims) })
}

func index(cell []int32) int {
	i := 0
	for d, v := range cell {
		i = i*sizesS[d] + int(v)
	}
	return i
}

func (a anomaly) uses(d int, v int32) bool {
	k := slices.Index(a.dims, d)
	return k >= 0 && slices.ContainsFunc(a.cells, func(c []int32) bool { return c[k] == v })
}

func (a anomaly) holds(t rootcause.Table, leaf int) bool {
	return slices.ContainsFunc(a.cells, func(c []int32) bool {
		for k, d := range a.dims {
			if t.Codes[d][leaf] != c[k] {
				return false
			}
		}
		return true
	})
}

func (a anomaly) names(t rootcause.Table) []string {
	names := make([]string, 0, len(a.cells))
	for _, c := range a.cells {
		var parts []string
		for k, d := range a.dims {
			parts = append(parts, t.Dims[d].Name+"="+t.Dims[d].Values[c[k]])
		}
		names = append(names, strings.Join(parts, "&"))
	}
	return names
}

func total(x []float64) float64 {
	s := 0.0
	for _, a := range x {
		s += a
	}
	return s
}
