package radar

import (
	"math"
	"math/rand/v2"
	"slices"
	"time"
)

const (
	cleanStreams = 3
	cleanValues  = 5000
	cleanEvery   = 640 // values to one alarm on clean streams: the rate of stream.Threshold
)

// cleanFiles are streams in which nothing happens: noise, autocorrelated noise, days, weeks, bursts.
func cleanFiles() []nabFile {
	var out []nabFile
	start := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	for seed := range uint64(cleanStreams) {
		r := rand.New(rand.NewPCG(seed, 11))
		files := make([]nabFile, 5)
		ar := 0.0
		for i := range cleanValues {
			ar = .95*ar + r.NormFloat64()
			for k, v := range []float64{
				r.NormFloat64(),
				ar,
				3*math.Sin(2*math.Pi*float64(i)/288) + .7*r.NormFloat64() + .1*ar,
				50 + ar + 5*math.Sin(2*math.Pi*float64(i)/2016),
				math.Floor(math.Exp(1.2*r.NormFloat64()) * 5),
			} {
				files[k].value = append(files[k].value, v)
				files[k].at = append(files[k].at, start.Add(time.Duration(i)*5*time.Minute))
			}
		}
		out = append(out, files...)
	}
	return out
}

// cleanThreshold is where a detector alarms once in cleanEvery values of clean streams.
func cleanThreshold(run func(nabFile) []float64) float64 {
	var all []float64
	for _, f := range cleanFiles() {
		all = append(all, run(f)[f.probation():]...)
	}
	slices.Sort(all)
	return all[len(all)-len(all)/cleanEvery]
}
