package anomaly

import (
	"math"
	"slices"
)

// scale maps between the unit of the values and η, on which the filter works. On every scale
// a unit of η is large: a factor e, ten times the ordinary noise.
type scale struct {
	noise  Noise
	linear bool    // Continuous with negative values: η = y/unit
	unit   float64 // of linear
	shift  float64 // Continuous and Ratio on the log scale: η = ln(y+shift), so that 0 is far but finite
}

// shiftShare of the median is added before the logarithm.
const shiftShare = .02

// smallMean is the mean count under which the distribution itself is used, not a normal one.
const smallMean = 25

// newScale decides by the first observations of a series.
func newScale(s Series, first []int) scale {
	c := scale{noise: s.Noise, unit: 1}
	values := make([]float64, len(first))
	for i, t := range first {
		values[i] = s.Value[t]
	}
	switch s.Noise {
	case Ratio:
		c.shift = positive(shiftShare * median(values))
	case Continuous:
		// A later negative value on the log scale is floored at 0: far down is far enough.
		c.linear = slices.Min(values) < 0
		if !c.linear {
			c.shift = positive(shiftShare * median(values))
			break
		}
		mid := median(values)
		for i := range values {
			values[i] = math.Abs(values[i] - mid)
		}
		c.unit = positive(10 * 1.4826 * median(values))
	}
	return c
}

// positive is v, or 1 where v is 0 and so no scale.
func positive(v float64) float64 {
	if v > 0 {
		return v
	}
	return 1
}

// eta is the observation on the scale of η, finite.
func (c scale) eta(y, w float64) float64 {
	switch {
	case c.noise == Count:
		return math.Log(y + .5)
	case c.noise == Share:
		hits := y * w
		return math.Log((hits + .5) / (w - hits + .5))
	case c.linear:
		return y / c.unit
	}
	return math.Log(max(y, 0) + c.shift)
}

// bounded keeps η where its inverse is a number of use: counts and shares have no less than e⁻¹⁶.
func (c scale) bounded(eta float64) float64 {
	switch {
	case c.linear:
		return eta
	case c.noise == Share:
		return max(-16, min(16, eta))
	case c.noise == Count:
		return max(-16, min(300, eta))
	}
	return max(-300, min(300, eta))
}

// value is the inverse of eta without the continuity correction, finite.
func (c scale) value(eta float64) float64 {
	eta = c.bounded(eta)
	switch {
	case c.noise == Count:
		return math.Exp(eta)
	case c.noise == Share:
		return 1 / (1 + math.Exp(-eta))
	case c.linear:
		return eta * c.unit
	}
	return max(0, math.Exp(eta)-c.shift)
}

// sampling is the variance on the scale of η that chance alone makes, given η.
func (c scale) sampling(eta, w float64) float64 {
	switch c.noise {
	case Count:
		return 1 / c.value(eta)
	case Share:
		p := c.value(eta)
		return 1 / max(w*p*(1-p), 1e-9)
	}
	return 0
}

// variance of an observation on the scale of η, given σ², and the least σ² may be.
func (c scale) variance(s2, eta, w, thin float64) (r, least float64) {
	chance := c.sampling(eta, w)
	least = leastSigma * leastSigma
	if chance > 0 && chance < 1./smallMean {
		least -= (1 - leastChance) * chance
	}
	return max(s2, least)*thin + chance, least
}

// innovation is how far y is from what η says, on the scale of η. Where counts are small it is
// the Pearson residual, whose mean is 0; elsewhere the difference on the scale, which is more
// nearly symmetric.
func (c scale) innovation(y, w, eta float64) float64 {
	switch c.noise {
	case Count:
		if mu := c.value(eta); mu < smallMean {
			return (y - mu) / mu
		}
	case Share:
		if p := c.value(eta); w*p*(1-p) < smallMean {
			return (y - p) / (p * (1 - p))
		}
	}
	return c.eta(y, w) - eta
}

// median of v, which it reorders; 0 of nothing.
func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	n := len(v)
	return (v[(n-1)/2] + v[n/2]) / 2
}
