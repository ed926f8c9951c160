package radar

import (
	"math"
	"slices"
)

// scored is a case with a method's scores of its span.
type scored struct {
	*shopCase
	score []float64
}

// alarm is a run of days at or over a threshold; a gap of mergeGap days does not end it.
type alarm struct{ from, to int }

const mergeGap = 2

// alarms of a case at a threshold, as indices in the series.
func (c scored) alarms(threshold float64) []alarm {
	var out []alarm
	for i, s := range c.score {
		if s < threshold {
			continue
		}
		t := c.from + i
		if n := len(out); n > 0 && t-out[n-1].to <= mergeGap+1 {
			out[n-1].to = t
		} else {
			out = append(out, alarm{t, t})
		}
	}
	return out
}

// calibrate is the least threshold at which clean cases give at most so many alarms.
func calibrate(clean []scored, most int) float64 {
	var levels []float64
	for _, c := range clean {
		levels = append(levels, c.score...)
	}
	slices.Sort(levels)
	levels = append(slices.Compact(levels), math.Inf(1))
	at, _ := slices.BinarySearchFunc(levels, most, func(threshold float64, most int) int {
		n := 0
		for _, c := range clean {
			n += len(c.alarms(threshold))
		}
		if n > most {
			return -1
		}
		return 1
	})
	return levels[min(at, len(levels)-1)]
}

// Outcome counts alarms and incidents.
type Outcome struct {
	Incidents int     `json:"incidents"`
	Found     int     `json:"found"`
	False     int     `json:"false_alarms"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Delay     float64 `json:"mean_delay_days"` // of those found, from the first day
	delays    int
}

// count adds a case at a threshold. What follows a shift or drift is neither right nor false.
func (o *Outcome) count(c scored, threshold float64) {
	first := -1
	for _, a := range c.alarms(threshold) {
		i := c.incident
		switch {
		case i == nil || a.to < i.onset:
			o.False++
		case a.from <= i.end:
			if first < 0 {
				first = max(a.from, i.onset)
			}
		case i.kind != shift && i.kind != drift:
			o.False++
		}
	}
	if c.incident == nil {
		return
	}
	o.Incidents++
	if first >= 0 {
		o.Found++
		o.delays += first - c.incident.onset
	}
}

// finish computes the rates.
func (o *Outcome) finish() {
	o.Precision = round(float64(o.Found) / math.Max(1, float64(o.Found+o.False)))
	o.Recall = round(float64(o.Found) / math.Max(1, float64(o.Incidents)))
	o.F1 = round(2 * float64(o.Found) / math.Max(1, float64(o.Found+o.False+o.Incidents)))
	o.Delay = round(float64(o.delays) / math.Max(1, float64(o.Found)))
}
