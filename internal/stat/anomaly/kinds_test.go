package anomaly_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/suanpan/suanpan/internal/stat/anomaly"
	"pgregory.net/rapid"
)

// poisson draws by inversion; mean under 100.
func poisson(r *rand.Rand, mean float64) float64 {
	least, p := math.Exp(-mean), r.Float64()
	k := 0.0
	for ; p > least; k++ {
		p *= r.Float64()
	}
	return k
}

// TestHoursOfTheWeek: counts by the hour, busier in the evening and at the weekend.
func TestHoursOfTheWeek(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	v := make([]float64, 24*70)
	for i := range v {
		mean := 20 * math.Exp(math.Sin(2*math.Pi*float64(i%24)/24))
		if i/24%7 >= 5 {
			mean *= 1.3
		}
		v[i] = poisson(r, mean)
	}
	v[24*60] *= 4
	res := score(t, anomaly.Series{Value: v, Season: 168, Noise: anomaly.Count})
	inside, judged := 0, 0
	for i := 24 * 40; i < len(v); i++ {
		judged++
		if p := res.Points[i]; v[i] >= p.Low && v[i] <= p.High {
			inside++
		}
	}
	if share := float64(inside) / float64(judged); share < .93 || share > .99 {
		t.Errorf("%.3f inside the 95 %% interval", share)
	}
	if p := res.Points[24*60]; p.Z < 4 || p.Surprise() < 3 {
		t.Errorf("four times as many: %+v", p)
	}
}

// TestEvenCounts: a quota makes counts vary less than by chance, and deviations stand out sooner.
func TestEvenCounts(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	v := make([]float64, 200)
	for i := range v {
		v[i] = math.Round(400 * math.Exp(.02*r.NormFloat64())) // Poisson's is .05
	}
	v[190] = 340
	res := score(t, anomaly.Series{Value: v, Season: 7, Noise: anomaly.Count})
	if p := res.Points[190]; p.Z > -4 {
		t.Errorf("15 %% fewer: %+v", p)
	}
}

func TestAnySeriesGivesFiniteNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		noise := rapid.SampledFrom([]anomaly.Noise{anomaly.Continuous, anomaly.Count, anomaly.Share, anomaly.Ratio}).Draw(t, "noise")
		n := rapid.IntRange(30, 90).Draw(t, "days")
		s := anomaly.Series{Noise: noise, Season: 7, Value: make([]float64, n), Events: []anomaly.Event{{Name: "e", Active: make([]float64, n)}}}
		if noise == anomaly.Share || noise == anomaly.Ratio {
			s.Weight = make([]float64, n)
		}
		seen := 0
		for i := range n {
			switch noise {
			case anomaly.Continuous:
				s.Value[i] = rapid.Float64Range(-1e9, 1e9).Draw(t, "amount")
			case anomaly.Count:
				s.Value[i] = float64(rapid.IntRange(0, 1_000_000).Draw(t, "count"))
			case anomaly.Share:
				s.Weight[i] = float64(rapid.IntRange(0, 2000).Draw(t, "trials"))
				s.Value[i] = rapid.Float64Range(0, 1).Draw(t, "share")
			case anomaly.Ratio:
				s.Weight[i] = rapid.Float64Range(0, 1e7).Draw(t, "denominator")
				s.Value[i] = rapid.Float64Range(0, 1e4).Draw(t, "ratio")
			}
			s.Events[0].Active[i] = float64(rapid.IntRange(0, 1).Draw(t, "event"))
			if rapid.IntRange(0, 19).Draw(t, "absent") == 0 {
				s.Value[i] = math.NaN()
			}
			if !math.IsNaN(s.Value[i]) && (s.Weight == nil || s.Weight[i] > 0) {
				seen++
			}
		}
		r, err := anomaly.Score(s, anomaly.Options{})
		if (err != nil) != (seen < 21) {
			t.Fatalf("%d observations: %v", seen, err)
		}
		for i, p := range r.Points {
			for _, x := range []float64{p.Expected, p.Low, p.High, p.P, p.Run, p.RunP, p.Surprise()} {
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Fatalf("day %d: %+v", i, p)
				}
			}
			if p.Low > p.Expected*(1+1e-9)+1e-9 && p.Expected >= 0 || p.High < p.Low || p.P < 0 || p.P > 1 || p.RunP > 1 {
				t.Fatalf("day %d: %+v", i, p)
			}
		}
	})
}
