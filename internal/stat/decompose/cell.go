package decompose

import "math"

// logMean is L(a, b) for a and b of one sign.
func logMean(a, b float64) float64 {
	if a == b {
		return a
	}
	x := (a - b) / b
	if math.Abs(x) < 1e-3 {
		return (a - b) / math.Log1p(x)
	}
	return (a - b) / (math.Log(math.Abs(a)) - math.Log(math.Abs(b)))
}

// lmdi is the additive decomposition of one cell; it says false where a factor changes its sign.
func lmdi(c Cell, before, after float64) ([]float64, bool) {
	changes := make([]float64, len(c.Before))
	for k := range c.Before {
		if c.Before[k] < 0 && c.After[k] > 0 || c.Before[k] > 0 && c.After[k] < 0 {
			return nil, false
		}
	}
	switch {
	case before == 0 && after == 0:
	case before == 0:
		begin(changes, c.Before, after)
	case after == 0:
		begin(changes, c.After, -before)
	default:
		mean := logMean(after, before)
		for k := range changes {
			changes[k] = mean * (math.Log(math.Abs(c.After[k])) - math.Log(math.Abs(c.Before[k])))
		}
	}
	return changes, true
}

// begin shares a change among the factors that are 0 at the other time: the limit of one small
// value in place of every zero. A product that underflows to 0 without a zero is shared by all.
func begin(changes, at []float64, change float64) {
	zeros := 0
	for _, x := range at {
		if x == 0 {
			zeros++
		}
	}
	for k, x := range at {
		switch {
		case zeros == 0:
			changes[k] = change / float64(len(at))
		case x == 0:
			changes[k] = change / float64(zeros)
		}
	}
}

// shapley is the mean, over all orders in which the factors could change, of what each changes.
// The term of factor k with s of the others changed has weight s!·(n−1−s)!/n!, and the sum of those
// products is the coefficient of zˢ in Π (before + after·z) over the other factors.
func shapley(c Cell) []float64 {
	n := len(c.Before)
	changes := make([]float64, n)
	for k := range changes {
		coefficients := make([]float64, 1, n)
		coefficients[0] = 1
		for j := range n {
			if j == k {
				continue
			}
			coefficients = append(coefficients, 0)
			for s := len(coefficients) - 1; s >= 0; s-- {
				x := coefficients[s] * c.Before[j]
				if s > 0 {
					x += coefficients[s-1] * c.After[j]
				}
				coefficients[s] = x
			}
		}
		weight := 1 / float64(n) // s!·(n−1−s)!/n! at s = 0
		for s, x := range coefficients {
			changes[k] += weight * x * (c.After[k] - c.Before[k])
			weight *= float64(s+1) / float64(max(1, n-1-s))
		}
	}
	return changes
}
