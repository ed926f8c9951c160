package rootcause

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/demo"
	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// facts are a merchant's last four weeks.
type facts struct {
	lines []demo.SoldLine
	ads   []demo.AdDay
}

func simulate(seed uint64) (facts, error) {
	var f facts
	err := demo.SimulateFacts(demo.Options{Seed: seed, Days: shopDays, Lines: shopLines},
		func(l demo.SoldLine) {
			if l.Day >= shopDays-weeks4 {
				f.lines = append(f.lines, l)
			}
		},
		func(a demo.AdDay) {
			if a.Day >= shopDays-weeks4 {
				f.ads = append(f.ads, a)
			}
		})
	return f, err
}

func now(day int) bool { return day%2 == 1 }

func lineLeaf(l demo.SoldLine) []string { return []string{l.Platform, l.Province, l.SKU} }

// adLeaf has the day of the week as a number; day 0 is a Wednesday.
func adLeaf(a demo.AdDay) []string {
	return []string{a.Platform, a.Shop, a.Campaign, strconv.Itoa((a.Day + 3) % 7)}
}

// ordersTable loses a share of the lines in the cells that moved.
func ordersTable(f facts, moved func([]string) bool, size float64, rng *rand.Rand) rootcause.Table {
	return soldTable(f, moved, size, rng, func(demo.SoldLine) float64 { return 1 })
}

func salesTable(f facts, moved func([]string) bool, size float64, rng *rand.Rand) rootcause.Table {
	return soldTable(f, moved, size, rng, func(l demo.SoldLine) float64 { return float64(l.Due) / 100 })
}

func soldTable(f facts, moved func([]string) bool, size float64, rng *rand.Rand, worth func(demo.SoldLine) float64) rootcause.Table {
	b := newBuilder(shopKinds()[0].dims, false)
	for _, l := range f.lines {
		i := b.leaf(lineLeaf(l))
		switch {
		case !now(l.Day):
			b.t.Expected[i] += worth(l)
		case !moved(lineLeaf(l)) || rng.Float64() >= size:
			b.t.Actual[i] += worth(l)
		}
	}
	return b.t
}

// returnsTable has half that share of the lines returned that were not.
func returnsTable(f facts, moved func([]string) bool, size float64, rng *rand.Rand) rootcause.Table {
	b := newBuilder(shopKinds()[2].dims, true)
	for _, l := range f.lines {
		i := b.leaf(lineLeaf(l))
		returned := l.Refunded
		if !now(l.Day) {
			b.t.ExpectedDen[i]++
			if returned {
				b.t.Expected[i]++
			}
			continue
		}
		if !returned && moved(lineLeaf(l)) {
			returned = rng.Float64() < size/2
		}
		b.t.ActualDen[i]++
		if returned {
			b.t.Actual[i]++
		}
	}
	return b.t
}

// roiTable loses a share of what the ads of the cells sold.
func roiTable(f facts, moved func([]string) bool, size float64, _ *rand.Rand) rootcause.Table {
	b := newBuilder(shopKinds()[3].dims, true)
	for _, a := range f.ads {
		i := b.leaf(adLeaf(a))
		spend, sales := float64(a.Spend)/100, float64(a.Sales)/100
		if !now(a.Day) {
			b.t.ExpectedDen[i] += spend
			b.t.Expected[i] += sales
			continue
		}
		if moved(adLeaf(a)) {
			sales *= 1 - size
		}
		b.t.ActualDen[i] += spend
		b.t.Actual[i] += sales
	}
	return b.t
}

// builder makes a table leaf by leaf.
type builder struct {
	t     rootcause.Table
	codes []map[string]int32
	at    map[string]int
	ratio bool
}

func newBuilder(dims []string, ratio bool) *builder {
	b := &builder{at: map[string]int{}, ratio: ratio}
	for _, d := range dims {
		b.t.Dims = append(b.t.Dims, rootcause.Dim{Name: d})
		b.codes = append(b.codes, map[string]int32{})
	}
	b.t.Codes = make([][]int32, len(dims))
	return b
}

func (b *builder) leaf(values []string) int {
	key := strings.Join(values, "\x00")
	i, ok := b.at[key]
	if ok {
		return i
	}
	i = b.t.Leaves()
	b.at[key] = i
	for d, v := range values {
		code, ok := b.codes[d][v]
		if !ok {
			code = int32(len(b.codes[d]))
			b.codes[d][v] = code
			b.t.Dims[d].Values = append(b.t.Dims[d].Values, v)
		}
		b.t.Codes[d] = append(b.t.Codes[d], code)
	}
	b.t.Actual, b.t.Expected = append(b.t.Actual, 0), append(b.t.Expected, 0)
	if b.ratio {
		b.t.ActualDen, b.t.ExpectedDen = append(b.t.ActualDen, 0), append(b.t.ExpectedDen, 0)
	}
	return i
}
