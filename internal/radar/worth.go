package radar

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// Stake is the profit that a deviation costs or brings, and how that was worked out.
type Stake struct {
	Amount  int64   `json:"amount" doc:"minor units; positive is lost by an alarm and won by an opportunity"`
	Units   float64 `json:"units" doc:"deviation in units: orders, yuan (minor units), late parcels …"`
	Unit    float64 `json:"unit_worth" doc:"CM2 per unit, minor units"`
	Rate    float64 `json:"margin_rate" doc:"CM2 per net revenue that the worth rests on, per gross sales where it is of those; 0 where the deviation is money itself"`
	Share   float64 `json:"share" doc:"assumed part of the worth that is lost, 1 where nothing is assumed"`
	Assumed bool    `json:"assumed" doc:"rests on an assumption and not only on the ledger"`
}

// margin is what revenue leaves, of the lines whose costs are all known. A line with a missing
// cost says nothing about profit, so it is not in it.
type margin struct {
	net, cm2, gross float64 // of lines with known costs
	all             float64 // net revenue of all lines
}

// known says that the lines with known costs are enough to speak for the others.
func (m margin) known() bool { return m.net > 0 && m.net >= leastKnown*m.all }

// leastKnown is the share of a cell's revenue whose costs must be known for the cell to have a
// margin of its own.
const leastKnown = 0.5

// of is CM2 per unit of a revenue: net, or gross with the refunds that are in it.
func (m margin) of(metric string) float64 {
	if metric == revenue || m.gross <= 0 {
		return m.cm2 / m.net
	}
	return m.cm2 / m.gross
}

// margins are those of the whole shop and of its cells: a SKU sold at a loss is not worth what the
// shop earns on average.
type margins map[Cell]*margin

// loadMargins reads four weeks. Channels and accounts are asked apart: the daily rollup that has
// the other cells has none of them.
func loadMargins(ctx context.Context, m Metrics, last calendar.Day, currency string) (margins, error) {
	all := margins{}
	for _, dims := range [][]string{{"sku", "product", "shop", "platform"}, {"sku", "channel", "account"}} {
		result, err := m.Run(ctx, metrics.Query{Metrics: []string{revenue, "cm2", "gmv", "cm2_missing"}, By: dims,
			From: (last - rankDays + 1).String(), To: last.String(), Currency: currency})
		if err != nil {
			return nil, fmt.Errorf("radar margins: %w", err)
		}
		for _, row := range result.Rows {
			cells := []Cell{}
			for i, d := range dims {
				if d != "sku" || slices.Contains(dims, "shop") {
					cells = append(cells, Cell{Dimension: d, Key: row.Keys[i]})
				}
			}
			if slices.Contains(dims, "shop") {
				cells = append(cells, Cell{Dimension: Whole})
			}
			for _, c := range cells {
				if all[c] == nil {
					all[c] = &margin{}
				}
				all[c].add(row.Values)
			}
		}
	}
	return all, nil
}

// add counts the values of net revenue, CM2, gross sales and lines with a missing cost.
func (m *margin) add(values []run.Value) {
	m.all += values[0].Float()
	if values[3].Int() == 0 {
		m.net += values[0].Float()
		m.cm2 += values[1].Float()
		m.gross += values[2].Float()
	}
}

// rate is CM2 per unit of a revenue in a cell; where the cell's own costs are not known, the whole
// shop's, of whatever part of it is known.
func (m margins) rate(c Cell, metric string, loss bool) (float64, bool) {
	if own := m[Cell{Dimension: c.Dimension, Key: c.Key}]; own != nil && own.known() && (loss || own.cm2 > 0) {
		return own.of(metric), true
	}
	if whole := m[Cell{Dimension: Whole}]; whole != nil && whole.net > 0 {
		return whole.of(metric), true
	}
	return 0, false
}

// worth is what a unit of a rule's deviation is worth in a cell, in minor units of CM2, and the
// margin that it rests on: the margin on the revenue of a unit, the cell's own or else the whole
// shop's. Sales that did not come of what is sold at a loss cost nothing, so they are worth less than
// nothing; a rate that goes wrong there (returns, damage) is worth what it is elsewhere.
func (r Rule) worth(m margins, rated bool, own, whole *track, i int) (unit, rate float64, ok bool) {
	of := cmp.Or(r.Worth.Of, revenue)
	if r.Worth.Money {
		return 1, 0, true
	}
	if rate, ok = m.rate(own.Cell, of, !rated); !ok {
		return 0, 0, false
	}
	if r.Worth.Per == of {
		return rate, rate, true
	}
	for _, t := range []*track{own, whole} {
		if t == nil || t.values[of] == nil || t.values[r.Worth.Per] == nil {
			continue
		}
		if per := t.recent(r.Worth.Per, i); per > 0 {
			return rate * t.recent(of, i) / per, rate, true
		}
	}
	return 0, 0, false
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
func (r Rule) stake(units, unit, rate float64) Stake {
	share := 1.0
	if r.Worth.Share > 0 {
		share = r.Worth.Share
	}
	return Stake{Units: units, Unit: unit, Rate: rate, Share: share, Assumed: r.Worth.Assumed(), Amount: int64(math.Round(math.Abs(units) * unit * share))}
}
