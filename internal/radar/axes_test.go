package radar

import (
	"testing"

	"github.com/suanpan/suanpan/internal/metrics"
)

// TestWeeksThatWereAllAlikeStillScatter: none late in eight weeks, then some: that is worse than usual,
// though the weeks before do not differ at all.
func TestWeeksThatWereAllAlikeStillScatter(t *testing.T) {
	score := func(value, noise float64) float64 {
		s := MetricScore{Metric: &metrics.Metric{Good: metrics.Down, Unit: metrics.Ratio}, Value: &value}
		for range comparableWeeks {
			s.Weeks = append(s.Weeks, Week{Value: 0})
		}
		s.weigh(func(float64) float64 { return noise })
		return *s.Score
	}
	if got := score(0.015, 0.002); got > 1 {
		t.Fatalf("got %g", got)
	}
	if got := score(0, 0); got != 50 {
		t.Fatalf("as usual is %g, not 50", got)
	}
}
