package radar

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/suanpan/suanpan/internal/stat/decompose"
)

// mixDims are the ways in which a rate is split into what the parts did and how their weights moved.
var mixDims = []string{"platform", "shop", "category"}

// Mix is the change of a rate, split without residual into the parts' own rates and their weights:
// a return rate may rise in no shop and yet in all of them, because the shop with many returns sold more.
type Mix struct {
	Dimension string    `json:"dimension"`
	Before    float64   `json:"before" doc:"the rate in the comparable windows, in the metric's unit"`
	After     float64   `json:"after" doc:"the rate in the window"`
	Rate      float64   `json:"rate" doc:"what the parts' own rates did; with mix it is the change"`
	Mix       float64   `json:"mix" doc:"what the shift of weight between the parts did"`
	Parts     []MixPart `json:"parts" doc:"greatest effect first"`
}

// MixPart is what one cell did to a rate.
type MixPart struct {
	Cell         Cell    `json:"cell"`
	Before       float64 `json:"before" doc:"its own rate; 0 where it had no weight"`
	After        float64 `json:"after"`
	WeightBefore float64 `json:"weight_before" doc:"its share of all denominators, 0 to 1"`
	WeightAfter  float64 `json:"weight_after"`
	Rate         float64 `json:"rate" doc:"of the change, by its own rate"`
	Mix          float64 `json:"mix" doc:"of the change, by its weight"`
}

// Mixes splits the change of a finding's rate between the comparable windows before and its own,
// along each dimension that has parts to tell apart; none for a metric that is no rate, and for one
// whose parts have numerators without a denominator.
func (r *Radar) Mixes(ctx context.Context, q Request, f *Finding) ([]Mix, error) {
	list := []Mix{}
	from, to, err := f.window()
	if err != nil || f.Metric.Over == "" {
		return list, err
	}
	bases := comparable(q, from, to)
	if len(bases) == 0 {
		return list, nil
	}
	for _, d := range mixDims {
		if !slices.Contains(f.Metric.Dims, d) || d == f.Cell.Dimension || d == "platform" && f.Cell.Dimension == "shop" {
			continue
		}
		leaves, labels, err := r.leaves(ctx, q, f, []string{d}, from, to, bases)
		if err != nil {
			return nil, err
		}
		if len(leaves) < 2 {
			continue
		}
		m, err := mixOf(d, leaves, labels, float64(max(1, f.Metric.Times)))
		if errors.Is(err, decompose.ErrShape) {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	return list, nil
}

func mixOf(dim string, leaves []*leaf, labels map[Cell]string, times float64) (Mix, error) {
	cells := make([]decompose.Weighted, len(leaves))
	var before, after float64
	for i, l := range leaves {
		cells[i] = decompose.Weighted{Name: l.keys[0], WeightBefore: l.expected[1], AmountBefore: l.expected[0], WeightAfter: l.actual[1], AmountAfter: l.actual[0]}
		before += l.expected[1]
		after += l.actual[1]
	}
	e, err := decompose.Rate(cells)
	if err != nil {
		return Mix{}, err
	}
	m := Mix{Dimension: dim, Before: e.Before * times, After: e.After * times, Rate: e.Rate * times, Mix: e.Mix * times}
	for i, c := range e.Cells {
		cell := Cell{Dimension: dim, Key: c.Name}
		part := MixPart{Cell: Cell{Dimension: dim, Key: c.Name, Label: labels[cell]}, WeightBefore: cells[i].WeightBefore / before, WeightAfter: cells[i].WeightAfter / after,
			Rate: c.Rate * times, Mix: c.Mix * times}
		if w := cells[i]; w.WeightBefore > 0 {
			part.Before = w.AmountBefore / w.WeightBefore * times
		}
		if w := cells[i]; w.WeightAfter > 0 {
			part.After = w.AmountAfter / w.WeightAfter * times
		}
		m.Parts = append(m.Parts, part)
	}
	slices.SortFunc(m.Parts, func(a, b MixPart) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Rate+b.Mix), math.Abs(a.Rate+a.Mix)), cmp.Compare(a.Cell.Key, b.Cell.Key))
	})
	return m, nil
}
