package rootcause

import (
	"cmp"
	"math"
	"slices"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// adtributor is the peer: Bhagwan et al., "Adtributor: Revenue Debugging in Advertising Systems"
// (NSDI 2014). It explains a change by values of one dimension; "A" below.
type adtributor struct {
	each  float64 // share of the change that a value must explain, T_EEP
	all   float64 // share that the values of a dimension must explain together, T_EP
	first int     // dimensions kept, those of the greatest surprise first
}

// explained is a dimension's set of values.
type explained struct {
	causes   []string
	surprise float64
}

func (a adtributor) locate(t rootcause.Table) []string {
	var sets []explained
	for d := range t.Dims {
		if s, ok := a.dimension(t, d); ok {
			sets = append(sets, s)
		}
	}
	slices.SortStableFunc(sets, func(x, y explained) int { return cmp.Compare(y.surprise, x.surprise) })
	var causes []string
	for _, s := range sets[:min(a.first, len(sets))] {
		causes = append(causes, s.causes...)
	}
	return causes
}

// value is one value of a dimension: what it explains and how surprising it is.
type value struct {
	code                int
	surprise, explained float64
}

// dimension is A's algorithm: values by surprise, until they explain enough of the change.
func (a adtributor) dimension(t rootcause.Table, d int) (explained, bool) {
	values := explain(t, d)
	slices.SortStableFunc(values, func(x, y value) int { return cmp.Compare(y.surprise, x.surprise) })
	var set explained
	power := 0.0
	for _, v := range values {
		if v.explained <= a.each {
			continue
		}
		set.causes = append(set.causes, name([]rootcause.Element{{Dim: t.Dims[d].Name, Value: t.Dims[d].Values[v.code]}}))
		set.surprise += v.surprise
		power += v.explained
		if power > a.all {
			return set, true
		}
	}
	return set, false
}

// explain is A's explanatory power and surprise, of sums and of derived measures.
func explain(t rootcause.Table, d int) []value {
	actual, expected := by(t, d, t.Actual), by(t, d, t.Expected)
	values := make([]value, len(actual))
	if !t.Ratio() {
		a, f := total(t.Actual), total(t.Expected)
		for i := range values {
			values[i] = value{i, surprise(expected[i]/f, actual[i]/a), (actual[i] - expected[i]) / (a - f)}
		}
		return values
	}
	actualDen, expectedDen := by(t, d, t.ActualDen), by(t, d, t.ExpectedDen)
	a1, f1, a2, f2 := total(t.Actual), total(t.Expected), total(t.ActualDen), total(t.ExpectedDen)
	sum := 0.0
	for i := range values {
		d1, d2 := actual[i]-expected[i], actualDen[i]-expectedDen[i]
		power := (d1*f2 - d2*f1) / (f2 * (f2 + d2))
		sum += power
		values[i] = value{i, surprise(expected[i]/f1, actual[i]/a1) + surprise(expectedDen[i]/f2, actualDen[i]/a2), power}
	}
	for i := range values {
		values[i].explained /= sum
	}
	return values
}

// surprise is the Jensen-Shannon divergence of prior p and posterior q at one value.
func surprise(p, q float64) float64 {
	part := func(x float64) float64 {
		if x <= 0 {
			return 0
		}
		return x * math.Log(2*x/(p+q))
	}
	return (part(p) + part(q)) / 2
}

func by(t rootcause.Table, d int, amounts []float64) []float64 {
	sums := make([]float64, len(t.Dims[d].Values))
	for i, code := range t.Codes[d] {
		sums[code] += amounts[i]
	}
	return sums
}
