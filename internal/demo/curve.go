package demo

import "math"

// hill is the saturating response  top · x^h / (x^h + k^h),  x ≥ 0.
func hill(x, top, k, h float64) float64 {
	if x <= 0 {
		return 0
	}
	xh := math.Pow(x, h)
	return top * xh / (xh + math.Pow(k, h))
}

// adstock is the normalised geometric carry-over  s ← (1−θ)·x + θ·s.
func adstock(s, x, theta float64) float64 { return (1-theta)*x + theta*s }

// fatigue is what is left of a content's click rate after age days: an exponential decay to
// a floor.
func fatigue(age int, halfLife, floor float64) float64 {
	return floor + (1-floor)*math.Exp2(-float64(age)/halfLife)
}

// cpmGrowth is the rise of traffic prices over the window: 0 at its start, 35 % at its end.
func cpmGrowth(day, days int) float64 { return 1 + .35*float64(day)/float64(max(days-1, 1)) }
