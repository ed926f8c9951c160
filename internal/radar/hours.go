package radar

import (
	"context"
	"math"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// hourlyDays is how far back hours are read: eight weeks show a day's pattern, and what was
// usual a year ago at three o'clock tells nothing.
const hourlyDays = 56

// hourly judges the hours of the day: an outage from two to six may hide in a day that is
// otherwise good.
func (r *Radar) hourly(ctx context.Context, q Request, book Rulebook, w *watch) ([]*judged, error) {
	var tasks []task
	over := span{first: max(q.First, q.Day-hourlyDays+1), last: q.Day, hourly: true}
	for _, d := range book.Dimensions {
		rules := book.hourly(d.Name)
		if len(rules) == 0 {
			continue
		}
		names, err := needs(r.metrics.Catalogue(), rules, d.Name)
		if err != nil {
			return nil, err
		}
		keys, err := greatest(ctx, r.metrics, d, q.Day, q.Currency)
		if err != nil {
			return nil, err
		}
		h, err := load(ctx, r.metrics, d, keys, names, over, q.Currency)
		if err != nil {
			return nil, err
		}
		events := everyHour(regressors(h.first, h.length/h.perDay, q.Settings.Promotions))
		for _, rule := range rules {
			metric, err := r.metrics.Catalogue().Lookup(rule.Metric)
			if err != nil {
				return nil, err
			}
			for _, t := range h.tracks {
				if _, _, silent := gaps(w.silent, rule.Feeds, t.Cell); !silent {
					tasks = append(tasks, task{rule, metric, h, t, limit{end: h.length - 1}, events})
				}
			}
		}
	}
	// Hours are an addition: days alone are judged where they are too few.
	return score(ctx, tasks, newNotes())
}

// everyHour repeats a day's events for each of its hours.
func everyHour(days []anomaly.Event) []anomaly.Event {
	events := make([]anomaly.Event, len(days))
	for k, e := range days {
		events[k] = anomaly.Event{Name: e.Name, Active: make([]float64, 24*len(e.Active))}
		for i := range events[k].Active {
			events[k].Active[i] = e.Active[i/24]
		}
	}
	return events
}

// worstHours finds the run of hours of the last day that deviates most improbably: nil if no hour
// does at that chance, shared out over the hours of the day.
func (j *judged) worstHours(chance float64) *candidate {
	first := j.end - j.h.perDay + 1
	var worst *candidate
	for i := max(0, first); i <= j.end; i++ {
		c := j.at(i, chance/float64(j.h.perDay))
		if c == nil || worst != nil && c.chance >= worst.chance {
			continue
		}
		c.shift = false
		c.from = max(first, j.begin(i))
		for c.at < j.end && j.deviates(c.at+1, j.result.Points[i].Z > 0) {
			c.at++
		}
		worst = c
	}
	return worst
}

// deviates says whether a number is off in a direction, if only a little.
func (j *judged) deviates(i int, up bool) bool {
	p := j.result.Points[i]
	return p.Warm && !math.IsNaN(p.Z) && (p.Z > 0) == up && p.P <= quietDeviation
}

// hoursOf are the hours of a candidate's run.
func (c *candidate) hoursOf() *Hours {
	return &Hours{From: c.from % c.h.perDay, To: c.at % c.h.perDay}
}

// hourlyFindings turns the worst hours of each cell into findings.
func (w *watch) hourlyFindings(q Request, day calendar.Day) ([]*Finding, error) {
	var list []*Finding
	for _, j := range w.hours {
		c := j.worstHours(w.rules[j.rule.Metric].Chance)
		if c == nil {
			continue
		}
		f, err := c.finding(day, w.margins, w.whole, 0)
		if err != nil {
			return nil, err
		}
		f.Hours = c.hoursOf()
		f.ID = name(f.Metric.Name+" hours", f.Cell, f.Day)
		if f.Stake.Amount >= max(1, q.Settings.MinStake) && math.Abs(f.Change) >= q.Settings.MinChange {
			f.Events = Known(q.Settings.Promotions, day, day)
			list = append(list, f)
		}
	}
	return list, nil
}
