package radar

import (
	"math"
	"slices"

	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// method scores the days from a first one of a daily series, each from the days up to it; larger
// is stranger.
type method struct {
	name  string
	score func(s anomaly.Series, from, to int) []float64
}

func methods() []method {
	return []method{
		{"suanpan", ours},
		{"suanpan_without_calendar", blind},
		{"moving_z", dailyZ},
		{"seasonal_naive", dailyNaive},
		{"stl_esd", stlESD},
		{"holt_winters", holtWinters},
	}
}

func ours(s anomaly.Series, from, to int) []float64 {
	r, err := anomaly.Score(s, anomaly.Options{})
	out := make([]float64, to-from)
	if err != nil {
		return out
	}
	for t := from; t < to; t++ {
		out[t-from] = r.Points[t].Surprise()
	}
	return out
}

// blind is ours with no word of promotions, holidays and live evenings, as the peers are.
func blind(s anomaly.Series, from, to int) []float64 {
	s.Events = nil
	return ours(s, from, to)
}

// dailyZ is the distance from the mean of 28 days in their standard deviations.
func dailyZ(s anomaly.Series, from, to int) []float64 { return movingZ(s.Value, 28)[from:to] }

// dailyNaive is the same of the difference from the value of a week before, of 56 days.
func dailyNaive(s anomaly.Series, from, to int) []float64 {
	off := make([]float64, len(s.Value))
	for t := 7; t < len(off); t++ {
		off[t] = s.Value[t] - s.Value[t-7]
	}
	return movingZ(off, 56)[from:to]
}

const esdDays = 56 // of history in which the day is judged

// stlESD is the seasonal hybrid ESD test of Hochenbaum, Vallis and Kejariwal ("Automatic anomaly
// detection in the cloud via statistical learning", 2017): the last day of eight weeks less the season
// of a periodic, robust STL and less the median, in median absolute deviations.
func stlESD(s anomaly.Series, from, to int) []float64 {
	out := make([]float64, 0, to-from)
	for t := from; t < to; t++ {
		x := s.Value[t-esdDays+1 : t+1]
		season := periodicSeason(x)
		left := make([]float64, len(x))
		for i := range x {
			left[i] = x[i] - season[i%7]
		}
		mid := middle(left)
		off := make([]float64, len(x))
		for i, v := range left {
			off[i] = math.Abs(v - mid)
		}
		out = append(out, off[len(off)-1]/(1.4826*middle(off)+1e-9*math.Abs(mid)+1e-12))
	}
	return out
}

// periodicSeason of a run of days: the robust mean of what each weekday differs from the trend, twice
// over, with Cleveland's bisquare weights.
func periodicSeason(x []float64) [7]float64 {
	var season [7]float64
	weight := make([]float64, len(x))
	for i := range weight {
		weight[i] = 1
	}
	for range 3 {
		flat := make([]float64, len(x))
		for i := range x {
			flat[i] = x[i] - season[i%7]
		}
		trend := smooth(flat, weight)
		var sum, by [7]float64
		for i := range x {
			sum[i%7] += weight[i] * (x[i] - trend[i])
			by[i%7] += weight[i]
		}
		level := 0.0
		for d := range season {
			season[d] = sum[d] / math.Max(by[d], 1e-9)
			level += season[d] / 7
		}
		off := make([]float64, len(x))
		for d := range season {
			season[d] -= level
		}
		for i := range x {
			off[i] = math.Abs(x[i] - trend[i] - season[i%7])
		}
		scale := 6*middle(off) + 1e-12
		for i, v := range off {
			u := math.Min(1, v/scale)
			weight[i] = (1 - u*u) * (1 - u*u)
		}
	}
	return season
}

// smooth is a local linear fit with tricube weights over three weeks.
func smooth(x, weight []float64) []float64 {
	const half = 11
	out := make([]float64, len(x))
	for i := range x {
		var s0, s1, s2, t0, t1 float64
		for j := max(0, i-half); j < min(len(x), i+half+1); j++ {
			d := float64(j - i)
			u := math.Abs(d) / (half + 1)
			k := 1 - u*u*u
			k = k * k * k * (weight[j] + 1e-6)
			s0, s1, s2 = s0+k, s1+k*d, s2+k*d*d
			t0, t1 = t0+k*x[j], t1+k*d*x[j]
		}
		out[i] = (s2*t0 - s1*t1) / (s0*s2 - s1*s1)
	}
	return out
}

// holtWinters is the one-step residual of additive triple smoothing with the usual constants, on
// the logarithm, in the standard deviations of the 56 before it.
func holtWinters(s anomaly.Series, from, to int) []float64 {
	const alpha, beta, gamma = .2, .01, .1
	x := make([]float64, len(s.Value))
	for t, v := range s.Value {
		x[t] = math.Log(math.Max(v, 0) + 1e-3*(1+math.Abs(s.Value[0])))
	}
	level, slope := 0.0, 0.0
	var season [7]float64
	for t := range 14 {
		level += x[t] / 14
	}
	for t := range 14 {
		season[t%7] += (x[t] - level) / 2
	}
	off := make([]float64, len(x))
	for t, v := range x {
		was := level
		off[t] = v - level - slope - season[t%7]
		level = alpha*(v-season[t%7]) + (1-alpha)*(level+slope)
		slope = beta*(level-was) + (1-beta)*slope
		season[t%7] = gamma*(v-level) + (1-gamma)*season[t%7]
	}
	return movingZ(off, 56)[from:to]
}

// middle is the median; v stays as it is.
func middle(v []float64) float64 {
	s := slices.Clone(v)
	slices.Sort(s)
	n := len(s)
	return (s[n/2] + s[(n-1)/2]) / 2
}
