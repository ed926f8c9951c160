package radar

import (
	"cmp"
	"slices"
)

// most of a wider cell's stake must be a narrower cell's for that one to stand for both.
const most = 0.8

// merge joins findings of one family about cells that contain each other, and the metrics of a
// family about the same cell: an order drop in one shop is one finding, not five. Each group is
// led by the greatest stake, or by the narrowest cell that holds most of it.
func merge(findings []*Finding, families map[string]string, platforms map[string]string) []*Finding {
	group := make([]int, len(findings))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			i = group[i]
		}
		return i
	}
	for i, a := range findings {
		for k, b := range findings[:i] {
			if a.Kind == b.Kind && families[a.Metric.Name] == families[b.Metric.Name] && related(a.Cell, b.Cell, platforms) {
				group[find(i)] = find(k)
			}
		}
	}
	groups := map[int][]*Finding{}
	for i, f := range findings {
		groups[find(i)] = append(groups[find(i)], f)
	}
	merged := []*Finding{}
	for _, members := range groups {
		merged = append(merged, lead(members))
	}
	slices.SortFunc(merged, greater)
	return merged
}

// settle moves to the ongoing what is only another face of it: a metric of the same family in a
// related cell, over some of the same days, that has no more at stake by half.
func settle(fresh, ongoing []*Finding, families map[string]string, platforms map[string]string) (still, also []*Finding) {
	also = ongoing
	for _, f := range fresh {
		if slices.ContainsFunc(ongoing, func(o *Finding) bool {
			return f.Kind == o.Kind && families[f.Metric.Name] == families[o.Metric.Name] && related(f.Cell, o.Cell, platforms) &&
				f.From <= o.To && o.From <= f.To && float64(f.Stake.Amount) < grown*float64(o.Stake.Amount)
		}) {
			f.Ongoing = true
			also = append(also, f)
			continue
		}
		still = append(still, f)
	}
	return still, also
}

// related says that one of the cells contains the other. platforms has the platform of each shop.
func related(a, b Cell, platforms map[string]string) bool {
	switch {
	case a.Dimension == Whole || b.Dimension == Whole:
		return true
	case a.Dimension == b.Dimension:
		return a.Key == b.Key
	case a.Dimension == "platform" && b.Dimension == "shop":
		return platforms[b.Key] == a.Key
	case a.Dimension == "shop" && b.Dimension == "platform":
		return platforms[a.Key] == b.Key
	}
	return false
}

// lead chooses who stands for a group and notes the others on it.
func lead(members []*Finding) *Finding {
	slices.SortFunc(members, greater)
	chosen := members[0]
	for _, f := range members[1:] {
		if breadth(f.Cell) < breadth(chosen.Cell) && float64(f.Stake.Amount) >= most*float64(members[0].Stake.Amount) {
			chosen = f
		}
	}
	for _, f := range members {
		if f != chosen {
			chosen.Related = append(chosen.Related, f.part())
		}
	}
	return chosen
}

// breadth is how wide the cells of a dimension are.
func breadth(c Cell) int {
	switch c.Dimension {
	case Whole:
		return 2
	case "platform":
		return 1
	}
	return 0
}

// greater sorts by profit at stake, then by what is less probable; the rest keeps the order the
// same from run to run.
func greater(a, b *Finding) int {
	return cmp.Or(cmp.Compare(b.Stake.Amount, a.Stake.Amount), cmp.Compare(a.Probability, b.Probability),
		cmp.Compare(a.Metric.Name, b.Metric.Name), cmp.Compare(a.Cell.Dimension, b.Cell.Dimension), cmp.Compare(a.Cell.Key, b.Cell.Key))
}
