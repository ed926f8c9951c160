package radar

import "math"

// Verdict is what a reader said of a finding.
type Verdict struct {
	ID     string // of the finding
	Metric string
	Day    string
	Useful bool
}

// Performance is how a rule has done so far.
type Performance struct {
	Metric  string  `json:"metric"`
	Useful  int     `json:"useful"`
	Useless int     `json:"useless"`
	HitRate float64 `json:"hit_rate" doc:"useful per judged, 0 to 1; 0 where nothing was judged"`
	Chance  float64 `json:"chance" doc:"probability below which a day is a finding now"`
}

// performances sums the verdicts by rule and moves each rule's threshold: the chance is the
// settings' times twice the hit rate as a reader with no opinion would estimate it after
// the verdicts (Laplace's rule of succession), so it starts where the settings put it, falls to
// a sixteenth at worst and at most doubles.
func performances(rules []Rule, verdicts []Verdict, chance float64) map[string]Performance {
	all := map[string]Performance{}
	for _, r := range rules {
		all[r.Metric] = Performance{Metric: r.Metric}
	}
	for _, v := range verdicts {
		p, ok := all[v.Metric]
		if !ok {
			continue
		}
		if v.Useful {
			p.Useful++
		} else {
			p.Useless++
		}
		all[v.Metric] = p
	}
	for metric, p := range all {
		n := float64(p.Useful + p.Useless)
		if n > 0 {
			p.HitRate = float64(p.Useful) / n
		}
		p.Chance = chance * math.Max(1.0/16, 2*(float64(p.Useful)+1)/(n+2))
		all[metric] = p
	}
	return all
}
