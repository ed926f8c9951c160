package anomaly_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// weekly is a series of days with a weekday pattern, a growing level and noise of 6 %.
func weekly(seed uint64, days int, mean float64) []float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	factor := [7]float64{1.16, .92, .9, .93, .96, 1.02, 1.13}
	out := make([]float64, days)
	for t := range out {
		out[t] = mean * factor[t%7] * (1 + .001*float64(t)) * math.Exp(.06*r.NormFloat64())
	}
	return out
}

func score(t *testing.T, s anomaly.Series) anomaly.Result {
	t.Helper()
	r, err := anomaly.Score(s, anomaly.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestThinHistoryIsRefusedOrWide(t *testing.T) {
	var short *anomaly.TooShort
	_, err := anomaly.Score(anomaly.Series{Value: weekly(1, 20, 100), Season: 7}, anomaly.Options{})
	if !errors.As(err, &short) || short.Have != 20 || short.Need != 21 {
		t.Fatalf("20 days: %v", err)
	}
	r := score(t, anomaly.Series{Value: weekly(1, 300, 100), Season: 7})
	early, late := r.Points[24], r.Points[280]
	if r.Points[20].Warm || !early.Warm {
		t.Error("warm before three weeks or not after")
	}
	if e, l := (early.High-early.Low)/early.Expected, (late.High-late.Low)/late.Expected; e < 1.2*l {
		t.Errorf("relative width %.2f after three weeks, %.2f after forty", e, l)
	}
	if !score(t, anomaly.Series{Value: weekly(1, 40, 100), Season: 7}).Wide || r.Wide {
		t.Error("Wide is not told of a thin history alone")
	}
}

func TestExpectedFollowsWeekdayAndTrend(t *testing.T) {
	r := score(t, anomaly.Series{Value: weekly(2, 300, 100), Season: 7})
	clean := weekly(2, 300, 100)
	inside, off := 0, 0.0
	for d := 100; d < 300; d++ {
		p := r.Points[d]
		off += math.Abs(math.Log(p.Expected/clean[d])) / 200
		if clean[d] >= p.Low && clean[d] <= p.High {
			inside++
		}
	}
	if off > .06 { // the noise alone gives .048
		t.Errorf("mean absolute deviation %.3f", off)
	}
	if inside < 182 || inside > 198 {
		t.Errorf("%d of 200 inside the 95 %% interval", inside)
	}
}

func TestSpikeShiftAndMissing(t *testing.T) {
	v := weekly(3, 300, 1000)
	v[200] *= 1.5
	v[230] = math.NaN()
	for d := 250; d < 300; d++ {
		v[d] *= .75
	}
	r := score(t, anomaly.Series{Value: v, Season: 7})
	if p := r.Points[200]; p.Z < 4 || p.P > 1e-3 || p.Surprise() < 2.5 {
		t.Errorf("spike: %+v", p)
	}
	if p := r.Points[230]; !math.IsNaN(p.Z) || p.Surprise() != 0 || p.Expected < 900 {
		t.Errorf("missing: %+v", p)
	}
	if len(r.Shifts) == 0 || r.Shifts[len(r.Shifts)-1].Up || math.Abs(float64(r.Shifts[len(r.Shifts)-1].Begin-250)) > 3 {
		t.Errorf("shifts %+v", r.Shifts)
	}
	for _, s := range r.Shifts {
		if s.Begin < 240 {
			t.Errorf("the spike is taken for a shift: %+v", s)
		}
	}
	if z := r.Points[285].Z; math.Abs(z) > 3 {
		t.Errorf("five weeks after the shift still %f from expected", z)
	}
}

func TestKnownEventIsExpectedTheSecondTime(t *testing.T) {
	v := weekly(4, 300, 1000)
	active := make([]float64, 300)
	for _, d := range []int{120, 240} {
		v[d] *= 3
		active[d] = 1
	}
	r := score(t, anomaly.Series{Value: v, Season: 7, Events: []anomaly.Event{{Name: "sale", Active: active}}})
	if p := r.Points[120]; p.P < .02 {
		t.Errorf("first time: %+v", p)
	}
	if p := r.Points[240]; p.Expected < 2400 || p.P < .05 {
		t.Errorf("second time: %+v", p)
	}
	if p := r.Points[241]; math.Abs(p.Z) > 3 {
		t.Errorf("the day after: %+v", p)
	}
}

func TestSmallCountsAndShares(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	n := 400
	count, share, trials := make([]float64, n), make([]float64, n), make([]float64, n)
	for d := range n {
		for m := math.Exp(-1.2) * 1; ; count[d]++ { // Poisson(1.2) by inversion
			u := r.Float64()
			if m *= u; u == 0 || m < math.Exp(-2.4) {
				break
			}
		}
		trials[d] = 20 + float64(r.IntN(30))
		for range int(trials[d]) {
			if r.Float64() < .05 {
				share[d] += 1 / trials[d]
			}
		}
	}
	for name, s := range map[string]anomaly.Series{
		"count": {Value: count, Noise: anomaly.Count, Season: 7},
		"share": {Value: share, Weight: trials, Noise: anomaly.Share, Season: 7},
	} {
		res := score(t, s)
		alarms := 0
		for _, p := range res.Points[60:] {
			if p.P < .01 {
				alarms++
			}
		}
		if alarms > 10 { // 3.4 expected
			t.Errorf("%s: %d of 340 beyond 1 %%", name, alarms)
		}
	}
	share[n-1] = .5
	if p := score(t, anomaly.Series{Value: share, Weight: trials, Noise: anomaly.Share, Season: 7}).Points[n-1]; p.P > 1e-3 {
		t.Errorf("half of %g trials: %+v", trials[n-1], p)
	}
}

func TestNothingButFiniteNumbers(t *testing.T) {
	zeros := make([]float64, 100)
	step := make([]float64, 100)
	for d := range step {
		step[d] = -5 + float64(d/50)*1e9
	}
	for _, v := range [][]float64{zeros, step} {
		for _, p := range score(t, anomaly.Series{Value: v, Season: 7}).Points {
			for _, x := range []float64{p.Expected, p.Low, p.High, p.Z, p.P, p.Run, p.RunP, p.Surprise()} {
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Fatalf("%+v", p)
				}
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	ok := weekly(6, 60, 10)
	for name, s := range map[string]anomaly.Series{
		"season":   {Value: ok},
		"year":     {Value: ok, Season: 365},
		"weight":   {Value: ok, Season: 7, Noise: anomaly.Ratio},
		"event":    {Value: ok, Season: 7, Events: []anomaly.Event{{Active: ok[:3]}}},
		"share":    {Value: ok, Weight: ok, Season: 7, Noise: anomaly.Share},
		"infinite": {Value: append([]float64{math.Inf(1)}, ok...), Season: 7},
	} {
		if _, err := anomaly.Score(s, anomaly.Options{}); !errors.Is(err, anomaly.ErrShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDiscoveries(t *testing.T) {
	// The worked example of Benjamini and Hochberg (1995), section 3.2: fifteen tests, four rejected at .05.
	p := []float64{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1, math.NaN()}
	got := 0
	for i, yes := range anomaly.Discoveries(p, .05) {
		if yes && i < 4 {
			got++
		} else if yes {
			t.Errorf("p = %g", p[i])
		}
	}
	if got != 4 {
		t.Errorf("%d of 4", got)
	}
}

func BenchmarkScore400Days(b *testing.B) {
	v := weekly(1, 400, 100)
	for b.Loop() {
		if _, err := anomaly.Score(anomaly.Series{Value: v, Season: 7}, anomaly.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
