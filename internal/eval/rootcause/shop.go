package rootcause

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// The demo shop's last four weeks, of September, have no promotion. Every other day is what was
// expected, the days between are what happened: each weekday is twice in both, and no trend of the
// shop's own comes on top of the injected causes.
const (
	shopDays      = 42
	weeks4        = 28
	shopLines     = 75_000
	firstMerchant = 201 // its seed; the method was tuned on those before
	leastSold     = 60  // lines that are expected of a cell which gets a cause
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
		f, err := simulate(firstMerchant + seed)
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
				in.Name = fmt.Sprintf("merchant %d", firstMerchant+seed)
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
