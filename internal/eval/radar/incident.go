package radar

import (
	"math"
	"math/rand/v2"
)

// kind of an incident.
type kind string

const (
	spike   kind = "spike"   // one or two days up
	drop    kind = "drop"    // one or two days down
	shift   kind = "shift"   // from one day to the next, for good
	drift   kind = "drift"   // over a fortnight, then for good
	missing kind = "missing" // rows of one to three days did not arrive; of sums and counts only
)

var kinds = []kind{spike, drop, shift, drift, missing}

const (
	spanDays   = 56 // scored days of a case
	calmDays   = 7  // before an incident can begin
	driftDays  = 14
	leastSize  = .1
	mostSize   = .6
	shiftGrace = 14 // days within which a shift must be told
	driftGrace = 28
)

// incident is a known disturbance of one series.
type incident struct {
	kind   kind
	onset  int // first day, index in the series
	end    int // last day on which an alarm is right
	factor float64
}

// draw an incident for the span that begins at from; sums says that rows can be missing.
func draw(r *rand.Rand, from int, sums bool) incident {
	n := len(kinds)
	if !sums {
		n--
	}
	i := incident{kind: kinds[r.IntN(n)], onset: from + calmDays + r.IntN(spanDays/2)}
	size := leastSize + (mostSize-leastSize)*r.Float64()
	if i.kind == drop || (i.kind == shift || i.kind == drift) && r.IntN(2) == 0 {
		size = -size
	}
	i.factor = 1 + size
	switch i.kind {
	case shift:
		i.end = i.onset + shiftGrace - 1
	case drift:
		i.end = i.onset + driftGrace - 1
	case missing:
		i.end = i.onset + r.IntN(3)
		i.factor = 1 - (.2 + .8*r.Float64())
	default:
		i.end = i.onset + r.IntN(2)
	}
	return i
}

// at is the factor on day t.
func (i incident) at(t int) float64 {
	switch {
	case t < i.onset, t > i.end && i.kind != shift && i.kind != drift:
		return 1
	case i.kind == drift:
		return 1 + (i.factor-1)*math.Min(1, float64(t-i.onset+1)/driftDays)
	}
	return i.factor
}

// inject returns the values of a series with the incident in them: counts stay whole, shares
// stay a whole number of hits.
func (i incident) inject(v, weight []float64, kind string) []float64 {
	out := append([]float64(nil), v...)
	for t := i.onset; t < len(out); t++ {
		x := v[t] * i.at(t)
		switch {
		case kind == "count":
			x = math.Round(x)
		case kind == "share" && weight[t] > 0:
			x = math.Min(1, math.Round(x*weight[t])/weight[t])
		}
		out[t] = x
	}
	return out
}
