package stream

import (
	"math"
	"slices"
)

// tail remembers measurements and says how rare a new one is on the high side.
type tail struct {
	ring   []float64
	next   int
	sorted []float64
	span   float64 // successive measurements that share most of their values: so many count as one

	stale              int // additions since the tail was fitted
	bound, scale, form float64
}

const (
	memory     = 20_000 // measurements remembered
	leastPast  = 50     // fewer say nothing
	tailShare  = .02    // of the measurements are in the fitted tail
	refitEvery = 20
	mostForm   = .5  // of the generalised Pareto tail; heavier ones have no variance
	formPrior  = 20. // exceedances' worth of belief in an exponential tail
	credit     = 3.  // a tail may be followed to the past's effective length to this power
)

func (r *tail) add(v float64) {
	if len(r.ring) < memory {
		r.ring = append(r.ring, v)
	} else {
		at, _ := slices.BinarySearch(r.sorted, r.ring[r.next])
		r.sorted = slices.Delete(r.sorted, at, at+1)
		r.ring[r.next] = v
		r.next = (r.next + 1) % memory
	}
	at, _ := slices.BinarySearch(r.sorted, v)
	r.sorted = slices.Insert(r.sorted, at, v)
	r.stale++
}

// surprise is −ln P(V ≥ v), 0 while too little is known.
func (r *tail) surprise(v float64) float64 {
	n := len(r.sorted)
	if n < leastPast {
		return 0
	}
	at, _ := slices.BinarySearch(r.sorted, v)
	s := -math.Log((float64(n-at) + .5) / (float64(n) + 1))
	if r.stale >= refitEvery || r.scale == 0 {
		r.fit()
	}
	if over := v - r.bound; over > 0 && r.scale > 0 {
		beyond := -math.Log(tailShare)
		if r.form > 1e-6 {
			beyond += math.Log1p(r.form*over/r.scale) / r.form
		} else {
			beyond += over / r.scale
		}
		s = (s + beyond) / 2
	}
	limit := credit * math.Log1p(float64(n)/r.span)
	return limit * math.Tanh(s/limit)
}

// fit the tail by probability-weighted moments a₀ = mean, a₁ = mean of (1−F)·x of the excesses:
// form ξ = a₀/(2a₁ − a₀)·(−1) + 2 … as ξ = 2 − a₀/(a₀ − 2a₁), scale = 2a₀a₁/(a₀ − 2a₁) with the sign
// convention ξ > 0 for heavy tails (Hosking and Wallis, equations (6)).
func (r *tail) fit() {
	r.stale = 0
	n := len(r.sorted)
	from := int(float64(n) * (1 - tailShare))
	over := r.sorted[from:]
	r.bound, r.scale, r.form = over[0], 0, 0
	m := float64(len(over))
	a0, a1 := 0.0, 0.0
	for i, v := range over {
		x := v - r.bound
		a0 += x / m
		a1 += x * (1 - (float64(i)+.65)/m) / m
	}
	if a0 <= 0 {
		return
	}
	if d := a0 - 2*a1; d > 0 {
		r.form = max(0, min(mostForm, 2-a0/d)) * m / (m + formPrior)
	}
	r.scale = a0 * (1 - r.form) // the mean excess is scale/(1 − form)
}
