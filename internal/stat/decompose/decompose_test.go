package decompose_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/stat/decompose"
)

// checker is a *testing.T or a *rapid.T.
type checker interface {
	Helper()
	Fatalf(format string, args ...any)
}

func near(t checker, got, want, scale float64, what string) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > 1e-9*max(1, scale) {
		t.Fatalf("%s: %v, want %v", what, got, want)
	}
}

// profit = traffic × click rate × conversion × average order × margin, worked by hand.
func TestProductByHand(t *testing.T) {
	r, err := decompose.Product([]decompose.Factor{{"traffic", 1000, 2000}, {"conversion", 0.04, 0.02}, {"order", 100, 150}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, r.Change, 2000, 1, "change")
	mean := 2000 / math.Log(1.5)
	near(t, r.Parts[0].Change, mean*math.Ln2, 1e4, "traffic")
	near(t, r.Parts[1].Change, -mean*math.Ln2, 1e4, "conversion")
	near(t, r.Parts[2].Change, 2000, 1e4, "order")
	for k, times := range []float64{2, 0.5, 1.5} {
		near(t, r.Parts[k].Times, times, 1, "times")
	}
	if r.Method != decompose.LMDI {
		t.Error(r.Method)
	}
}

func values(allowNegative bool) *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		low := 0.001
		if allowNegative {
			low = -100
		}
		if rapid.IntRange(0, 5).Draw(t, "zero") == 0 {
			return 0
		}
		return rapid.Float64Range(low, 100).Draw(t, "value")
	})
}

func TestNothingIsLeftOver(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n, m := rapid.IntRange(1, 6).Draw(r, "factors"), rapid.IntRange(1, 5).Draw(r, "cells")
		x := values(rapid.Bool().Draw(r, "negative"))
		names := make([]string, n)
		var cells []decompose.Cell
		for range m {
			cells = append(cells, decompose.Cell{Before: rapid.SliceOfN(x, n, n).Draw(r, "before"), After: rapid.SliceOfN(x, n, n).Draw(r, "after")})
		}
		got, err := decompose.Sum(names, cells)
		if err != nil {
			r.Fatal(err)
		}
		sum, times, scale := 0.0, 1.0, math.Abs(got.Before)+math.Abs(got.After)
		for _, p := range got.Parts {
			sum += p.Change
			times *= p.Times
			scale = max(scale, math.Abs(p.Change))
		}
		near(r, sum, got.Change, scale, "sum of parts")
		if times != 0 {
			if ratio := got.After / got.Before; math.Abs(times/ratio-1) > 1e-6 {
				r.Fatalf("product of parts %v, want %v", times, ratio)
			}
		}
		for i, c := range got.Cells {
			own, before, after := 0.0, 1.0, 1.0
			for k, d := range c {
				own += d
				before *= cells[i].Before[k]
				after *= cells[i].After[k]
			}
			near(r, own, after-before, max(math.Abs(before), math.Abs(after)), "sum of a cell")
		}
	})
}

func TestFactorThatStaysHasNoPart(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a := rapid.Float64Range(-9, 9).Draw(r, "a")
		same := rapid.Float64Range(0.1, 9).Draw(r, "same")
		b := rapid.Float64Range(-9, 9).Draw(r, "b")
		got, err := decompose.Product([]decompose.Factor{{"moved", a, b}, {"same", same, same}})
		if err != nil {
			r.Fatal(err)
		}
		near(r, got.Parts[1].Change, 0, 100, "factor that stays")
	})
}

// The analytical limit agrees with a small value in place of the zero.
func TestZerosAreLimits(t *testing.T) {
	for _, zeros := range [][]float64{{0, 3, 5}, {0, 0, 5}, {0, 0, 0}} {
		limit, err := decompose.Sum([]string{"a", "b", "c"}, []decompose.Cell{{Before: zeros, After: []float64{2, 4, 7}}})
		if err != nil {
			t.Fatal(err)
		}
		small := make([]float64, 3)
		for k, x := range zeros {
			small[k] = max(x, 1e-300)
			if zeros[1] == 0 {
				small[k] = max(x, 1e-100)
			}
		}
		nearby, err := decompose.Sum([]string{"a", "b", "c"}, []decompose.Cell{{Before: small, After: []float64{2, 4, 7}}})
		if err != nil {
			t.Fatal(err)
		}
		for k := range zeros {
			if math.Abs(limit.Parts[k].Change-nearby.Parts[k].Change) > 1 {
				t.Errorf("%v: limit %v, small value %v", zeros, limit.Parts[k].Change, nearby.Parts[k].Change)
			}
		}
	}
}

func TestLossIsDecomposedByShapley(t *testing.T) {
	r, err := decompose.Product([]decompose.Factor{{"sales", 100, 200}, {"margin", 0.1, -0.1}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Method != decompose.Shapley {
		t.Error(r.Method)
	}
	near(t, r.Parts[0].Change, 0, 1, "sales")
	near(t, r.Parts[1].Change, -30, 1, "margin")
	if r.Parts[0].Times != 0 {
		t.Error("a multiplicative form of a change of sign")
	}
}

func TestRateHasNoResidual(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var cells []decompose.Weighted
		for range rapid.IntRange(1, 8).Draw(r, "cells") {
			c := decompose.Weighted{WeightBefore: rapid.Float64Range(0, 50).Draw(r, "w0"), WeightAfter: rapid.Float64Range(0, 50).Draw(r, "w1")}
			if rapid.Bool().Draw(r, "new") {
				c.WeightBefore = 0
			}
			if c.WeightBefore > 0 {
				c.AmountBefore = rapid.Float64Range(-9, 9).Draw(r, "a0")
			}
			if c.WeightAfter > 0 {
				c.AmountAfter = rapid.Float64Range(-9, 9).Draw(r, "a1")
			}
			cells = append(cells, c)
		}
		var v0, v1, a0, a1 float64
		for _, c := range cells {
			v0, v1, a0, a1 = v0+c.WeightBefore, v1+c.WeightAfter, a0+c.AmountBefore, a1+c.AmountAfter
		}
		e, err := decompose.Rate(cells)
		if v0 == 0 || v1 == 0 {
			if !errors.Is(err, decompose.ErrShape) {
				r.Fatal(err)
			}
			return
		}
		if err != nil {
			r.Fatal(err)
		}
		scale := 0.0
		for _, m := range e.Cells {
			scale = max(scale, math.Abs(m.Rate), math.Abs(m.Mix))
		}
		near(r, e.Rate+e.Mix, a1/v1-a0/v0, scale, "rate and mix")
		near(r, e.Volume+e.RateAmount+e.MixAmount, a1-a0, scale*100+math.Abs(e.Volume), "volume, rate and mix")
	})
}

func TestMixAlone(t *testing.T) {
	e, err := decompose.Rate([]decompose.Weighted{
		{"high", 50, 10, 80, 16}, // 20 % at both times
		{"low", 50, 2, 20, 0.8},  // 4 %
	})
	if err != nil {
		t.Fatal(err)
	}
	near(t, e.Rate, 0, 1, "rate")
	near(t, e.Mix, 0.048, 1, "mix")
	near(t, e.Volume, 0, 1, "volume")
}

func TestRefusals(t *testing.T) {
	for name, err := range map[string]error{
		"no factors":    second(decompose.Product(nil)),
		"no cells":      second(decompose.Sum([]string{"a"}, nil)),
		"other numbers": second(decompose.Sum([]string{"a"}, []decompose.Cell{{Before: []float64{1}}})),
		"not a number":  second(decompose.Product([]decompose.Factor{{"a", math.NaN(), 1}})),
		"too large":     second(decompose.Product([]decompose.Factor{{"a", 1e300, 1}, {"b", 1e300, 1}})),
		"no weights":    third(decompose.Rate([]decompose.Weighted{{"a", 0, 0, 1, 1}})),
		"no weight":     third(decompose.Rate([]decompose.Weighted{{"a", 0, 1, 1, 1}})),
	} {
		if !errors.Is(err, decompose.ErrShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second(_ decompose.Result, err error) error { return err }
func third(_ decompose.Effects, err error) error { return err }

func BenchmarkSum(b *testing.B) {
	names := []string{"traffic", "click", "conversion", "order", "margin"}
	cells := make([]decompose.Cell, 1000)
	for i := range cells {
		x := float64(i + 1)
		cells[i] = decompose.Cell{Before: []float64{x, 0.1, 0.02, 80, 0.2}, After: []float64{x + 5, 0.12, 0.018, 85, 0.19}}
	}
	for b.Loop() {
		if _, err := decompose.Sum(names, cells); err != nil {
			b.Fatal(err)
		}
	}
}
