package anomaly

import (
	"errors"
	"fmt"
	"math"
)

// Noise is what kind of number a series holds, which decides how it varies by chance.
type Noise uint8

// The kinds of noise.
const (
	Continuous Noise = iota // amounts of money, scores, times; may be negative
	Count                   // number of things: whole, ≥ 0
	Share                   // hits ÷ trials, 0…1; Weight is the trials
	Ratio                   // one amount ÷ another, ≥ 0; Weight is the denominator
)

// Event is something known that moves the series, such as a promotion.
type Event struct {
	Name   string
	Active []float64 // by time: 0 not, 1 fully; as long as the series
	// Spread is by how much such events usually move things, as a standard deviation on the log
	// or logit scale (.1: about a tenth); 0: .6.
	Spread float64
}

// Series is a run of equally spaced observations, the oldest first.
type Series struct {
	Value  []float64 // NaN where nothing was observed
	Weight []float64 // trials of a Share, denominator of a Ratio; nil for the others
	Noise  Noise
	// Season is the length of the pattern: 7 for days, 24 or 168 (hours of the week) for hours; others
	// up to 48 are possible.
	Season int
	Events []Event
}

// Options of scoring; the zero value is the default.
type Options struct {
	// Level is the coverage of the interval, 0…1 exclusive; default .95.
	Level float64
}

// Point is what is said of one time.
type Point struct {
	Expected  float64 // median of the prediction, in the unit of Value
	Low, High float64 // interval of Options.Level
	Z         float64 // standardised residual, negative where the actual is lower; NaN without one
	P         float64 // 0…1: probability of a value at least so far off in its direction, two-sided
	// Run is the evidence that the level has moved, the CUSUM of Z, negative for downwards;
	// RunP is the probability of one so large, 0…1.
	Run, RunP float64
	Warm      bool // enough history before it to judge by
}

// Surprise is −log10 of the probability of the point or of the run it stands in, whichever
// is less (Bonferroni), 0 upwards.
func (p Point) Surprise() float64 {
	if !p.Warm || math.IsNaN(p.Z) {
		return 0
	}
	return max(0, -math.Log10(2*min(p.P, p.RunP)))
}

// Shift is a level shift that is believed to have happened.
type Shift struct {
	Begin int // index of the first time on the new level
	Known int // index of the time at which the evidence sufficed
	Up    bool
}

// Result is a scored series.
type Result struct {
	Points  []Point
	Shifts  []Shift // in order of Known
	History int     // observations
	// Wide says that the history is thin (under eight weeks), so the intervals are wide.
	Wide bool
}

// TooShort refuses a series with less than three weeks of observations.
type TooShort struct {
	Have, Need int // observations
}

func (e *TooShort) Error() string {
	return fmt.Sprintf("anomaly: %d observations, needs %d", e.Have, e.Need)
}

// ErrShape is a series whose slices do not fit or that holds what its kind cannot.
var ErrShape = errors.New("anomaly: not a series")

const (
	needDays = 21 // less cannot tell a weekday from chance
	thinDays = 56 // less makes the interval wide

	mostSeason  = 48
	hoursOfWeek = 168
)

// perDay is how many observations a day has.
func (s Series) perDay() int {
	if s.Season%24 == 0 && s.Season > 0 {
		return 24
	}
	return 1
}

func (s Series) check() error {
	n := len(s.Value)
	if s.Season < 1 || s.Season > mostSeason && s.Season != hoursOfWeek {
		return fmt.Errorf("%w: season %d", ErrShape, s.Season)
	}
	weighted := s.Noise == Share || s.Noise == Ratio
	if weighted && len(s.Weight) != n {
		return fmt.Errorf("%w: %d values, %d weights", ErrShape, n, len(s.Weight))
	}
	for _, e := range s.Events {
		if len(e.Active) != n {
			return fmt.Errorf("%w: %d values, event %s has %d", ErrShape, n, e.Name, len(e.Active))
		}
	}
	for t, v := range s.Value {
		switch {
		case math.IsInf(v, 0):
			return fmt.Errorf("%w: infinite at %d", ErrShape, t)
		case s.Noise != Continuous && v < 0, s.Noise == Share && v > 1:
			return fmt.Errorf("%w: %g at %d", ErrShape, v, t)
		case weighted && !math.IsNaN(v) && !(s.Weight[t] >= 0 && !math.IsInf(s.Weight[t], 0)):
			return fmt.Errorf("%w: weight %g at %d", ErrShape, s.Weight[t], t)
		}
	}
	return nil
}

// seen says whether there is an observation at t: a share of nothing is none.
func (s Series) seen(t int) bool {
	return !math.IsNaN(s.Value[t]) && (s.Weight == nil || s.Weight[t] > 0)
}
