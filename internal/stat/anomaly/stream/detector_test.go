package stream_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/stat/anomaly/stream"
)

// clean are streams in which nothing happens, of n values.
func clean(kind string, seed uint64, n int) []float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	ar := 0.0
	out := make([]float64, n)
	for i := range out {
		ar = .95*ar + r.NormFloat64()
		switch kind {
		case "noise":
			out[i] = r.NormFloat64()
		case "autocorrelated":
			out[i] = ar
		case "day":
			out[i] = 3*math.Sin(2*math.Pi*float64(i)/288) + .7*r.NormFloat64() + .1*ar
		case "bursts":
			out[i] = math.Floor(math.Exp(1.2*r.NormFloat64()) * 5)
		case "week":
			out[i] = 50 + ar + 5*math.Sin(2*math.Pi*float64(i)/2016)
		}
	}
	return out
}

// TestThresholdKeepsItsRate: the rate of alarms on clean streams is what Threshold promises.
func TestThresholdKeepsItsRate(t *testing.T) {
	alarms, values := 0, 0
	for _, kind := range []string{"noise", "autocorrelated", "day", "bursts", "week"} {
		for seed := range uint64(3) {
			d := stream.New(5 * time.Minute)
			for i, x := range clean(kind, seed, 5000) {
				if s := d.Next(x); i >= 750 {
					values++
					if s >= stream.Threshold {
						alarms++
					}
				}
			}
		}
	}
	if every := values / alarms; every < 450 || every > 900 {
		t.Errorf("one alarm in %d values", every)
	}
}

func TestWhatHappensAlarmsOnce(t *testing.T) {
	for name, happen := range map[string]func(i int, x float64) float64{
		"spike": func(i int, x float64) float64 {
			if i == 4000 {
				return x + 12
			}
			return x
		},
		"level": func(i int, x float64) float64 {
			if i >= 4000 {
				return x + 8
			}
			return x
		},
		"silence": func(i int, x float64) float64 {
			if i >= 4000 && i < 4200 {
				return 0
			}
			return x
		},
		"shifted day": func(i int, x float64) float64 {
			if i >= 4000 && i < 4144 {
				return -x
			}
			return x
		},
	} {
		d := stream.New(5 * time.Minute)
		first, alarms := -1, 0
		for i, x := range clean("day", 9, 4300) {
			if d.Next(happen(i, x)) >= stream.Threshold && i >= 4000 {
				if alarms++; first < 0 {
					first = i
				}
			}
		}
		if first < 0 || first > 4150 || alarms > 6 {
			t.Errorf("%s: %d alarms, the first at %d", name, alarms, first)
		}
	}
}

func TestConstantIsSilentAndFinite(t *testing.T) {
	d := stream.New(time.Hour)
	for i := range 1000 {
		if s := d.Next(5); s >= stream.Threshold || math.IsNaN(s) {
			t.Fatalf("value %d: %f", i, s)
		}
	}
	if s := d.Next(6); s < stream.Threshold || math.IsInf(s, 0) {
		t.Errorf("the first change after 1,000 equal values: %f", s)
	}
}

func BenchmarkNext(b *testing.B) {
	d := stream.New(5 * time.Minute)
	v := clean("day", 1, 20000)
	i := 0
	for b.Loop() {
		d.Next(v[i%len(v)])
		i++
	}
}
