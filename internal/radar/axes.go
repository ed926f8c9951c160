package radar

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
)

const (
	comparableWeeks = 8  // that a week is measured against
	searchedWeeks   = 16 // in which they are looked for
	fewestWeeks     = 3  // fewer say nothing
	leastScatter    = 0.05
)

// AxisScore is one axis of the radar chart: 50 is as usual, 0 and 100 the worst and the best
// that the own past lets expect.
type AxisScore struct {
	Axis    Axis          `json:"axis" enum:"orders,ads,fulfilment,service,feedback"`
	Score   *float64      `json:"score" doc:"0 to 100; null where no metric of the axis can be judged"`
	Metrics []MetricScore `json:"metrics"`
}

// MetricScore is the arithmetic behind an axis.
type MetricScore struct {
	Metric   *metrics.Metric `json:"metric"`
	From     string          `json:"from" doc:"first day of the week that is scored"`
	To       string          `json:"to"`
	Value    *float64        `json:"value" doc:"of the week, in the metric's unit; null without data"`
	Weeks    []Week          `json:"weeks" doc:"comparable weeks before it, latest first"`
	Median   float64         `json:"median" doc:"of those weeks"`
	Scatter  float64         `json:"scatter" doc:"1.4826 × median absolute deviation, at least 5 % of the median, and of a share of counts at least its binomial standard deviation"`
	Z        float64         `json:"z" doc:"(value − median) ÷ scatter, turned so that more is better"`
	Past     *float64        `json:"past" doc:"100·Φ(z)"`
	Target   *float64        `json:"target,omitempty" doc:"what the merchant aims at"`
	Attained *float64        `json:"attained,omitempty" doc:"0 to 100: part of the target that is reached"`
	Score    *float64        `json:"score" doc:"past, or the mean of past and attained"`
	Reason   string          `json:"reason,omitempty" enum:"no_data,few_weeks" doc:"why there is no score"`
}

// Week is a week's value of a metric.
type Week struct {
	From  string  `json:"from"`
	Value float64 `json:"value"`
}

// Axes scores the week that ends on the day against the last comparable weeks. A week with a
// promotion is comparable with such weeks only, and a week without with those without.
func (r *Radar) Axes(ctx context.Context, q Request) ([]AxisScore, error) {
	past, err := r.weeks(ctx, q)
	if err != nil {
		return nil, err
	}
	scores := []AxisScore{}
	for _, axis := range Axes() {
		score := AxisScore{Axis: axis, Metrics: []MetricScore{}}
		var known []float64
		for _, name := range r.book.Axes[axis] {
			metric, err := r.metrics.Catalogue().Lookup(name)
			if err != nil {
				return nil, err
			}
			m := past.score(q, metric)
			if m.Score != nil {
				known = append(known, *m.Score)
			}
			score.Metrics = append(score.Metrics, m)
		}
		if len(known) > 0 {
			score.Score = new(mean(known))
		}
		scores = append(scores, score)
	}
	return scores, nil
}

// weeks is the daily history of the whole shop that axes are scored from.
type weeks struct {
	history
	silent []Silence
	feeds  func(metric string) []string
}

// weeks reads the parts of all axes' metrics in one query.
func (r *Radar) weeks(ctx context.Context, q Request) (*weeks, error) {
	var names []string
	deepest := 0
	for _, axis := range Axes() {
		for _, name := range r.book.Axes[axis] {
			metric, err := r.metrics.Catalogue().Lookup(name)
			if err != nil {
				return nil, err
			}
			deepest = max(deepest, metric.Matures)
			for _, part := range parts(metric) {
				if !slices.Contains(names, part) {
					names = append(names, part)
				}
			}
		}
	}
	first := max(q.First, q.Day-calendar.Day(7*(searchedWeeks+1)+deepest+endedDays))
	h, err := load(ctx, r.metrics, Dimension{Name: Whole}, nil, names, span{first: first, last: q.Day}, q.Currency)
	if err != nil {
		return nil, err
	}
	return &weeks{*h, silences(q.Feeds, q.Day), r.book.feeds}, nil
}

// parts are the metrics whose sums over days give a metric: its numerator and denominator, or itself.
func parts(m *metrics.Metric) []string {
	if m.Over != "" {
		return []string{m.Of, m.Over}
	}
	return []string{m.Name}
}

// week is a metric's value over the seven days that end on a day, nil if there is none.
func (w *weeks) week(m *metrics.Metric, end calendar.Day) *float64 {
	if len(w.tracks) == 0 || end-6 < w.first || end > w.last() {
		return nil
	}
	of, ok := w.sum(parts(m)[0], end)
	if !ok || m.Over == "" {
		if ok {
			return &of
		}
		return nil
	}
	over, ok := w.sum(m.Over, end)
	if !ok || over == 0 {
		return nil
	}
	return new(of / over * float64(max(1, m.Times)))
}

// sum adds up a part over the seven days that end on a day; ok is false where none has a number.
func (w *weeks) sum(name string, end calendar.Day) (total float64, ok bool) {
	for _, v := range w.tracks[0].values[name][end-6-w.first : end+1-w.first] {
		if !math.IsNaN(v) {
			total, ok = total+v, true
		}
	}
	return total, ok
}

// noise is the standard deviation that a share of a week has by chance, taking it to be half-way
// between what it is and what it used to be; 0 for what is no share.
func (w *weeks) noise(m *metrics.Metric, end calendar.Day, value, usual float64) float64 {
	if m.Over == "" || m.Unit != metrics.Ratio {
		return 0
	}
	over, ok := w.sum(m.Over, end)
	if p := (value + usual) / 2; ok && over > 0 && p > 0 && p < 1 {
		return math.Sqrt(p * (1 - p) / over)
	}
	return 0
}

// complete is the last day on which a metric of the whole shop is complete and mature.
func (w *weeks) complete(q Request, metric *metrics.Metric) calendar.Day {
	last := q.Day - calendar.Day(metric.Matures)
	if since, _, ok := gaps(w.silent, w.feeds(metric.Name), Cell{Dimension: Whole}); ok {
		last = min(last, since-1)
	}
	return last
}

// score measures the last week that is complete against comparable ones.
func (w *weeks) score(q Request, metric *metrics.Metric) MetricScore {
	last := w.complete(q, metric)
	s := MetricScore{Metric: metric, From: (last - 6).String(), To: last.String(), Weeks: []Week{}}
	if s.Value = w.week(metric, last); s.Value == nil {
		s.Reason = "no_data"
		return s
	}
	sale := promoted(q.Settings.Promotions, last)
	for k := calendar.Day(1); k <= searchedWeeks && len(s.Weeks) < comparableWeeks; k++ {
		end := last - 7*k
		if promoted(q.Settings.Promotions, end) != sale {
			continue
		}
		if value := w.week(metric, end); value != nil {
			s.Weeks = append(s.Weeks, Week{(end - 6).String(), *value})
		}
	}
	if target, ok := q.Settings.Targets[metric.Name]; ok && target > 0 {
		s.Target = &target
	}
	s.weigh(func(median float64) float64 { return w.noise(metric, last, *s.Value, median) })
	return s
}

// weigh works out the score from value, weeks and target. noise is what the value scatters by chance
// alone around a median: weeks that were all alike say nothing of that.
func (s *MetricScore) weigh(noise func(median float64) float64) {
	var parts []float64
	if len(s.Weeks) >= fewestWeeks {
		values := make([]float64, len(s.Weeks))
		for i, w := range s.Weeks {
			values[i] = w.Value
		}
		s.Median = median(values)
		for i := range values {
			values[i] = math.Abs(values[i] - s.Median)
		}
		s.Scatter = max(1.4826*median(values), leastScatter*math.Abs(s.Median), noise(s.Median))
		if s.Scatter > 0 {
			s.Z = (*s.Value - s.Median) / s.Scatter
		}
		if s.Metric.Good == metrics.Down {
			s.Z = -s.Z
		}
		s.Past = new(50 * math.Erfc(-s.Z/math.Sqrt2))
		parts = append(parts, *s.Past)
	} else {
		s.Reason = "few_weeks"
	}
	if s.Target != nil {
		s.Attained = new(attained(*s.Value, *s.Target, s.Metric.Good))
		parts = append(parts, *s.Attained)
	}
	if len(parts) > 0 {
		s.Score = new(mean(parts))
	}
}

// attained is the part of a target that is reached, 0 to 100.
func attained(value, target float64, good metrics.Direction) float64 {
	if good == metrics.Down {
		if value <= target {
			return 100
		}
		return 100 * clamp(target/value, 0)
	}
	return 100 * clamp(value/target, 0)
}

// value is a metric's value over a run of days, nil if there is none.
func (r *Radar) value(ctx context.Context, q Request, metric string, from, to calendar.Day) (*float64, error) {
	result, err := r.metrics.Run(ctx, metrics.Query{Metrics: []string{metric}, From: from.String(), To: to.String(), Currency: q.Currency})
	if err != nil {
		return nil, fmt.Errorf("radar: %s: %w", metric, err)
	}
	if len(result.Rows) == 0 || !result.Rows[0].Values[0].Valid() {
		return nil, nil
	}
	return new(result.Rows[0].Values[0].Float()), nil
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

func mean(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total / float64(len(values))
}
