package rootcause

import "math"

// worth is how many counts of a numerator the ratios of a leaf's values weigh against its own.
const worth = 5.0

// rates are the ratios expected of leaves. Where numerators are counts and leaves small, a leaf's
// own ratio is mostly chance (nothing of one, one of one): it is drawn towards the product of what
// its values have each, as a posterior mean is by a prior.
func (t Table) rates(total float64) []float64 {
	own := make([]float64, t.Leaves())
	numerator := make([]float64, t.Leaves())
	for i, d := range t.ExpectedDen {
		own[i] = total
		if d > 0 {
			own[i] = t.Expected[i] / d
		}
		numerator[i] = own[i] * t.ActualDen[i]
	}
	counted := estimateNoise(t.Actual, numerator, 1).counted
	if counted == 0 || total <= 0 {
		return own
	}
	weight := worth * counted / total
	prior := t.byValues(total)
	for i, d := range t.ExpectedDen {
		own[i] = (t.Expected[i] + weight*prior[i]) / (d + weight)
	}
	for range raking {
		t.rake(own)
	}
	return own
}

// raking is how often the drawn ratios are fitted to the values' numerators.
const raking = 5

// rake scales ratios, one dimension after the other, so that each value has the numerator that is
// expected of it: what drew its leaves then made no change of the whole value.
func (t Table) rake(rates []float64) {
	for d, dim := range t.Dims {
		want, have := make([]float64, len(dim.Values)), make([]float64, len(dim.Values))
		for i, code := range t.Codes[d] {
			want[code] += t.Expected[i]
			have[code] += rates[i] * t.ExpectedDen[i]
		}
		for i, code := range t.Codes[d] {
			if have[code] > 0 && want[code] > 0 {
				rates[i] *= want[code] / have[code]
			}
		}
	}
}

// byValues is what the values of each leaf let expect of it: the total ratio times, for each
// dimension, the ratio of its value over the total.
func (t Table) byValues(total float64) []float64 {
	prior := make([]float64, t.Leaves())
	for i := range prior {
		prior[i] = total
	}
	for d, dim := range t.Dims {
		n, den := make([]float64, len(dim.Values)), make([]float64, len(dim.Values))
		for i, code := range t.Codes[d] {
			n[code] += t.Expected[i]
			den[code] += t.ExpectedDen[i]
		}
		for i, code := range t.Codes[d] {
			if den[code] > 0 {
				prior[i] *= math.Max(0, n[code]/den[code]/total)
			}
		}
	}
	return prior
}
