package radar

import (
	"errors"
	"fmt"
	"math"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// judged is one metric of one cell with what its history led to expect.
type judged struct {
	rule   Rule
	metric *metrics.Metric
	track  *track
	series anomaly.Series
	result anomaly.Result
	h      *history
	limit
}

// judge scores a rule in a cell. It returns nil where the cell is too small to be watched.
func judge(r Rule, m *metrics.Metric, h *history, t *track, upTo limit, events []anomaly.Event) (*judged, error) {
	end := upTo.end
	if end < 0 || r.Floor.Metric != "" && (t.recent(r.Floor.Metric, end) < r.Floor.Least || t.ended(r.Floor.Metric, end)) {
		return nil, nil
	}
	j := &judged{rule: r, metric: m, track: t, h: h, limit: upTo, series: r.series(m, t, end)}
	for _, e := range events {
		j.series.Events = append(j.series.Events, anomaly.Event{Name: e.Name, Active: e.Active[:end+1]})
	}
	result, err := anomaly.Score(j.series, anomaly.Options{})
	if err != nil {
		return nil, err
	}
	j.result = result
	return j, nil
}

// series is the track of a rule's metric. A sum that has no row on a day after the cell's
// first is nothing on that day; a quotient without a denominator is unknown.
func (r Rule) series(m *metrics.Metric, t *track, end int) anomaly.Series {
	s := anomaly.Series{Season: 7 * t.perDay, Value: make([]float64, end+1)}
	copy(s.Value, t.values[r.Metric])
	switch r.Noise {
	case Share, Quotient:
		s.Noise = anomaly.Ratio
		if r.Noise == Share {
			s.Noise = anomaly.Share
		}
		s.Weight = make([]float64, end+1)
		for i := range s.Weight {
			s.Weight[i] = max(0, t.values[m.Over][i])
			switch {
			case math.IsNaN(s.Weight[i]):
				s.Weight[i], s.Value[i] = 0, math.NaN()
			case r.Noise == Share:
				s.Value[i] = clamp(s.Value[i], 0)
			case s.Value[i] < 0:
				s.Value[i] = math.NaN()
			}
		}
		return s
	case Count:
		s.Noise = anomaly.Count
	}
	begun := false
	for i, v := range s.Value {
		begun = begun || !math.IsNaN(v)
		if begun && math.IsNaN(v) {
			s.Value[i] = 0
		}
		if r.Noise == Count && s.Value[i] < 0 {
			s.Value[i] = 0
		}
	}
	return s
}

// bad says whether a deviation is in the bad direction; good whether in the good one.
func (j *judged) bad(z float64) bool {
	return j.metric.Good == metrics.Up && z < 0 || j.metric.Good == metrics.Down && z > 0
}

// candidate is a day on which a cell deviates.
type candidate struct {
	*judged
	at, from int // indices of the day and of the first day of the deviation
	chance   float64
	shift    bool
}

// quietDeviation is the probability below which a day belongs to the deviation that the days
// after it show more clearly.
const quietDeviation = 0.1

// at judges the day with index i: nil if nothing is out of the ordinary at that chance.
func (j *judged) at(i int, chance float64) *candidate {
	p := j.result.Points[i]
	if !p.Warm || math.IsNaN(p.Z) || math.IsNaN(j.series.Value[i]) {
		return nil
	}
	c := &candidate{judged: j, at: i, from: i, chance: math.Pow(10, -p.Surprise())}
	if c.chance > chance {
		return nil
	}
	c.from = j.begin(i)
	for _, s := range j.result.Shifts {
		if s.Known <= i && i-s.Known < rankDays*c.track.perDay && s.Up == (p.Z > 0) && s.Begin < c.from {
			c.from, c.shift = s.Begin, true
		}
	}
	return c
}

// begin walks back over the days that deviate in the same direction.
func (j *judged) begin(i int) int {
	up := j.result.Points[i].Z > 0
	for i > 0 && j.deviates(i-1, up) {
		i--
	}
	return i
}

// errTooShort says whether a series was refused for lack of history.
func errTooShort(err error) (*anomaly.TooShort, bool) {
	var short *anomaly.TooShort
	ok := errors.As(err, &short)
	return short, ok
}

// figures sums actual and expected over the window of a candidate, in the metric's unit, and the
// deviation in the units that have a worth, positive upwards.
func (c *candidate) figures() (actual, expected, units float64) {
	weights := 0.0
	for i := c.from; i <= c.at; i++ {
		v, e := c.series.Value[i], c.result.Points[i].Expected
		if math.IsNaN(v) || math.IsNaN(e) {
			continue
		}
		w := 1.0
		if c.series.Weight != nil {
			w = c.series.Weight[i]
		}
		actual, expected, weights = actual+v*w, expected+e*w, weights+w
		units += c.units(v, e, i)
	}
	if c.series.Weight != nil && weights > 0 {
		return actual / weights, expected / weights, units
	}
	return actual, expected, units
}

// finding turns a candidate into what its reader sees.
func (c *candidate) finding(day calendar.Day, m margins, whole *track, matures int) (*Finding, error) {
	actual, expected, units := c.figures()
	unit, rate, _ := c.rule.worth(m, c.metric.Over != "", c.track, whole, c.at) // nothing, where it is not known
	if math.IsNaN(units) || math.IsInf(units, 0) {
		return nil, fmt.Errorf("radar: %s in %s %s: deviation is %g", c.rule.Metric, c.track.Dimension, c.track.Key, units)
	}
	p := c.result.Points[c.at]
	f := &Finding{ID: name(c.rule.Metric, c.track.Cell, day.String()), Kind: Opportunity, Day: day.String(),
		From: c.h.day(c.from).String(), To: c.h.day(c.at).String(),
		Metric: c.metric, Axis: c.rule.Axis, Cell: c.track.Cell, Actual: actual, Expected: expected, Low: p.Low, High: p.High,
		Probability: c.chance, Stake: c.rule.stake(units, unit, rate), Days: int(c.h.day(c.at)-c.h.day(c.from)) + 1, Shift: c.shift, Matures: matures, Wide: c.result.Wide}
	if c.bad(p.Z) {
		f.Kind = Alarm
	}
	if expected != 0 {
		f.Change = (actual - expected) / math.Abs(expected)
	}
	return f, nil
}
