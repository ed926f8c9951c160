package radar

import (
	"context"
	"math"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics"
)

// Chart is a metric of one cell with what its history led to expect.
type Chart struct {
	Metric *metrics.Metric `json:"metric"`
	Cell   Cell            `json:"cell"`
	Points []ChartPoint    `json:"points"`
	Wide   bool            `json:"wide" doc:"under eight weeks of history, so the interval is wide"`
	Reason string          `json:"reason,omitempty" enum:"short,small,unwatched" doc:"why nothing is expected: too little history, too small a cell, or not a watched metric"`
	Have   int             `json:"have,omitempty" doc:"days of history, if short"`
	Need   int             `json:"need,omitempty"`
}

// ChartPoint is one day. Numbers are in the metric's unit, null where there is none.
type ChartPoint struct {
	Day         string   `json:"day"`
	Actual      *float64 `json:"actual"`
	Expected    *float64 `json:"expected"`
	Low         *float64 `json:"low" doc:"of the 95 % interval"`
	High        *float64 `json:"high"`
	Probability *float64 `json:"probability" doc:"of a deviation at least so large by chance"`
	Judged      bool     `json:"judged" doc:"false where the day is incomplete or still matures"`
	Events      []Note   `json:"events,omitempty"`
}

// Chart follows a metric of a cell over the last days before the request's.
func (r *Radar) Chart(ctx context.Context, q Request, metric string, c Cell, days int) (*Chart, error) {
	rule, ok := r.book.Rule(metric)
	if !ok || !slices.Contains(rule.Cells, c.Dimension) {
		return nil, fault.New(fault.Invalid, "radar_metric", fault.Args{"metric": metric})
	}
	m, err := r.metrics.Catalogue().Lookup(metric)
	if err != nil {
		return nil, err
	}
	names, err := needs(r.metrics.Catalogue(), []Rule{rule}, c.Dimension)
	if err != nil {
		return nil, err
	}
	h, err := load(ctx, r.metrics, Dimension{Name: c.Dimension}, []string{c.Key}, names, span{first: q.First, last: q.Day}, q.Currency)
	if err != nil {
		return nil, err
	}
	chart := &Chart{Metric: m, Cell: c, Points: []ChartPoint{}}
	if len(h.tracks) == 0 {
		chart.Reason = "small"
		return chart, nil
	}
	t := h.tracks[0]
	chart.Cell = t.Cell
	upTo := lastJudged(h, rule, m, silences(q.Feeds, q.Day), t.Cell)
	j, err := judge(rule, m, h, t, upTo, regressors(h.first, h.length, q.Settings.Promotions))
	short, refused := errTooShort(err)
	switch {
	case refused:
		chart.Reason, chart.Have, chart.Need = "short", short.Have, short.Need
	case err != nil:
		return nil, err
	case j == nil:
		chart.Reason = "small"
	default:
		chart.Wide = j.result.Wide
	}
	for i := max(0, h.length-days); i < h.length; i++ {
		day := h.first + calendar.Day(i)
		p := ChartPoint{Day: day.String(), Actual: number(t.values[metric][i]), Judged: i <= upTo.end, Events: Known(q.Settings.Promotions, day, day)}
		if j != nil && i <= upTo.end && j.result.Points[i].Warm {
			e := j.result.Points[i]
			p.Actual = number(j.series.Value[i])
			p.Expected, p.Low, p.High = number(e.Expected), number(e.Low), number(e.High)
			if !math.IsNaN(e.Z) {
				p.Probability = number(math.Pow(10, -e.Surprise()))
			}
		}
		chart.Points = append(chart.Points, p)
	}
	return chart, nil
}

// number is nil where there is none.
func number(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
