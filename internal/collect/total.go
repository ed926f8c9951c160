package collect

import (
	"strings"

	"github.com/suanpan/suanpan/internal/collect/cell"
)

// totalRow recognises a row of totals and keeps its values for the control sums.
func (w *worker) totalRow(i int, row int32) bool {
	label := ""
	for slot := range min(3, w.stride) {
		c := w.cell(i, slot)
		if c == "" {
			continue
		}
		if c = cell.Clean(c); totalLabel(c) {
			label = c
		}
		if c != "" {
			break
		}
	}
	var of map[int]int
	if label == "" {
		found := false
		for t := range w.plan.totals {
			if w.holds(&w.plan.totals[t].conditionPlan, i) {
				of, found = w.plan.totals[t].of, true
				break
			}
		}
		if !found {
			return false
		}
	}
	if label == "小计" || strings.EqualFold(label, "subtotal") {
		return true
	}
	w.keepTotal(i, row, label, of)
	return true
}

// keepTotal reads the totals of row i: every summed column's own cell, or the columns that
// the spec names.
func (w *worker) keepTotal(i int, row int32, label string, of map[int]int) {
	t := totalRow{row: row, label: strings.Clone(label), values: map[int]int64{}}
	for at := range w.plan.out {
		c := &w.plan.out[at]
		slot := c.slot
		if len(of) > 0 {
			named, ok := of[at]
			if !ok {
				continue
			}
			slot = named
		} else if !c.sum {
			continue
		}
		if _, v, _, r := c.read(w.cell(i, slot), w.plan.digits); !r.Bad() && r != cell.Blank {
			t.values[at] = v
		}
	}
	w.totals = append(w.totals, t)
}

// totalLabel recognises the words with which exports begin a row of totals.
func totalLabel(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case 0xe5, 0xe6: // 合 小 全, 总 汇
		switch strings.TrimRight(s, ":： ") {
		case "合计", "总计", "总合计", "汇总", "小计", "全部", "总和":
			return true
		}
	case 'T', 't', 'G', 'g', 'S', 's':
		l := strings.ToLower(strings.TrimRight(s, ": "))
		return l == "total" || l == "totals" || l == "grand total" || l == "subtotal" || l == "sum" ||
			strings.HasPrefix(l, "total: ") || strings.HasPrefix(l, "total of ") && strings.HasSuffix(l, "results")
	}
	return false
}
