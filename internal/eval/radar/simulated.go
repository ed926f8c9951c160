package radar

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// SimulatedReport is the average precision of finding single shocks in simulated daily series.
type SimulatedReport struct {
	Series  int                `json:"series"`
	Days    int                `json:"scored_days_each"`
	Shocks  int                `json:"shocks"`
	Average map[string]float64 `json:"average_precision"`
}

const (
	simulatedSeries = 150
	simulatedWarm   = 90
	simulatedScored = 90
	shockShare      = .03
	leastShock      = .18
	mostShock       = .82
)

// simulated is a series with a weekday pattern, a level that wanders and shocks on single days.
func simulated(seed uint64) (anomaly.Series, []bool) {
	r := rand.New(rand.NewPCG(seed, 3))
	n := simulatedWarm + simulatedScored
	var week [7]float64
	for d := range week {
		week[d] = .18 * r.NormFloat64()
	}
	level, noise := math.Log(50)+3*r.Float64(), .06+.1*r.Float64()
	v, shock := make([]float64, n), make([]bool, n)
	for t := range v {
		level += .01 * r.NormFloat64()
		x := math.Exp(level + week[t%7] + noise*r.NormFloat64())
		if t >= simulatedWarm && r.Float64() < shockShare {
			shock[t] = true
			size := leastShock + (mostShock-leastShock)*r.Float64()
			if r.IntN(2) == 0 {
				size = -size
			}
			x *= 1 + size
		}
		v[t] = x
	}
	return anomaly.Series{Value: v, Season: 7}, shock
}

func evaluateSimulated() *SimulatedReport {
	out := &SimulatedReport{Series: simulatedSeries, Days: simulatedScored, Average: map[string]float64{}}
	type day struct {
		score float64
		shock bool
	}
	found := map[string][]day{}
	all := append(methods()[:1:1], methods()[2:]...) // these series have no calendar
	all = append(all, method{"suanpan_point", points})
	for i := range simulatedSeries {
		s, shock := simulated(uint64(i))
		for _, m := range all {
			for j, score := range m.score(s, simulatedWarm, len(s.Value)) {
				found[m.name] = append(found[m.name], day{score, shock[simulatedWarm+j]})
			}
		}
		for _, yes := range shock {
			if yes {
				out.Shocks++
			}
		}
	}
	for name, days := range found {
		slices.SortStableFunc(days, func(a, b day) int { return cmp.Compare(b.score, a.score) })
		hits, sum := 0., 0.
		for i, d := range days {
			if d.shock {
				hits++
				sum += hits / float64(i+1)
			}
		}
		out.Average[name] = round(sum / float64(out.Shocks))
	}
	return out
}

// points is ours without the runs: the probability of the day alone.
func points(s anomaly.Series, from, to int) []float64 {
	r, err := anomaly.Score(s, anomaly.Options{})
	out := make([]float64, to-from)
	if err != nil {
		return out
	}
	for t := from; t < to; t++ {
		out[t-from] = -math.Log10(r.Points[t].P)
	}
	return out
}
