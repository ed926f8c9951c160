package radar

import (
	"cmp"
	"math"
	"slices"
)

// The scoring of the Numenta Anomaly Benchmark: Lavin and Ahmad, "Evaluating Real-Time Anomaly
// Detection Algorithms – the Numenta Anomaly Benchmark", ICMLA 2015, section III. Only the first detection
// in a window counts for it, the more the earlier (equation 1); every detection outside costs,
// less so shortly after a window; a window without any costs; the sum (equations 2, 3) is
// normalised between a detector that says nothing, 0, and a perfect one, 100 (equation 4).

// nabSigmoid is equation (1): about 1 a window's width before its end, 0 there, −1 long after.
func nabSigmoid(position float64) float64 {
	if position > 3 {
		return -1
	}
	return 2/(1+math.Exp(5*position)) - 1
}

// outcome is what a detection at one point would be worth.
type outcome struct {
	file, window int     // window −1: outside
	score        float64 // the detector's
	worth        float64 // position's sigmoid, positive in a window, −1…0 outside
}

// outcomes of all judged points of a run over files; scores are by file and point.
func outcomes(files []nabFile, scores [][]float64) []outcome {
	var out []outcome
	top := nabSigmoid(-1)
	for i, f := range files {
		next := 0
		for t := f.probation(); t < len(f.value); t++ {
			for next < len(f.windows) && t > f.windows[next].to {
				next++
			}
			o := outcome{file: i, window: -1, score: scores[i][t], worth: -1}
			switch {
			case next < len(f.windows) && t >= f.windows[next].from:
				w := f.windows[next]
				o.window = next
				o.worth = nabSigmoid(-float64(w.to-t+1)/float64(w.to-w.from+1)) / top
			case next > 0:
				w := f.windows[next-1]
				o.worth = nabSigmoid(float64(t-w.to) / math.Max(1, float64(w.to-w.from)))
			}
			out = append(out, o)
		}
	}
	return out
}

// nabScore is the normalised score of the detections with a score of at least threshold.
func nabScore(files []nabFile, all []outcome, p nabProfile, threshold float64) float64 {
	found := map[[2]int]float64{}
	raw := 0.0
	for _, o := range all {
		if o.score < threshold {
			continue
		}
		if o.window < 0 {
			raw += o.worth * p.fp
			continue
		}
		key := [2]int{o.file, o.window}
		found[key] = max(found[key], o.worth)
	}
	windows := 0
	for _, f := range files {
		windows += len(f.windows)
	}
	for _, worth := range found {
		raw += worth * p.tp
	}
	raw -= float64(windows-len(found)) * p.fn
	return nabNormal(raw, windows, p)
}

func nabNormal(raw float64, windows int, p nabProfile) float64 {
	if windows == 0 {
		return raw
	}
	n := float64(windows)
	return 100 * (raw + n*p.fn) / (n*p.tp + n*p.fn)
}

// nabOptimum is the best score that one threshold over all files reaches, as the benchmark's
// optimiser finds it, and that threshold.
func nabOptimum(files []nabFile, all []outcome, p nabProfile) (score, threshold float64) {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b outcome) int { return cmp.Compare(b.score, a.score) })
	windows := 0
	for _, f := range files {
		windows += len(f.windows)
	}
	raw := -float64(windows) * p.fn
	best, threshold := raw, math.Inf(1)
	found := map[[2]int]float64{}
	for i, o := range sorted {
		if o.window < 0 {
			raw += o.worth * p.fp
		} else {
			key := [2]int{o.file, o.window}
			before, ok := found[key]
			if !ok {
				raw += p.fn
			}
			if o.worth > before {
				raw += (o.worth - before) * p.tp
				found[key] = o.worth
			} else if !ok {
				found[key] = before
			}
		}
		last := i == len(sorted)-1 || sorted[i+1].score < o.score
		if last && raw > best {
			best, threshold = raw, o.score
		}
	}
	return nabNormal(best, windows, p), threshold
}
