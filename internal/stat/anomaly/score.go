package anomaly

import "math"

// Score says of each time what was to be expected from the times before it. It refuses with
// *TooShort under three weeks of observations, and with ErrShape what is no series.
func Score(s Series, o Options) (Result, error) {
	if err := s.check(); err != nil {
		return Result{}, err
	}
	if !(o.Level > 0 && o.Level < 1) {
		o.Level = .95
	}
	need := needDays * s.perDay()
	var first []int
	history := 0
	for t := range s.Value {
		if s.seen(t) {
			history++
			if len(first) < need {
				first = append(first, t)
			}
		}
	}
	if history < need {
		return Result{}, &TooShort{Have: history, Need: need}
	}
	r := Result{Points: make([]Point, len(s.Value)), History: history, Wide: history < thinDays*s.perDay()}
	run := scorer{s: s, c: newScale(s, first), level: o.Level, need: need}
	run.b = newBank(s, run.c, first)
	for t := range s.Value {
		r.Points[t] = run.next(t)
		if run.shifted {
			r.Shifts = append(r.Shifts, run.shift)
		}
	}
	return r, nil
}

// mostThin is how much noisier than usual a ratio can be: its σ is then thirty times as large.
const mostThin = 1000

// scorer walks one series.
type scorer struct {
	s       Series
	c       scale
	b       *bank
	cal     calibrator
	runCal  calibrator
	runs    runs
	level   float64
	need    int
	n       int     // observations so far
	heavy   float64 // usual denominator of a Ratio
	shift   Shift
	shifted bool
}

func (a *scorer) next(t int) Point {
	a.shifted = false
	w := weight(a.s, t)
	seen := a.s.seen(t)
	if !seen {
		w = max(a.heavy, 1)
	}
	thin := 1.0
	if a.s.Noise == Ratio && a.heavy > 0 {
		thin = min((1+a.heavy/w)/2, mostThin)
	}
	eta, v, s2 := a.b.predict(t)
	d := predictive{c: a.c, eta: eta, v: v, s2: s2 * thin, weight: w}
	p := Point{Expected: a.c.value(eta), Z: math.NaN(), P: 1, RunP: 1, Warm: a.n >= a.need}
	width := a.cal.quantile(1 - a.level)
	if a.n < thinDays*a.s.perDay() {
		width *= 1.15 // σ itself is not yet known: about Student's t
	}
	p.Low, p.High = d.interval(width)
	if seen {
		y := a.s.Value[t]
		p.Z = d.z(y)
		if p.Warm {
			p.P = math.Pow(10, a.cal.log10(p.Z, log10Normal(p.Z)))
			a.runs.observe(&p, t, a)
			a.cal.add(p.Z)
		}
		a.b.observe(a.c, y, w, thin)
		if a.shifted {
			a.b.free(a.size(y, w, eta))
		}
		a.n++
		if a.s.Weight != nil {
			if a.heavy == 0 {
				a.heavy = w
			}
			a.heavy += (w - a.heavy) / 30
		}
	}
	a.b.advance(a.c, w, thin)
	return p
}

// observe adds p's residual to the runs and writes the evidence into p.
func (r *runs) observe(p *Point, t int, a *scorer) {
	before := *r
	a.shift, a.shifted = r.add(t, p.Z)
	if a.shifted {
		// The evidence that sufficed, before it was spent.
		before.up, _ = step(before.up, 0, t, max(-runClip, min(runClip, p.Z)))
		before.down, _ = step(before.down, 0, t, -max(-runClip, min(runClip, p.Z)))
		p.Run = before.value()
	} else {
		p.Run = r.value()
	}
	p.RunP = math.Pow(10, a.runCal.log10(p.Run/runScale, math.Log10(runP(p.Run))))
	a.runCal.add(p.Run / runScale)
}

// size of the step that the level may take: what the last residual shows of it.
func (a *scorer) size(y, w, eta float64) float64 {
	return min(1, math.Abs(a.c.eta(y, w)-eta))
}
