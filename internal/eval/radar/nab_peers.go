package radar

import (
	"math"
	"slices"
	"time"

	"github.com/suanpan/suanpan/internal/stat/anomaly/stream"
)

// nabDetector scores every point of a file from the points up to it; larger is stranger.
type nabDetector struct {
	name string
	run  func(f nabFile) []float64
	own  float64 // threshold set on clean streams
}

func nabDetectors() []nabDetector {
	return []nabDetector{
		{"suanpan", runStream, stream.Threshold},
		{"moving_z", runMovingZ, cleanThreshold(runMovingZ)},
		{"seasonal_naive", runSeasonalNaive, cleanThreshold(runSeasonalNaive)},
	}
}

func runStream(f nabFile) []float64 {
	d := stream.New(f.every())
	out := make([]float64, len(f.value))
	for t, v := range f.value {
		out[t] = d.Next(v)
	}
	return out
}

// every is the usual distance of two points.
func (f nabFile) every() time.Duration {
	var steps []time.Duration
	for t := 1; t < min(len(f.at), 200); t++ {
		steps = append(steps, f.at[t].Sub(f.at[t-1]))
	}
	slices.Sort(steps)
	return max(time.Second, steps[len(steps)/2])
}

// runMovingZ is the windowed Gaussian: |value − mean| ÷ standard deviation of a moving window.
func runMovingZ(f nabFile) []float64 { return movingZ(f.value, 1000) }

// runSeasonalNaive is the same of the difference from the value of a day before.
func runSeasonalNaive(f nabFile) []float64 {
	day := int(24 * time.Hour / f.every())
	off := make([]float64, len(f.value))
	for t := range off {
		if t >= day {
			off[t] = f.value[t] - f.value[t-day]
		}
	}
	return movingZ(off, 1000)
}

// movingZ is each value's distance from the mean of the window before it in its standard deviations.
func movingZ(v []float64, window int) []float64 {
	out := make([]float64, len(v))
	sum, square := 0.0, 0.0
	for t, x := range v {
		if n := float64(min(t, window)); n >= 10 {
			mean := sum / n
			sd := math.Sqrt(max(0, square/n-mean*mean))
			out[t] = math.Abs(x-mean) / max(sd, 1e-9*math.Abs(mean)+1e-12)
		}
		sum, square = sum+x, square+x*x
		if t >= window {
			sum, square = sum-v[t-window], square-v[t-window]*v[t-window]
		}
	}
	return out
}
