package anomaly

import "math"

// farthest is the largest |z|: its probability is the least that a float64 holds.
const farthest = 37

// predictive is the distribution of the next value.
type predictive struct {
	c      scale
	eta    float64
	v, s2  float64 // variance of η, and σ²
	weight float64 // trials, denominator
}

// z is the standard normal quantile of y's mid-probability under the prediction.
func (d predictive) z(y float64) float64 {
	switch d.c.noise {
	case Count:
		if mu := d.c.value(d.eta); mu < smallMean {
			return d.counted(math.Round(y), mu)
		}
	case Share:
		p := d.c.value(d.eta)
		if d.weight*p*(1-p) < smallMean {
			hits := math.Round(y * d.weight)
			if p <= .5 {
				return d.shared(hits, p)
			}
			return -d.shared(d.weight-hits, 1-p)
		}
	}
	sd := d.sd()
	return max(-farthest, min(farthest, (d.c.eta(y, d.weight)-d.eta)/sd))
}

// sd is the standard deviation on the scale of η.
func (d predictive) sd() float64 {
	r, _ := d.c.variance(d.s2, d.eta, d.weight, 1)
	return math.Sqrt(d.v + r)
}

// extra is the variance of η and of what varies beyond sampling.
func (d predictive) extra() float64 { return d.v + max(d.s2, 0) }

// counted is z of a small count: negative binomial of mean mu and size 1/extra, the Poisson
// mixed over a gamma of coefficient of variation √extra.
func (d predictive) counted(y, mu float64) float64 {
	return midZ(negativeBinomialTails(y, mu, 1/max(d.extra(), 1e-4)))
}

// shared is z of hits where few of the trials hit: beta-binomial, whose p varies by √extra on
// the logit scale, as a negative binomial with the same mean and variance where p is small
// against the trials and exactly where trials are few.
func (d predictive) shared(hits, p float64) float64 {
	// Beta(a, b) with mean p and variance (p(1−p))²·extra.
	m := 1/max(p*(1-p)*d.extra(), 1e-6) - 1
	m = max(m, .5)
	if d.weight <= 400 {
		return midZ(betaBinomialTails(hits, math.Round(d.weight), p*m, (1-p)*m))
	}
	mu := d.weight * p
	variance := d.weight * p * (1 - p) * (1 + (d.weight-1)/(m+1))
	if variance <= mu*1.0001 {
		return midZ(negativeBinomialTails(hits, mu, 1e4))
	}
	return midZ(negativeBinomialTails(hits, mu, mu*mu/(variance-mu)))
}

// midZ is the normal quantile of P(Y < y) + ½·P(Y = y), from whichever tail is smaller.
func midZ(below, at, above float64) float64 {
	low, high := below+at/2, above+at/2
	if low <= high {
		return -upperQuantile(low)
	}
	return upperQuantile(high)
}

// upperQuantile is the z with P(N(0,1) > z) = p, for 0 < p ≤ .5, at most 37.
func upperQuantile(p float64) float64 {
	if p < 1e-300 {
		return farthest
	}
	return math.Sqrt2 * math.Erfcinv(2*min(p, .5))
}

// negativeBinomialTails are P(Y < y), P(Y = y), P(Y > y) for mean mu and size r.
func negativeBinomialTails(y, mu, r float64) (below, at, above float64) {
	q := mu / (r + mu)
	p := math.Exp(-r * math.Log1p(mu/r)) // P(Y = 0)
	return summed(y, p, func(k float64) float64 { return q * (r + k) / (k + 1) })
}

// betaBinomialTails are the same for n trials of a probability that is Beta(a, b).
func betaBinomialTails(y, n, a, b float64) (below, at, above float64) {
	lg := func(x float64) float64 { v, _ := math.Lgamma(x); return v }
	p := math.Exp(lg(n+b) - lg(b) + lg(a+b) - lg(n+a+b))
	return summed(y, p, func(k float64) float64 {
		if k >= n {
			return 0
		}
		return (n - k) * (a + k) / ((k + 1) * (n - k - 1 + b))
	})
}

// summed adds up a distribution on 0, 1, … from P(0) and the ratios P(k+1)/P(k).
func summed(y, p0 float64, ratio func(k float64) float64) (below, at, above float64) {
	p, k := p0, 0.0
	for ; k < y; k++ {
		below += p
		p *= ratio(k)
		if p == 0 {
			return min(below, 1), 0, 0
		}
	}
	at = p
	for {
		p *= ratio(k)
		k++
		above += p
		if p <= above*1e-12 || p == 0 {
			return min(below, 1), at, above
		}
	}
}

// interval is the values that lie within z standard deviations.
func (d predictive) interval(z float64) (low, high float64) {
	sd := d.sd()
	low, high = d.c.value(d.eta-z*sd), d.c.value(d.eta+z*sd)
	if d.c.noise != Count && d.c.noise != Share {
		return low, high
	}
	mean := d.c.value(d.eta)
	unit, top := 1.0, math.Inf(1)
	if d.c.noise == Share {
		if d.weight*mean*(1-mean) >= smallMean {
			return low, high
		}
		unit, top = d.weight, 1
	} else if mean >= smallMean {
		return low, high
	}
	// Where counts are small, walk from the mean to the first counts outside.
	low, high = math.Floor(mean*unit), math.Ceil(mean*unit)
	for low > 0 && d.z((low-1)/unit) >= -z {
		low--
	}
	for high/unit < top && d.z((high+1)/unit) <= z {
		high++
	}
	return low / unit, min(high/unit, top)
}
