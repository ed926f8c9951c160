package anomaly

import "math"

// The CUSUM's constants, in standard deviations.
const (
	runSlack = .5  // a drift under half a standard deviation is none
	runClip  = 2.5 // one spike counts as no more
	runShift = 9.  // evidence at which a level shift is believed
	runScale = 2.  // by which evidence is divided to be of the size of residuals
	runLeast = 3   // times on the new level before one is
)

// runs is the two-sided CUSUM.
type runs struct {
	up, down           float64
	upBegin, downBegin int
}

// add takes the residual of time t and tells of a shift that is now believed.
func (r *runs) add(t int, z float64) (Shift, bool) {
	z = max(-runClip, min(runClip, z))
	r.up, r.upBegin = step(r.up, r.upBegin, t, z)
	r.down, r.downBegin = step(r.down, r.downBegin, t, -z)
	switch {
	case r.up > runShift && t-r.upBegin+1 >= runLeast:
		r.up = 0
		return Shift{Begin: r.upBegin, Known: t, Up: true}, true
	case r.down > runShift && t-r.downBegin+1 >= runLeast:
		r.down = 0
		return Shift{Begin: r.downBegin, Known: t}, true
	}
	return Shift{}, false
}

func step(s float64, begin, t int, z float64) (float64, int) {
	if s == 0 {
		begin = t
	}
	return max(0, s+z-runSlack), begin
}

// value is the larger of the two sides, negative for downwards.
func (r *runs) value() float64 {
	if r.down > r.up {
		return -r.down
	}
	return r.up
}

// runP is the probability of a run of s or more: the tail of the stationary CUSUM of standard
// normal residuals is exponential with the rate 2·runSlack (Siegmund, "Sequential Analysis",
// 1985, chapter 2: P(max of the walk > s) ≈ exp(−2k(s+ρ)), ρ = .583·2 for the overshoot).
func runP(s float64) float64 {
	return min(1, 2*math.Exp(-2*runSlack*(math.Abs(s)+1.166)))
}
