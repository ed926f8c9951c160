package demo

import (
	"math"
	"math/rand/v2"
)

// stream names an independent sequence of random numbers, so that a change in one part of
// the merchant leaves the others as they were.
type stream uint64

const (
	streamQuota stream = iota + 1
	streamOrders
	streamAds
	streamSessions
	streamReports
	streamService
	streamReviews
	streamVisits
)

func newRand(seed uint64, s stream, shop, day int) *rand.Rand {
	return rand.New(rand.NewPCG(seed, uint64(s)<<56|uint64(shop)<<40|uint64(day)))
}

// lognormal noise with median 1.
func lognormal(r *rand.Rand, sigma float64) float64 { return math.Exp(sigma * r.NormFloat64()) }

// between is uniform on [lo, hi).
func between(r *rand.Rand, lo, hi int64) int64 { return lo + r.Int64N(hi-lo) }

// jitter is uniform on [1−w, 1+w).
func jitter(r *rand.Rand, w float64) float64 { return 1 + w*(2*r.Float64()-1) }

// alias draws from fixed weights in constant time (Walker 1977, Vose 1991).
type alias struct {
	prob  []float64
	other []int32
}

func newAlias(weights []float64) alias {
	n := len(weights)
	a := alias{make([]float64, n), make([]int32, n)}
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	scaled := make([]float64, n)
	var small, large []int32
	for i, w := range weights {
		scaled[i] = w * float64(n) / sum
		if scaled[i] < 1 {
			small = append(small, int32(i))
		} else {
			large = append(large, int32(i))
		}
	}
	for len(small) > 0 && len(large) > 0 {
		s, l := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		a.prob[s], a.other[s] = scaled[s], l
		scaled[l] -= 1 - scaled[s]
		if scaled[l] < 1 {
			large = large[:len(large)-1]
			small = append(small, l)
		}
	}
	for _, i := range append(small, large...) {
		a.prob[i], a.other[i] = 1, i
	}
	return a
}

func (a alias) draw(r *rand.Rand) int {
	i := r.IntN(len(a.prob))
	if r.Float64() < a.prob[i] {
		return i
	}
	return int(a.other[i])
}
