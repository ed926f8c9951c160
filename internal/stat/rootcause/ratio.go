package rootcause

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// leastMix is the share of a ratio's change from which a shift of weights is named: weights move
// all the time, mostly between cells of about the same ratio.
const leastMix = 0.05

// ratio is a table of a ratio taken apart. With N, D measured, n, d expected, r = n/d of a leaf (smooth.go),
// R its total and s = ΣD/Σd, the change of the total is the sum over leaves of
//
//	rate  (N − D·r)/ΣD             the ratio in the leaf changed
//	mix   (r − R)·(D − s·d)/ΣD     its weight changed
//
// exactly. For s, the median of D/d: where one cell grows, the others have not shrunk.
type ratio struct {
	before, after float64
	numerator     []float64 // expected at the measured denominator: D·r
	denominator   []float64 // expected, scaled to the measured total: s·d
	rate, mix     []float64
	weight        float64 // ΣD
}

func (t Table) apart() (ratio, error) {
	n, d, weight := sum(t.Expected), sum(t.ExpectedDen), sum(t.ActualDen)
	if d == 0 || weight == 0 {
		return ratio{}, fmt.Errorf("%w: denominators sum to nothing", ErrShape)
	}
	leaves := t.Leaves()
	scale := t.usualScale()
	own := t.rates(n / d)
	r := ratio{
		before: n / d, after: sum(t.Actual) / weight, weight: weight,
		numerator: make([]float64, leaves), denominator: make([]float64, leaves),
		rate: make([]float64, leaves), mix: make([]float64, leaves),
	}
	for i := range leaves {
		r.numerator[i] = t.ActualDen[i] * own[i]
		r.denominator[i] = t.ExpectedDen[i] * scale
		r.rate[i] = (t.Actual[i] - r.numerator[i]) / weight
		r.mix[i] = (own[i] - r.before) * (t.ActualDen[i] - r.denominator[i]) / weight
	}
	return r, nil
}

// usualScale is the median of measured over expected denominators, each leaf counting as much as
// is expected of it.
func (t Table) usualScale() float64 {
	order := make([]int, 0, t.Leaves())
	for i, d := range t.ExpectedDen {
		if d > 0 {
			order = append(order, i)
		}
	}
	scale := func(i int) float64 { return t.ActualDen[i] / t.ExpectedDen[i] }
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(scale(i), scale(j)) })
	half := sum(t.ExpectedDen) / 2
	for _, i := range order {
		if half -= t.ExpectedDen[i]; half <= 0 && scale(i) > 0 {
			return scale(i)
		}
	}
	return 1
}

func locateRatio(t Table, o Options) (Result, error) {
	p, err := t.apart()
	if err != nil {
		return Result{}, err
	}
	r := Result{Actual: p.after, Expected: p.before, Change: p.after - p.before}
	if math.Abs(r.Change) <= 1e-12*(math.Abs(p.after)+math.Abs(p.before)) {
		return Result{}, ErrNoChange
	}
	p.rateCauses(t, &r, o)
	p.mixCauses(t, &r, o)
	r.close()
	return r, nil
}

// rateCauses finds the cells whose own ratio changed.
func (p ratio) rateCauses(t Table, r *Result, o Options) {
	for _, f := range t.both(t.Actual, p.numerator, sign(r.Change), o) {
		k := t.cause(f, Rate)
		weight := 0.0
		for _, i := range f.members {
			k.Actual += t.Actual[i]
			k.Expected += p.numerator[i]
			k.Change += p.rate[i]
			weight += t.ActualDen[i]
		}
		if weight > 0 {
			k.Actual /= weight
			k.Expected /= weight
		}
		r.take(k, o)
	}
}

// mixCauses finds the cells whose weight changed, where that moved the ratio.
func (p ratio) mixCauses(t Table, r *Result, o Options) {
	o.MinShare = max(o.MinShare, leastMix)
	for _, f := range t.both(t.ActualDen, p.denominator, -1, o) {
		k := t.cause(f, Mix)
		for _, i := range f.members {
			k.Actual += t.ActualDen[i] / p.weight
			k.Expected += p.denominator[i] / p.weight
			k.Change += p.mix[i]
		}
		r.take(k, o)
	}
}
