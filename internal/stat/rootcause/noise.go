package rootcause

import (
	"math"
	"slices"
)

// noise is how far a leaf strays when nothing happened: variance = counted·size + relative²·size².
// The first part is that of counts (of orders of an average worth), the second that of shares.
type noise struct {
	counted  float64
	relative float64
	sparse   map[int]float64 // mean square deviation of leaves of few counts, by size
}

const (
	noiseFloor = 1e-3 // a share below which no deviation is told from rounding
	sparseZero = 0.2  // share of empty leaves from which a size counts as sparse

	farthest   = 3.0  // standard deviations that a dense leaf counts at most against the direction
	leastCount = 0.25 // counts that are held to be expected of a leaf at least
	fewCounts  = 4.0  // counts up to which a leaf is sparse
	fewSparse  = 0.1  // share of leaves, from which noise of counts is held to be real
	reweighted = 3    // times that the fit is weighted, later ones by the fit before
	minOfSize  = 40   // leaves that a size needs for an estimate of its own
)

// bySize are leaves of about one size: within a factor of two.
type bySize struct {
	all   []float64 // deviation² over size², every leaf
	calm  []float64 // deviation² over expected·measured, of leaves that did not move with the change
	empty int
	size  float64 // sum
}

// estimateNoise learns the noise from the leaves. Where leaves are dense it looks only at those
// that deviate against the direction of the change, which causes cannot have moved: with most of
// a table shifted it still finds the noise of the rest.
func estimateNoise(actual, expected []float64, direction float64) noise {
	octaves := map[int]*bySize{}
	var sizes []*bySize
	for i, f := range expected {
		v := actual[i]
		if f == 0 {
			continue
		}
		octave := sizeOf(f)
		s := octaves[octave]
		if s == nil {
			s = &bySize{}
			octaves[octave] = s
			sizes = append(sizes, s)
		}
		x := (v - f) / f
		s.size += math.Abs(f)
		s.all = append(s.all, x*x)
		if v == 0 {
			s.empty++
		}
		if (v-f)*direction <= 0 {
			s.calm = append(s.calm, x*x/max(math.Abs(v/f), 0.25))
		}
	}
	n := fit(sizes)
	n.learnSparse(actual, expected)
	return n
}

// fit finds both parts by least squares of relative errors, neither below 0.
func fit(sizes []*bySize) noise {
	type point struct{ n, inverse, variance float64 }
	var points []point
	var pooled []float64
	for _, s := range sizes {
		pooled = append(pooled, s.calm...)
		if y, ok := s.variance(); ok {
			n := float64(len(s.all))
			points = append(points, point{n, n / s.size, max(y, noiseFloor*noiseFloor)})
		}
	}
	if len(points) == 0 {
		return noise{relative: max(noiseFloor, math.Sqrt(trimmed(pooled)))}
	}
	counted, relative2 := 0.0, 0.0
	for round := range reweighted {
		var s11, s12, s22, t1, t2 float64
		for _, p := range points {
			about := p.variance
			if round > 0 {
				about = max(counted*p.inverse+relative2, noiseFloor*noiseFloor)
			}
			w := p.n / (about * about)
			s11 += w * p.inverse * p.inverse
			s12 += w * p.inverse
			s22 += w
			t1 += w * p.inverse * p.variance
			t2 += w * p.variance
		}
		det := s11*s22 - s12*s12
		counted, relative2 = 0, t2/s22
		if det > 1e-12*s11*s22 {
			counted, relative2 = (t1*s22-t2*s12)/det, (t2*s11-t1*s12)/det
			if counted < 0 {
				counted, relative2 = 0, t2/s22
			} else if relative2 < 0 {
				counted, relative2 = t1/s11, 0
			}
		}
	}
	// The fit finds a little noise of counts in any table; it matters only if leaves are that small.
	small, all := 0, 0
	for _, s := range sizes {
		all += len(s.all)
		if s.size*relative2 < counted*float64(len(s.all)) {
			small += len(s.all)
		}
	}
	if float64(small) < fewSparse*float64(all) {
		counted = 0
	}
	return noise{counted: counted, relative: max(noiseFloor, math.Sqrt(relative2))}
}

// normalMedian is the median of |x| of a standard normal distribution.
const normalMedian = 0.6744897501960817

// trimmed is the variance of normal deviations, given their squares, without the largest tenth;
// without that the mean square of a standard normal deviation is 0.623.
func trimmed(squares []float64) float64 {
	if len(squares) == 0 {
		return 0
	}
	slices.Sort(squares)
	kept := squares[:max(1, len(squares)*9/10)]
	return sum(kept) / float64(len(kept)) / 0.623
}

// variance is the relative variance at this size.
func (s *bySize) variance() (float64, bool) {
	if len(s.all) < minOfSize {
		return 0, false
	}
	if float64(s.empty) > sparseZero*float64(len(s.all)) {
		sum := 0.0
		for _, x := range s.all {
			sum += x
		}
		return sum / float64(len(s.all)), true
	}
	if len(s.calm) < minOfSize/4 {
		return 0, false
	}
	return trimmed(s.calm), true
}

func median(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	slices.Sort(x)
	return x[len(x)/2]
}

// learnSparse looks at leaves of less than a few counts once more. What is expected of them is often
// known from as few counts: a leaf that had one by chance has fewer later, one that had none some.
// Over all of them the variance of a sum is the sum of their squares; each size has its own mean.
func (n *noise) learnSparse(actual, expected []float64) {
	if n.counted == 0 {
		return
	}
	squares, sums, leaves := map[int]float64{}, 0.0, map[int]float64{}
	all := 0.0
	for i, f := range expected {
		v := actual[i]
		if math.Abs(f) > fewCounts*n.counted || f == 0 && v == 0 {
			continue
		}
		squares[sizeOf(f)] += (v - f) * (v - f)
		leaves[sizeOf(f)]++
		all += (v - f) * (v - f)
		sums += math.Abs(f)
	}
	if sums > 0 {
		n.counted = max(n.counted, all/sums)
	}
	n.sparse = map[int]float64{}
	for size, square := range squares {
		n.sparse[size] = square / leaves[size]
	}
}

// sizeOf is a leaf's size, as the power of 2 above it.
func sizeOf(f float64) int {
	if f == 0 {
		return math.MinInt
	}
	_, octave := math.Frexp(f)
	return octave
}
