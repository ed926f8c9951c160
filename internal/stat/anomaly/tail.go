package anomaly

import "math"

// predictive is the distribution of the next value.
type predictive struct {
	c      scale
	eta    float64
	v, s2  float64 // variance of η, and σ²
	weight float64 // trials, denominator
}

// z is the standard normal quantile of y's mid-probability under the prediction.
func (d predictive) z(y float64) float64 {
	if c, ok := d.counts(); ok {
		return c.z(y)
	}
	return max(-farthest, min(farthest, (d.c.eta(y, d.weight)-d.eta)/d.sd()))
}

// counts is the distribution of the count behind the value, where it is small.
func (d predictive) counts() (counts, bool) {
	mean := d.c.value(d.eta)
	switch {
	case d.c.noise == Count && mean < smallMean:
		return counts{distribution: negativeBinomial(mean, 1/max(d.extra(), 1e-4)), unit: 1}, true
	case d.c.noise == Share && d.weight*mean*(1-mean) < smallMean:
		c := counts{unit: d.weight, turned: mean > .5} // the rarer of hits and misses is counted
		if c.turned {
			mean = 1 - mean
		}
		c.distribution = d.shared(mean)
		return c, true
	}
	return counts{}, false
}

// sd is the standard deviation on the scale of η.
func (d predictive) sd() float64 {
	r, _ := d.c.variance(d.s2, d.eta, d.weight, 1)
	return math.Sqrt(d.v + r)
}

// mostExtra is a variance of η at which a count may be anything.
const mostExtra = 4

// extra is the variance of η and of what varies beyond sampling.
func (d predictive) extra() float64 { return min(d.v+max(d.s2, 0), mostExtra) }

// shared is the distribution of hits where few of the trials hit: beta-binomial, whose p varies by
// √extra on the logit scale; where trials are many, the negative binomial with its mean and variance.
func (d predictive) shared(p float64) distribution {
	// Beta(a, b) with mean p and variance (p(1−p))²·extra.
	m := max(1/max(p*(1-p)*d.extra(), 1e-6)-1, .5)
	n := math.Round(d.weight)
	if n <= 400 {
		return betaBinomial(n, p*m, (1-p)*m)
	}
	mean := n * p
	size := 1e4
	if more := mean*(1-p)*(1+(n-1)/(m+1)) - mean; more > 0 {
		size = mean * mean / more
	}
	return negativeBinomial(mean, size)
}

// interval is the values that lie within z standard deviations.
func (d predictive) interval(z float64) (low, high float64) {
	if c, ok := d.counts(); ok {
		mean := d.c.value(d.eta) // lies between two counts
		low, high = c.interval(z)
		return min(low, mean), max(high, mean)
	}
	sd := d.sd()
	return d.c.value(d.eta - z*sd), d.c.value(d.eta + z*sd)
}
