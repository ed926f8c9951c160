package anomaly

import "math"

// farthest is the largest |z|: its probability is about the least that a float64 holds.
const farthest = 37

// distribution is one on 0, 1, … top, by P(0) and the ratios P(k+1)/P(k).
type distribution struct {
	none  float64
	ratio func(k float64) float64
	top   float64
}

// vanished is a probability that counts for nothing.
const vanished = 1e-300

// leastSize of a negative binomial: with less, its tail would never end.
const leastSize = .25

// negativeBinomial has this mean and size: the Poisson mixed over a gamma of coefficient of
// variation 1/√size.
func negativeBinomial(mean, size float64) distribution {
	size = max(size, leastSize)
	q := mean / (size + mean)
	return distribution{
		none:  math.Exp(-size * math.Log1p(mean/size)),
		ratio: func(k float64) float64 { return q * (size + k) / (k + 1) },
		top:   math.Inf(1),
	}
}

// betaBinomial is that of n trials whose probability is Beta(a, b).
func betaBinomial(n, a, b float64) distribution {
	lg := func(x float64) float64 { v, _ := math.Lgamma(x); return v }
	return distribution{
		none:  math.Exp(lg(n+b) - lg(b) + lg(a+b) - lg(n+a+b)),
		ratio: func(k float64) float64 { return (n - k) * (a + k) / ((k + 1) * (n - k - 1 + b)) },
		top:   n,
	}
}

// tails are P(Y < y), P(Y = y) and P(Y > y).
func (d distribution) tails(y float64) (below, at, above float64) {
	p, k := d.none, 0.0
	for ; k < y; k++ {
		below += p
		if p < vanished && below > .5 || k >= d.top {
			return min(below, 1), 0, 0
		}
		p *= d.ratio(k)
	}
	at = p
	for ; k < d.top && p > above*1e-12; k++ {
		p *= d.ratio(k)
		above += p
	}
	return min(below, 1), at, above
}

// limits are the least and the greatest count whose mid-probability is within z standard deviations.
func (d distribution) limits(z float64) (low, high float64) {
	tail := math.Erfc(z/math.Sqrt2) / 2
	below, p, k := 0.0, d.none, 0.0
	for below+p/2 < tail && k < d.top {
		below += p
		p *= d.ratio(k)
		k++
	}
	low = k
	for k < d.top && p > vanished {
		next := p * d.ratio(k)
		if below+p+next/2 > 1-tail {
			break
		}
		below, p, k = below+p, next, k+1
	}
	return low, k
}

// counts is a value that is a count divided by unit, or, turned, 1 minus it.
type counts struct {
	distribution
	unit   float64
	turned bool
}

// z is the standard normal quantile of the mid-probability of a value.
func (c counts) z(v float64) float64 {
	if c.turned {
		return -midZ(c.tails(math.Round((1 - v) * c.unit)))
	}
	return midZ(c.tails(math.Round(v * c.unit)))
}

func (c counts) interval(z float64) (low, high float64) {
	low, high = c.limits(z)
	low, high = low/c.unit, high/c.unit
	if c.turned {
		return max(0, 1-high), 1 - low
	}
	return low, high
}

// midZ is the normal quantile of P(Y < y) + ½·P(Y = y), from whichever tail is smaller.
func midZ(below, at, above float64) float64 {
	low, high := below+at/2, above+at/2
	if low <= high {
		return -upperQuantile(low)
	}
	return upperQuantile(high)
}

// upperQuantile is the z with P(N(0,1) > z) = p, for 0 < p ≤ .5, at most farthest.
func upperQuantile(p float64) float64 {
	switch {
	case p < vanished:
		return farthest
	case p > 1e-10:
		return math.Sqrt2 * math.Erfinv(1-2*min(p, .5))
	}
	// p ≈ φ(z)/z (Mills), of which math.Erfcinv knows nothing this far out.
	z := math.Sqrt(-2 * math.Log(p))
	for range 4 {
		z = math.Sqrt(-2 * (math.Log(p) + math.Log(z) + .5*math.Log(2*math.Pi)))
	}
	return z
}
