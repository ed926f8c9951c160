package anomaly

import (
	"math"
	"slices"
)

// The calibrator's constants.
const (
	peaksMemory = 180 // past residuals
	peaksLeast  = 40  // fewer say nothing of tails
	peaksShare  = .1  // of the residuals exceed the threshold
	peakCap     = 6.0 // a past residual counts as no more
	priorPeaks  = 8.0 // weight of the model's own tail, in exceedances
)

// calibrator turns |z| into a two-sided probability by the exceedances of past residuals over
// their 90th percentile u: P(|Z| > z) = peaksShare·exp(−(z−u)/β) beyond u, and by the model's own
// normal tail, in proportion to how many exceedances there are. It may only make a probability
// larger than the normal one.
type calibrator struct {
	past   []float64 // ring of |z|
	next   int
	sorted []float64
	u, b   float64 // threshold and mean excess
	peaks  float64
}

// add remembers a residual.
func (c *calibrator) add(z float64) {
	z = min(math.Abs(z), peakCap)
	if len(c.past) < peaksMemory {
		c.past = append(c.past, z)
		at, _ := slices.BinarySearch(c.sorted, z)
		c.sorted = slices.Insert(c.sorted, at, z)
	} else {
		at, _ := slices.BinarySearch(c.sorted, c.past[c.next])
		c.sorted = slices.Delete(c.sorted, at, at+1)
		at, _ = slices.BinarySearch(c.sorted, z)
		c.sorted = slices.Insert(c.sorted, at, z)
		c.past[c.next] = z
		c.next = (c.next + 1) % peaksMemory
	}
	n := len(c.sorted)
	if n < peaksLeast {
		return
	}
	at := int(float64(n) * (1 - peaksShare))
	// An anomaly or two of the past must not hide the next: the largest one in a hundred is left out.
	over := c.sorted[at : n-n/100]
	c.u, c.b = c.sorted[at], 0
	for _, v := range over {
		c.b += v - c.u
	}
	c.peaks = float64(len(over))
	// Left out on the right: the mean excess of an exponential cut at its top hundredth.
	c.b = c.b / c.peaks * 1.25
}

// log10 of the probability of |z| or more, where the model says model (a log10).
func (c *calibrator) log10(z, model float64) float64 {
	z = math.Abs(z)
	if c.peaks == 0 || z < c.u {
		return model
	}
	tail := math.Log10(peaksShare) - (z-c.u)/max(c.b, .05)*math.Log10E
	share := c.peaks / (c.peaks + priorPeaks)
	return max(model, share*tail+(1-share)*model)
}

// quantile is the z that |Z| exceeds with probability p where the model is normal.
func (c *calibrator) quantile(p float64) float64 {
	low := math.Sqrt2 * math.Erfcinv(p)
	if c.peaks == 0 {
		return low
	}
	high := 3 * low
	want := math.Log10(p)
	for range 12 {
		mid := (low + high) / 2
		if c.log10(mid, log10Normal(mid)) > want {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

// log10Normal is log10 P(|N(0,1)| > z), z ≥ 0.
func log10Normal(z float64) float64 {
	z = math.Abs(z)
	if z < 30 {
		return math.Log10(math.Erfc(z / math.Sqrt2))
	}
	return (-z*z/2 - math.Log(z) + .5*math.Log(2/math.Pi)) * math.Log10E
}
