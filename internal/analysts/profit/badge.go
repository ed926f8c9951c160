package profit

import (
	"math"
	"slices"
)

// Badge marks a SKU that deserves a look.
type Badge string

// The badges.
const (
	HotAndLosing    Badge = "hot_and_losing"    // 卖一单亏一单: sells much and loses on every piece
	QuietAndEarning Badge = "quiet_and_earning" // 闷声赚钱: sells little and earns well
)

// Thresholds of the badges. Quantiles are taken over the SKUs that sold at least one unit.
type Thresholds struct {
	Hot      float64 `json:"hot"`       // units at or above this quantile are hot, 0–1, default 0.75
	Quiet    float64 `json:"quiet"`     // units at or below this quantile are quiet, 0–1, default 0.5
	GoodRate float64 `json:"good_rate"` // CM3 rates at or above this quantile are good, 0–1, default 0.75
	MinSKUs  int     `json:"min_skus"`  // with fewer SKUs quantiles mean nothing and no badge is given, default 4
}

// DefaultThresholds are the top quarter by units, the lower half by units, the top quarter by rate.
func DefaultThresholds() Thresholds {
	return Thresholds{Hot: 0.75, Quiet: 0.5, GoodRate: 0.75, MinSKUs: 4}
}

// award gives each SKU its badge. Where something up to CM3 is missing the badge is refused:
// the margin that it would rest on is not known. Rates of such SKUs do not count for the
// quantile either, for they look better than they are.
func award(skus []SKU, t Thresholds) {
	var units, rates []float64
	for _, s := range skus {
		if !s.ranked() {
			continue
		}
		units = append(units, float64(s.Units))
		if s.CM3Rate != nil && s.NetRevenue > 0 {
			rates = append(rates, *s.CM3Rate)
		}
	}
	if len(units) < max(t.MinSKUs, 1) {
		return
	}
	hot, quiet, good := quantile(units, t.Hot), quantile(units, t.Quiet), math.Inf(1)
	if len(rates) > 0 {
		good = quantile(rates, t.GoodRate)
	}
	for i := range skus {
		s := &skus[i]
		if !s.ranked() {
			continue
		}
		n := float64(s.Units)
		badge := Badge("")
		switch {
		case n >= hot && s.CM3 < 0:
			badge = HotAndLosing
		case n <= quiet && s.CM3 > 0 && s.NetRevenue > 0 && float64(s.CM3)/float64(s.NetRevenue) >= good:
			badge = QuietAndEarning
		}
		if badge != "" && !s.Reliable {
			s.Refused, badge = true, ""
		}
		s.Badge = badge
	}
}

func (s SKU) ranked() bool { return s.SKU != "" && s.Units > 0 }

// quantile interpolates linearly between order statistics (Hyndman and Fan 1996, type 7).
// xs must not be empty; q is clamped to 0–1.
func quantile(xs []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(xs))
	at := min(max(q, 0), 1) * float64(len(sorted)-1)
	low := int(at)
	if low+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[low] + (at-float64(low))*(sorted[low+1]-sorted[low])
}
