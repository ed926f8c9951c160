package anomaly

import (
	"math"
	"slices"
)

// gains of the members: from a level that hardly moves to one that follows within a week.
var gains = [...]float64{.0003, .005, .06}

// bank is the members with the layout of their states.
type bank struct {
	members []*filter
	season  int
	split   bool // 168 hours as hour of day and day of week
	events  []Event
	last    []int // time at which each event was last active
	long    int   // an event after so long is another one
	k       int
	mixed   [len(gains)]float64
	d       design
	memory  float64
}

// newBank starts the members from the series' first observations.
func newBank(s Series, c scale, first []int) *bank {
	b := &bank{season: s.Season, memory: sigmaMemory * float64(s.perDay()), long: needDays * s.perDay()}
	states := s.Season
	if s.Season == hoursOfWeek {
		b.split, states = true, 24+7
	}
	for _, e := range s.Events {
		if begin(e) < len(e.Active) {
			b.events = append(b.events, e)
		}
	}
	slices.SortStableFunc(b.events, func(a, b Event) int { return begin(a) - begin(b) })
	b.k = firstSeason + states + len(b.events)
	b.last = make([]int, len(b.events))
	for j, e := range b.events {
		b.last[j] = begin(e)
	}
	level, s2, sampling := start(s, c, first)
	total := s2 + sampling
	for _, g := range gains {
		b.members = append(b.members, newFilter(g, b.k, level, s2, .25+total, seasonPrior*seasonPrior, len(b.events)))
	}
	return b
}

// begin is the first time at which an event is active.
func begin(e Event) int {
	for t, a := range e.Active {
		if a != 0 {
			return t
		}
	}
	return len(e.Active)
}

// start is a robust level, σ² and mean sampling variance of the first observations.
func start(s Series, c scale, first []int) (level, s2, sampling float64) {
	all := make([]float64, len(first))
	for i, t := range first {
		all[i] = c.eta(s.Value[t], weight(s, t))
	}
	sorted := append([]float64(nil), all...)
	level = median(sorted)
	bySeason := map[int][]float64{}
	for i, t := range first {
		bySeason[t%s.Season] = append(bySeason[t%s.Season], all[i])
	}
	mid := make(map[int]float64, len(bySeason))
	for at, v := range bySeason {
		mid[at] = median(v)
	}
	off := make([]float64, len(first))
	for i, t := range first {
		off[i] = math.Abs(all[i] - mid[t%s.Season])
		sampling += c.sampling(level, weight(s, t)) / float64(len(first))
	}
	// Residuals around the median of three are 1.5 times too small; a third of them are 0.
	mean := 0.0
	for _, v := range off {
		mean += min(v, 6*median(off)+1e-12) / float64(len(off))
	}
	sd := 1.2533 * 1.5 * mean
	return level, max(leastSigma*leastSigma, sd*sd-sampling), sampling
}

func weight(s Series, t int) float64 {
	if s.Weight == nil {
		return 1
	}
	return s.Weight[t]
}

// at fills the design of time t.
func (b *bank) at(t int) design {
	d := &b.d
	d.at, d.by = append(d.at[:0], stateLevel), append(d.by[:0], 1)
	states := b.season
	if b.split {
		states = 24 + 7
		d.at, d.by = append(d.at, firstSeason+t%24, firstSeason+24+t/24%7), append(d.by, 1, 1)
	} else if b.season > 1 {
		d.at, d.by = append(d.at, firstSeason+t%b.season), append(d.by, 1)
	}
	for j, e := range b.events {
		if a := e.Active[t]; a != 0 {
			d.at, d.by = append(d.at, firstSeason+states+j), append(d.by, a)
		}
	}
	return *d
}

// predict mixes the members' predictions: η, the variance of η, and σ².
func (b *bank) predict(t int) (eta, v, s2 float64) {
	d := b.at(t)
	first := b.k - len(b.events)
	for j, e := range b.events {
		if e.Active[t] == 0 {
			continue
		}
		for _, f := range b.members {
			if f.known <= first+j {
				f.known = first + j + 1
				f.free(first+j, b.prior(f, j))
			} else if t-b.last[j] > b.long {
				f.free(first+j, eventAgain*eventAgain)
			}
		}
		b.last[j] = t
	}
	best := math.Inf(-1)
	for _, f := range b.members {
		f.predict(d)
		best = max(best, f.fit)
	}
	sum := 0.0
	for i, f := range b.members {
		b.mixed[i] = math.Exp(f.fit - best)
		sum += b.mixed[i]
	}
	for i, f := range b.members {
		b.mixed[i] /= sum
		eta += b.mixed[i] * f.eta
		s2 += b.mixed[i] * f.s2
	}
	for i, f := range b.members {
		off := f.eta - eta
		v += b.mixed[i] * (f.v + off*off)
	}
	return eta, v, s2
}

// prior is the variance of the effect of event j before it was seen: its spread, drawn to what
// the events before it did to this series against theirs. Some series care for no event.
func (b *bank) prior(f *filter, j int) float64 {
	first := b.k - len(b.events)
	moved := 1.
	for i := range j {
		s := f.x[first+i] / spread(b.events[i])
		moved += min(1, s*s)
	}
	s := spread(b.events[j])
	return s * s * moved / float64(1+j)
}

func spread(e Event) float64 {
	if e.Spread > 0 {
		return e.Spread
	}
	return eventPrior
}

// observe gives the members what was observed at the time last predicted.
func (b *bank) observe(c scale, y, w, thin float64) {
	for _, f := range b.members {
		r, least := c.variance(f.s2, f.eta, w, thin)
		f.update(c.innovation(y, w, f.eta), r, least, b.memory)
	}
}

// advance moves the members to the next time.
func (b *bank) advance(c scale, w, thin float64) {
	for _, f := range b.members {
		r, _ := c.variance(f.s2, f.x[stateLevel], w, thin)
		f.advance(min(r, 1))
	}
}

// free lets the level move by about size at the next observation.
func (b *bank) free(size float64) {
	for _, f := range b.members {
		f.free(stateLevel, size*size)
	}
}
