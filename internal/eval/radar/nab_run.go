package radar

import (
	"math"
	"strings"
	"time"
)

// NABReport is the Numenta Anomaly Benchmark on the files of a directory.
type NABReport struct {
	Files     int           `json:"files"`
	Windows   int           `json:"windows"`
	Points    int           `json:"points"`
	Detectors []NABDetector `json:"detectors"`
}

// NABDetector is one detector's result. Scores are normalised: 0 says nothing, 100 is perfect.
type NABDetector struct {
	Name         string              `json:"name"`
	OwnThreshold float64             `json:"own_threshold"`
	Own          map[string]float64  `json:"own"`       // by profile, at the detector's own threshold
	Optimised    map[string]NABBest  `json:"optimised"` // by profile, at the benchmark's best threshold
	Groups       map[string]NABGroup `json:"groups"`    // standard profile
	Seconds      float64             `json:"seconds"`
}

// NABBest is the best score over all thresholds.
type NABBest struct {
	Score     float64 `json:"score"`
	Threshold float64 `json:"threshold"`
}

// NABGroup is the standard profile on one group of files. A group without windows has a raw
// score (false alarms alone), not a normalised one.
type NABGroup struct {
	Own       float64 `json:"own"`
	Optimised float64 `json:"optimised"` // at the threshold that is best over all groups
	// LeftOut is the score at the threshold that is best over the other groups.
	LeftOut float64 `json:"left_out"`
}

func evaluateNAB(dir string) (*NABReport, error) {
	files, profiles, err := loadNAB(dir)
	if err != nil {
		return nil, err
	}
	r := &NABReport{Files: len(files)}
	for _, f := range files {
		r.Windows += len(f.windows)
		r.Points += len(f.value)
	}
	for _, d := range nabDetectors() {
		begun := time.Now()
		scores := make([][]float64, len(files))
		for i, f := range files {
			scores[i] = d.run(f)
		}
		out := NABDetector{Name: d.name, OwnThreshold: d.own, Own: map[string]float64{},
			Optimised: map[string]NABBest{}, Groups: map[string]NABGroup{}, Seconds: round(time.Since(begun).Seconds())}
		all := outcomes(files, scores)
		for _, p := range profiles {
			score, at := nabOptimum(files, all, p)
			out.Own[p.name], out.Optimised[p.name] = round(nabScore(files, all, p, d.own)), NABBest{round(score), at}
		}
		standard := profiles[0]
		_, best := nabOptimum(files, all, standard)
		for _, g := range groupsOf(files) {
			mine, myScores, others, otherScores := split(files, scores, g)
			_, elsewhere := nabOptimum(others, outcomes(others, otherScores), standard)
			at := outcomes(mine, myScores)
			out.Groups[g] = NABGroup{Own: round(nabScore(mine, at, standard, d.own)),
				Optimised: round(nabScore(mine, at, standard, best)), LeftOut: round(nabScore(mine, at, standard, elsewhere))}
		}
		r.Detectors = append(r.Detectors, out)
	}
	return r, nil
}

func groupOf(f nabFile) string {
	group, _, _ := strings.Cut(f.name, "/")
	return group
}

func groupsOf(files []nabFile) []string {
	var out []string
	for _, f := range files {
		if g := groupOf(f); len(out) == 0 || out[len(out)-1] != g {
			out = append(out, g)
		}
	}
	return out
}

// split files and scores into those of a group and the others.
func split(files []nabFile, scores [][]float64, group string) (in []nabFile, inScores [][]float64, rest []nabFile, restScores [][]float64) {
	for i, f := range files {
		if groupOf(f) == group {
			in, inScores = append(in, f), append(inScores, scores[i])
		} else {
			rest, restScores = append(rest, f), append(restScores, scores[i])
		}
	}
	return in, inScores, rest, restScores
}

// round to three decimals, so that reports are read.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }
