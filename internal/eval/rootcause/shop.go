package rootcause

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/demo"
	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// The demo shop's last four weeks, of September, have no promotion. Every other day is what was
// expected, the days between are what happened: each weekday is twice in both, and no trend of the
// shop's own comes on top of the injected causes.
const (
	shopDays  = 42
	weeks4    = 28
	shopLines = 75_000
	leastSold = 60 // lines that are expected of a cell which gets a cause
)

// shopKind is what is measured.
type shopKind struct {
	name  string
	table func(f facts, moved func(leaf []string) bool, size float64, rng *rand.Rand) rootcause.Table
	dims  []string
}

func shopKinds() []shopKind {
	sold := []string{"platform", "province", "sku"}
	return []shopKind{
		{"orders", ordersTable, sold},
		{"sales", salesTable, sold},
		{"return rate", returnsTable, sold},
		{"roi", roiTable, []string{"platform", "shop", "campaign", "weekday"}},
	}
}

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

// sizes of the injected causes: the share of lines, or of an ad's sales, that is lost.
var sizes = [...]float64{0.2, 0.4, 0.6, 0.8}

// shops runs every kind and size over so many merchants.
func shops(ctx context.Context, merchants int, cases bool) ([]Set, error) {
	if merchants == 0 {
		return nil, nil
	}
	benches := make([]bench, 0, len(shopKinds())*len(sizes))
	for _, k := range shopKinds() {
		for _, size := range sizes {
			benches = append(benches, bench{name: fmt.Sprintf("demo shop, %s, %.0f %%", k.name, 100*size)})
		}
	}
	for seed := range uint64(merchants) {
		f, err := simulate(seed + 1)
		if err != nil {
			return nil, err
		}
		rng := rand.New(rand.NewPCG(seed, 0xd))
		for i, k := range shopKinds() {
			for j, size := range sizes {
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				in, ok := inject(f, k, size, rng)
				if !ok {
					continue
				}
				in.Name = fmt.Sprintf("merchant %d", seed+1)
				if err := benches[i*len(sizes)+j].run(in); err != nil {
					return nil, err
				}
			}
		}
	}
	var sets []Set
	for i := range benches {
		sets = append(sets, benches[i].set(cases))
	}
	return sets, nil
}

// inject moves one or two cells of a merchant that have enough to lose and do not meet, so that
// the total moved their way and they are at least half of the reason.
func inject(f facts, k shopKind, size float64, rng *rand.Rand) (Instance, bool) {
	still := k.table(f, func([]string) bool { return false }, 0, rng)
	for range 50 {
		cells := cells(still, rng)
		moved := func(leaf []string) bool {
			return slices.ContainsFunc(cells, func(c map[int]string) bool { return holds(c, leaf) })
		}
		in := Instance{Table: k.table(f, moved, size, rng)}
		by := measured(in.Table) - measured(still)
		if change := measured(in.Table) - expected(in.Table); change*by <= 0 || math.Abs(by) < math.Abs(change)/2 {
			continue
		}
		for _, c := range cells {
			var elements []rootcause.Element
			for d, v := range c {
				elements = append(elements, rootcause.Element{Dim: k.dims[d], Value: v})
			}
			in.Causes = append(in.Causes, name(elements))
		}
		return in, true
	}
	return Instance{}, false
}

func measured(t rootcause.Table) float64 { return ratioOf(t.Actual, t.ActualDen) }
func expected(t rootcause.Table) float64 { return ratioOf(t.Expected, t.ExpectedDen) }

func ratioOf(n, d []float64) float64 {
	if d == nil {
		return total(n)
	}
	return total(n) / total(d)
}

// cells are one or two that do not meet.
func cells(t rootcause.Table, rng *rand.Rand) []map[int]string {
	var cells []map[int]string
	for range 1 + rng.IntN(2) {
		for range 200 {
			c := anyCell(t, rng)
			if enough(t, c) && !slices.ContainsFunc(cells, func(o map[int]string) bool { return meet(c, o) }) {
				cells = append(cells, c)
				break
			}
		}
	}
	return cells
}

// anyCell chooses the values of a leaf in one or two dimensions.
func anyCell(t rootcause.Table, rng *rand.Rand) map[int]string {
	leaf := rng.IntN(t.Leaves())
	c := map[int]string{}
	for _, d := range rng.Perm(len(t.Dims))[:1+rng.IntN(2)] {
		c[d] = t.Dims[d].Values[t.Codes[d][leaf]]
	}
	return c
}

func holds(c map[int]string, leaf []string) bool {
	for d, v := range c {
		if leaf[d] != v {
			return false
		}
	}
	return true
}

// meet says whether cells may have leaves in common.
func meet(a, b map[int]string) bool {
	for d, v := range a {
		if w, ok := b[d]; ok && v != w {
			return false
		}
	}
	return true
}

// enough says whether a cell is neither too small to see nor most of the table.
func enough(t rootcause.Table, c map[int]string) bool {
	amounts := t.Expected
	if t.Ratio() {
		amounts = t.ExpectedDen
	}
	own, leaves := 0.0, 0
	for i, a := range amounts {
		leaf := make([]string, len(t.Dims))
		for d := range t.Dims {
			leaf[d] = t.Dims[d].Values[t.Codes[d][i]]
		}
		if holds(c, leaf) {
			own += a
			leaves++
		}
	}
	all := total(amounts)
	least := leastSold * all / (shopLines * weeks4 / 2 / shopDays)
	return leaves > 1 && own >= least && own < all/2
}
