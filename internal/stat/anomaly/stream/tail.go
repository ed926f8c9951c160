package stream

import (
	"math"
	"slices"
)

// past remembers measurements and says how rare a new one is, on either side.
type past struct {
	ring   []float64
	next   int
	sorted []float64
	span   float64 // successive measurements that share most of their values: so many count as one

	stale     int // additions since the tails were fitted
	high, low tail
}

// tail is a generalised Pareto distribution of what exceeds a bound.
type tail struct {
	bound, scale, form float64
}

const (
	memory     = 20_000 // measurements remembered
	leastPast  = 50     // fewer say nothing
	tailShare  = .05    // of the measurements are in the fitted tail
	refitEvery = 20
	mostForm   = .5  // of the generalised Pareto tail; heavier ones have no variance
	formPrior  = 20. // exceedances' worth of belief in an exponential tail
	credit     = 4.  // a tail may be followed to the past's effective length to this power
)

// surprise of a measurement, which is then remembered: −ln of the two-sided probability, 0 while
// too little is known.
func (p *past) surprise(v float64) float64 {
	s := 0.0
	if n := len(p.sorted); n >= leastPast {
		if p.stale >= refitEvery || n == leastPast {
			p.fit()
		}
		at, found := slices.BinarySearch(p.sorted, v)
		below := at
		for found && below < n && p.sorted[below] == v {
			below++ // of equals, each counts as rare as the other
		}
		s = max(p.rarity(n-at, p.high.beyond(v)), p.rarity(below, p.low.beyond(-v))) - math.Ln2
	}
	p.add(v)
	return max(0, s)
}

// rarity is −ln of the share of so many of the past, averaged with what the fitted tail says.
func (p *past) rarity(count int, beyond float64) float64 {
	n := float64(len(p.sorted))
	s := -math.Log((float64(count) + .5) / (n + 1))
	if beyond > 0 {
		s = (s + beyond) / 2
	}
	limit := credit * math.Log1p(n/p.span)
	return limit * math.Tanh(s/limit)
}

func (p *past) add(v float64) {
	if len(p.ring) < memory {
		p.ring = append(p.ring, v)
	} else {
		at, _ := slices.BinarySearch(p.sorted, p.ring[p.next])
		p.sorted = slices.Delete(p.sorted, at, at+1)
		p.ring[p.next] = v
		p.next = (p.next + 1) % memory
	}
	at, _ := slices.BinarySearch(p.sorted, v)
	p.sorted = slices.Insert(p.sorted, at, v)
	p.stale++
}

func (p *past) fit() {
	p.stale = 0
	n := len(p.sorted)
	from := int(float64(n) * (1 - tailShare))
	p.high = newTail(n-from, func(i int) float64 { return p.sorted[from+i] })
	p.low = newTail(n-from, func(i int) float64 { return -p.sorted[n-1-from-i] })
}

// newTail fits n values in ascending order, the first of which is the bound, by probability-weighted
// moments of the excesses, a₀ their mean and a₁ that of (1−F)·x: form ξ = 2 − a₀/(a₀ − 2a₁), positive
// for heavy tails (Hosking and Wallis 1987, section 3), drawn to the exponential's 0 where excesses are
// few; the scale then keeps the mean excess.
func newTail(n int, at func(i int) float64) tail {
	t := tail{bound: at(0)}
	m := float64(n)
	a0, a1 := 0.0, 0.0
	for i := range n {
		x := at(i) - t.bound
		a0 += x / m
		a1 += x * (1 - (float64(i)+.65)/m) / m
	}
	if a0 <= 0 {
		return t
	}
	if d := a0 - 2*a1; d > 0 {
		t.form = max(0, min(mostForm, 2-a0/d)) * m / (m + formPrior)
	}
	t.scale = a0 * (1 - t.form) // the mean excess is scale/(1 − form)
	return t
}

// beyond is −ln of the probability of v or more, 0 where v is not in the tail.
func (t tail) beyond(v float64) float64 {
	over := v - t.bound
	if over <= 0 || t.scale <= 0 {
		return 0
	}
	if t.form > 1e-6 {
		return math.Log1p(t.form*over/t.scale)/t.form - math.Log(tailShare)
	}
	return over/t.scale - math.Log(tailShare)
}
