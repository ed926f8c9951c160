package radar

import (
	"cmp"
	"context"
	"fmt"
	"math"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
)

// Stake is the profit that a deviation costs or brings, and how that was worked out.
type Stake struct {
	Amount  int64   `json:"amount" doc:"minor units; positive is lost by an alarm and won by an opportunity"`
	Units   float64 `json:"units" doc:"deviation in units: orders, yuan (minor units), late parcels …"`
	Unit    float64 `json:"unit_worth" doc:"CM2 per unit, minor units"`
	Rate    float64 `json:"margin_rate" doc:"CM2 per net revenue that the worth rests on"`
	Share   float64 `json:"share" doc:"assumed part of the worth that is lost, 1 where nothing is assumed"`
	Assumed bool    `json:"assumed" doc:"rests on an assumption and not only on the ledger"`
}

// margin is the CM2 per net revenue of the lines whose costs are all known. A line with a
// missing cost says nothing about profit, so it is not in it.
type margin struct {
	rate  float64
	known bool
}

func loadMargin(ctx context.Context, m Metrics, last calendar.Day, currency string) (margin, error) {
	result, err := m.Run(ctx, metrics.Query{Metrics: []string{"net_revenue", "cm2", "cm2_missing"}, By: []string{"sku"},
		From: (last - rankDays + 1).String(), To: last.String(), Currency: currency})
	if err != nil {
		return margin{}, fmt.Errorf("radar margin: %w", err)
	}
	var net, cm2 float64
	for _, row := range result.Rows {
		if row.Values[2].Int() == 0 {
			net += row.Values[0].Float()
			cm2 += row.Values[1].Float()
		}
	}
	if net <= 0 {
		return margin{}, nil
	}
	return margin{cm2 / net, true}, nil
}

// worth is what a unit of a rule's deviation is worth in a cell, in minor units of CM2: the
// margin on the revenue of a unit, the cell's own or else the whole shop's.
func (r Rule) worth(m margin, own, whole *track, i int) (unit float64, ok bool) {
	of := cmp.Or(r.Worth.Of, revenue)
	switch {
	case r.Worth.Money:
		return 1, true
	case !m.known:
		return 0, false
	case r.Worth.Per == of:
		return m.rate, true
	}
	for _, t := range []*track{own, whole} {
		if t == nil || t.values[of] == nil || t.values[r.Worth.Per] == nil {
			continue
		}
		if per := t.recent(r.Worth.Per, i); per > 0 {
			return m.rate * t.recent(of, i) / per, true
		}
	}
	return 0, false
}

// revenue is the metric that margins are of.
const revenue = "net_revenue"

// units counts a deviation of one day in units that have a worth.
func (j *judged) units(actual, expected float64, i int) float64 {
	deviation := actual - expected
	switch {
	case j.rule.Worth.Count != "" && expected > 0:
		return clamp(deviation/expected, -1) * j.track.recent(j.rule.Worth.Count, i)
	case j.rule.Worth.Count != "":
		return 0
	case j.series.Weight != nil:
		return deviation * j.series.Weight[i] / float64(max(1, j.metric.Times))
	}
	return deviation
}

// clamp bounds a part of a whole to low … 1.
func clamp(x, low float64) float64 { return math.Max(low, math.Min(1, x)) }

// stake prices units of deviation.
func (r Rule) stake(units, unit float64, m margin) Stake {
	share := 1.0
	if r.Worth.Share > 0 {
		share = r.Worth.Share
	}
	s := Stake{Units: units, Unit: unit, Share: share, Assumed: r.Worth.Assumed(), Amount: int64(math.Round(math.Abs(units) * unit * share))}
	if !r.Worth.Money {
		s.Rate = m.rate
	}
	return s
}
