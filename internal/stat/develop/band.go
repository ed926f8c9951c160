package develop

import "math"

// Band is the interval that holds the outcome with the given probability (0 … 1, exclusive)
// if it is lognormal with this mean and standard error. Without a positive mean or error, or
// with a level out of range, both ends are the mean.
func Band(mean, se, level float64) (lower, upper float64) {
	if !(mean > 0 && se > 0 && level > 0 && level < 1) {
		return mean, mean
	}
	v := math.Log1p(se / mean * (se / mean))
	z := math.Sqrt2 * math.Erfinv(level) * math.Sqrt(v)
	mu := math.Log(mean) - v/2
	lower, upper = math.Exp(mu-z), math.Exp(mu+z)
	if math.IsNaN(lower) || math.IsInf(upper, 0) || math.IsNaN(upper) {
		return mean, mean
	}
	return lower, upper
}
