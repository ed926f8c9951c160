package demo_test

import (
	"math"
	"testing"

	"github.com/suanpan/suanpan/internal/demo"
)

// TestDailyAddsUp: shops add up to the whole, shares are shares, and the same seed says the same.
func TestDailyAddsUp(t *testing.T) {
	opt := demo.Options{Seed: 5, Days: 60, Lines: 6000}
	d, err := demo.SimulateDaily(opt)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := demo.SimulateDaily(opt)
	whole, shops := make([]float64, 60), make([]float64, 60)
	seen := map[string]bool{}
	for i, s := range d.Series {
		if seen[s.Metric+s.Cell] || len(s.Value) != 60 {
			t.Fatalf("%s of %s comes twice or has %d days", s.Metric, s.Cell, len(s.Value))
		}
		seen[s.Metric+s.Cell] = true
		for day, v := range s.Value {
			if v != again.Series[i].Value[day] || math.IsNaN(v) || s.Kind == "share" && v > 1 {
				t.Fatalf("%s of %s on day %d: %g", s.Metric, s.Cell, day, v)
			}
			if s.Metric == "orders" && s.Cell == "all" {
				whole[day] += v
			} else if s.Metric == "orders" && len(s.Cell) > 6 {
				shops[day] += v
			}
		}
	}
	for day := range whole {
		if whole[day] != shops[day] || whole[day] == 0 {
			t.Errorf("day %d: %g orders, shops have %g", day, whole[day], shops[day])
		}
	}
	if len(d.Live) == 0 {
		t.Error("no rota")
	}
}
