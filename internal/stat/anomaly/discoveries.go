package anomaly

import (
	"math"
	"slices"
)

// Discoveries says which of many probabilities stand out such that at most the share rate
// (0…1) of those said to is expected to be false. NaN never stands out.
//
// Source: Benjamini and Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995),
// 289–300, procedure (1): all up to the largest k with p₍ₖ₎ ≤ k/m·rate.
func Discoveries(p []float64, rate float64) []bool {
	order := make([]int, 0, len(p))
	for i, v := range p {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		}
		return a - b
	})
	last := -1
	for k, i := range order {
		if p[i] <= float64(k+1)/float64(len(order))*rate {
			last = k
		}
	}
	out := make([]bool, len(p))
	for _, i := range order[:last+1] {
		out[i] = true
	}
	return out
}
