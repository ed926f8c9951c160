package radar

import (
	"math"
	"testing"
)

// The published scoring: the first detection of a window counts by its place in it, each one
// outside costs, and the null and perfect detectors are at 0 and 100.
func TestNABScoring(t *testing.T) {
	files := []nabFile{{value: make([]float64, 200), windows: []window{{from: 100, to: 119}}}}
	standard := nabProfile{"standard", 1, .11, 1}
	run := func(at ...int) float64 {
		scores := make([]float64, 200)
		for _, i := range at {
			scores[i] = 1
		}
		all := outcomes(files, [][]float64{scores})
		got := nabScore(files, all, standard, .5)
		if best, _ := nabOptimum(files, all, standard); best < got-1e-9 {
			t.Errorf("optimum %f under %f", best, got)
		}
		return got
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %.6f, want %.6f", what, got, want)
		}
	}
	near("nothing", run(), 0)
	near("perfect", run(100), 100)
	near("later ones in a window count for nothing", run(100, 101, 119), 100)
	near("probation is not judged", run(3, 29, 100), 100)
	near("a false alarm before", run(50, 100), 100*(1-.11+1)/2)
	// 10 points before the end of 20: position −.5; σ(−.5) ÷ σ(−1).
	near("late", run(110), 100*((2/(1+math.Exp(-2.5))-1)/(2/(1+math.Exp(-5))-1)+1)/2)
	// 19 points after the end, whose width is 19 steps: position 1.
	near("just after", run(100, 138), 100*(1+.11*(2/(1+math.Exp(5))-1)+1)/2)
	near("long after", run(100, 199), 100*(1-.11+1)/2)
}
