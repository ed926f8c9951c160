package rootcause

import "math"

// evidence is that of every leaf for a shift in the direction.
func (n noise) evidence(actual, expected []float64, direction float64) []evidence {
	leaves := make([]evidence, len(actual))
	for i, f := range expected {
		v := actual[i]
		if f == 0 && v == 0 {
			continue
		}
		size, variance := n.scale(math.Abs(f), math.Abs(v), direction)
		e := (v - f) * direction
		dense := 0.0
		if variance <= size*size/4 {
			dense = 1
			e = max(e, -farthest*math.Sqrt(variance))
		}
		leaves[i] = evidence{n: 1, uu: size * size / variance, uz: size * e / variance, zz: e * e / variance, dense: dense}
		if m := n.sparse[sizeOf(f)]; m > 0 {
			leaves[i].zz = e * e / max(m, variance)
		}
	}
	return leaves
}

// scale is the amount that a shift of a leaf is a share of, and the variance of its noise. A fall
// is a share of what was expected, f; a rise one of what came of it, v, so that it too ends at 1;
// but where v may be mostly chance, only as far as it is beyond chance. Where little or nothing was
// expected of a leaf of counts, chance is still a part of one count.
func (n noise) scale(f, v, direction float64) (size, variance float64) {
	size = max(f, n.counted*leastCount)
	variance = n.counted*size + n.relative*n.relative*size*size
	switch {
	case direction < 0 && size > 0:
		return size, variance
	case variance <= size*size/4:
		size = max(size, v)
	case v > f:
		e := v - f
		size += e * max(0, 1-9*variance/(e*e))
	}
	return size, n.counted*max(f, size/4, n.counted*leastCount) + n.relative*n.relative*size*size
}
