package rootcause_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// shop is a table of platforms × provinces × SKUs with noise of the given share, and a ratio where
// denominators are asked for.
func shop(rng *rand.Rand, noise float64, ratio bool) rootcause.Table {
	sizes := []int{6, 12, 15}
	var t rootcause.Table
	leaves := 1
	for d, dim := range []string{"platform", "province", "sku"} {
		x := rootcause.Dim{Name: dim}
		for v := range sizes[d] {
			x.Values = append(x.Values, fmt.Sprint(v))
		}
		t.Dims = append(t.Dims, x)
		leaves *= sizes[d]
	}
	t.Codes = make([][]int32, len(sizes))
	for i := range leaves {
		rest := i
		for d, size := range sizes {
			t.Codes[d] = append(t.Codes[d], int32(rest%size))
			rest /= size
		}
		expected := 100 * rng.ExpFloat64()
		if ratio {
			t.ExpectedDen = append(t.ExpectedDen, 20*expected)
			t.ActualDen = append(t.ActualDen, 20*expected*math.Exp(noise*rng.NormFloat64()))
			t.Expected = append(t.Expected, expected)
			t.Actual = append(t.Actual, t.ActualDen[i]/20*(1+noise*rng.NormFloat64()))
			continue
		}
		t.Expected = append(t.Expected, expected)
		t.Actual = append(t.Actual, expected*(1+noise*rng.NormFloat64()))
	}
	return t
}

// plant multiplies what was measured in a cell; values below 0 stand for any.
func plant(t rootcause.Table, cell []int32, factor float64) {
leaf:
	for i := range t.Actual {
		for d, v := range cell {
			if v >= 0 && t.Codes[d][i] != v {
				continue leaf
			}
		}
		t.Actual[i] *= factor
	}
}

func cellName(elements []rootcause.Element) string {
	var parts []string
	for _, e := range elements {
		parts = append(parts, e.Dim+"="+e.Value)
	}
	return strings.Join(parts, "&")
}

func names(causes []rootcause.Cause) []string {
	out := make([]string, len(causes))
	for i, c := range causes {
		out[i] = cellName(c.Elements)
	}
	return out
}

func TestPlantedCausesAreFound(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 1))
		ratio := rapid.Bool().Draw(r, "ratio")
		table := shop(rng, rapid.Float64Range(0.01, 0.1).Draw(r, "noise"), ratio)
		platform := int32(rapid.IntRange(0, 5).Draw(r, "platform"))
		province := int32(rapid.IntRange(0, 11).Draw(r, "province"))
		factor := rapid.SampledFrom([]float64{0.3, 0.5, 1.8, 3}).Draw(r, "factor")
		want := fmt.Sprintf("platform=%d", platform)
		cell := []int32{platform, -1, -1}
		if rapid.Bool().Draw(r, "narrow") {
			want += fmt.Sprintf("&province=%d", province)
			cell[1] = province
		}
		plant(table, cell, factor)
		got, err := rootcause.Locate(table, rootcause.Options{})
		if err != nil {
			r.Fatal(err)
		}
		all := append(names(got.Causes), names(got.Against)...)
		if len(all) == 0 || all[0] != want {
			r.Fatalf("%s not found: %v", want, all)
		}
		whole := got.Rest.Share
		for _, c := range append(got.Causes, got.Against...) {
			whole += c.Share
		}
		if math.Abs(whole-1) > 1e-9 {
			r.Fatalf("shares sum to %v", whole)
		}
	})
}

func TestOrderOfLeavesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 2))
		table := shop(rng, 0.1, rapid.Bool().Draw(r, "ratio"))
		plant(table, []int32{1, -1, 3}, 0.4)
		plant(table, []int32{4, 2, -1}, 0.6)
		before, err := rootcause.Locate(table, rootcause.Options{})
		if err != nil {
			r.Fatal(err)
		}
		rng.Shuffle(table.Leaves(), func(i, j int) {
			for _, codes := range table.Codes {
				codes[i], codes[j] = codes[j], codes[i]
			}
			for _, x := range [][]float64{table.Actual, table.Expected, table.ActualDen, table.ExpectedDen} {
				if x != nil {
					x[i], x[j] = x[j], x[i]
				}
			}
		})
		after, err := rootcause.Locate(table, rootcause.Options{})
		if err != nil {
			r.Fatal(err)
		}
		if a, b := fmt.Sprint(names(before.Causes)), fmt.Sprint(names(after.Causes)); a != b {
			r.Fatalf("%s became %s", a, b)
		}
	})
}

func TestSeveralCausesAndOneAgainst(t *testing.T) {
	table := shop(rand.New(rand.NewPCG(7, 7)), 0.05, false)
	plant(table, []int32{0, -1, -1}, 0.5)
	plant(table, []int32{1, 3, -1}, 0.1)
	plant(table, []int32{2, -1, 4}, 2)
	r, err := rootcause.Locate(table, rootcause.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(names(r.Causes)); got != "[platform=0 platform=1&province=3]" {
		t.Errorf("causes %s", got)
	}
	if got := fmt.Sprint(names(r.Against)); got != "[platform=2&sku=4]" {
		t.Errorf("against %s", got)
	}
	if r.Causes[0].Share < r.Causes[1].Share || r.Against[0].Share >= 0 {
		t.Errorf("not by contribution: %+v", r)
	}
	few, err := rootcause.Locate(table, rootcause.Options{MinShare: 0.5})
	if err != nil || len(few.Causes) != 1 || len(few.Against) != 0 {
		t.Errorf("MinShare: %+v, %v", few, err)
	}
}

func TestChangeOfEverythingHasNoElements(t *testing.T) {
	table := shop(rand.New(rand.NewPCG(8, 8)), 0.05, false)
	plant(table, []int32{-1, -1, -1}, 0.8)
	r, err := rootcause.Locate(table, rootcause.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Causes) != 1 || len(r.Causes[0].Elements) != 0 || math.Abs(r.Causes[0].Share-1) > 1e-9 {
		t.Errorf("%+v", r)
	}
}

func TestNoiseAloneIsNoCause(t *testing.T) {
	named := 0
	for seed := range uint64(40) {
		r, err := rootcause.Locate(shop(rand.New(rand.NewPCG(seed, 9)), 0.1, seed%2 == 0), rootcause.Options{})
		if err != nil {
			t.Fatal(err)
		}
		named += len(r.Causes) + len(r.Against)
	}
	if named > 2 {
		t.Errorf("%d causes in 40 tables of noise", named)
	}
}

// Orders are counts: most leaves of a small shop are 0 or 1.
func TestCountsOfFewOrders(t *testing.T) {
	table := shop(rand.New(rand.NewPCG(10, 10)), 0, false)
	rng := rand.New(rand.NewPCG(11, 11))
	for i := range table.Actual {
		table.Expected[i] /= 50
		rate := table.Expected[i]
		if table.Codes[0][i] == 2 && table.Codes[1][i] < 3 {
			rate *= 0.2
		}
		table.Actual[i] = float64(poisson(rng, rate))
	}
	r, err := rootcause.Locate(table, rootcause.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Causes {
		if !strings.HasPrefix(cellName(c.Elements), "platform=2") {
			t.Errorf("%s is no cause", cellName(c.Elements))
		}
	}
	if len(r.Causes) == 0 {
		t.Error("nothing found")
	}
}

func poisson(rng *rand.Rand, mean float64) int {
	n := 0
	for x := rng.ExpFloat64(); x < mean; x += rng.ExpFloat64() {
		n++
	}
	return n
}

func TestMixMovesARatio(t *testing.T) {
	table := shop(rand.New(rand.NewPCG(12, 12)), 0.02, true)
	for i := range table.Actual {
		if table.Codes[0][i] == 0 { // a platform of many returns that sells twice as much
			table.Expected[i] *= 4
			table.Actual[i] *= 8
			table.ActualDen[i] *= 2
		}
	}
	r, err := rootcause.Locate(table, rootcause.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Causes) == 0 || cellName(r.Causes[0].Elements) != "platform=0" || r.Causes[0].Kind != rootcause.Mix {
		t.Fatalf("%+v", r)
	}
	if c := r.Causes[0]; c.Share < 0.8 || c.Actual <= c.Expected {
		t.Errorf("%+v", c)
	}
}

func TestRefusals(t *testing.T) {
	good := func() rootcause.Table { return shop(rand.New(rand.NewPCG(13, 13)), 0.1, true) }
	for name, spoil := range map[string]func(*rootcause.Table){
		"no leaves":            func(t *rootcause.Table) { *t = rootcause.Table{Dims: t.Dims} },
		"codes short":          func(t *rootcause.Table) { t.Codes[1] = t.Codes[1][1:] },
		"code outside":         func(t *rootcause.Table) { t.Codes[1][0] = 99 },
		"dimension missing":    func(t *rootcause.Table) { t.Codes = t.Codes[1:] },
		"expected short":       func(t *rootcause.Table) { t.Expected = t.Expected[1:] },
		"not a number":         func(t *rootcause.Table) { t.Actual[3] = math.NaN() },
		"one denominator":      func(t *rootcause.Table) { t.ActualDen = nil },
		"negative denominator": func(t *rootcause.Table) { t.ActualDen[0] = -1 },
		"empty denominators":   func(t *rootcause.Table) { clear(t.ActualDen) },
	} {
		table := good()
		spoil(&table)
		if _, err := rootcause.Locate(table, rootcause.Options{}); !errors.Is(err, rootcause.ErrShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
	same := good()
	same.ActualDen, same.Actual = same.ExpectedDen, same.Expected
	if _, err := rootcause.Locate(same, rootcause.Options{}); !errors.Is(err, rootcause.ErrNoChange) {
		t.Errorf("no change: %v", err)
	}
	if _, err := rootcause.Locate(good(), rootcause.Options{MinShare: 2}); err == nil {
		t.Error("MinShare 2 taken")
	}
}

// Dimensions of thousands of values are summed by the combinations that occur.
func TestManyValues(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 14))
	table := rootcause.Table{Codes: make([][]int32, 3)}
	for _, dim := range []string{"sku", "city", "host"} {
		d := rootcause.Dim{Name: dim}
		for v := range 3000 {
			d.Values = append(d.Values, fmt.Sprint(v))
		}
		table.Dims = append(table.Dims, d)
	}
	for range 5000 {
		table.Codes[0] = append(table.Codes[0], int32(rng.IntN(20)*100))
		table.Codes[1] = append(table.Codes[1], int32(rng.IntN(3000)))
		table.Codes[2] = append(table.Codes[2], int32(rng.IntN(3000)))
		e := 100 * rng.ExpFloat64()
		table.Expected = append(table.Expected, e)
		table.Actual = append(table.Actual, e*(1+0.1*rng.NormFloat64()))
	}
	plant(table, []int32{700, -1, -1}, 0.5)
	r, err := rootcause.Locate(table, rootcause.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(names(r.Causes)); got != "[sku=700]" {
		t.Error(got)
	}
}

func FuzzLocate(f *testing.F) {
	f.Add([]byte{2, 3, 0, 1, 200, 30, 1, 2, 90, 100}, false)
	f.Add([]byte{1, 1, 0, 0, 0, 0}, true)
	f.Fuzz(func(t *testing.T, data []byte, ratio bool) {
		if len(data) < 2 {
			return
		}
		table := rootcause.Table{Codes: make([][]int32, 2)}
		for d, n := range data[:2] {
			table.Dims = append(table.Dims, rootcause.Dim{Name: fmt.Sprint(d), Values: make([]string, n%16)})
		}
		for data = data[2:]; len(data) >= 4; data = data[4:] {
			table.Codes[0] = append(table.Codes[0], int32(data[0])-1)
			table.Codes[1] = append(table.Codes[1], int32(data[1]))
			table.Actual = append(table.Actual, math.Pow(float64(data[2])-20, 5))
			table.Expected = append(table.Expected, float64(data[3])/7)
			if ratio {
				table.ActualDen = append(table.ActualDen, float64(data[0]))
				table.ExpectedDen = append(table.ExpectedDen, float64(data[3]))
			}
		}
		r, err := rootcause.Locate(table, rootcause.Options{})
		if err != nil {
			return
		}
		for _, c := range append(r.Causes, r.Against...) {
			for _, x := range []float64{c.Actual, c.Expected, c.Change, c.Share, c.Evidence} {
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Fatalf("%+v", c)
				}
			}
		}
	})
}

func BenchmarkLocate(b *testing.B) {
	table := shop(rand.New(rand.NewPCG(15, 15)), 0.1, false)
	plant(table, []int32{1, -1, 3}, 0.4)
	for b.Loop() {
		if _, err := rootcause.Locate(table, rootcause.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
