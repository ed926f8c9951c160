package collect

import (
	"slices"

	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/collect/sheet"
)

// checkPlan is what a row must be, beyond cells that can be read.
type checkPlan struct {
	cost  int   // position in out of a cost that must not be negative, or -1
	times []int // positions in out of an order's times: the ledger needs one of them
	width int   // cells that a row has at least; 0: rows may be cut, as workbooks leave empty ends out
	last  string
}

func newCheckPlan(p *plan) checkPlan {
	c := checkPlan{cost: -1}
	switch p.table.Name {
	case "cost", "inventory":
		if i, ok := p.index["unit_cost"]; ok {
			c.cost = i
		}
	case "order", "order_line":
		mapped := false
		for _, f := range []string{"created_at", "paid_at"} {
			if i, ok := p.index[f]; ok {
				c.times = append(c.times, i)
				mapped = mapped || p.out[i].slot >= 0
			}
		}
		if !mapped { // other files date these rows
			c.times = nil
		}
	}
	if k := p.match.Sheet.Info().Container; k == sheet.CSV || k == sheet.TSV {
		for _, pat := range slices.Concat(p.match.Spec.names.require...) {
			if i, _, ok := pat.find(p.match.header); ok && i >= c.width {
				c.width, c.last = i+1, p.match.header.tidy[i]
			}
		}
	}
	return c
}

// checkRows rejects rows whose cells can be read and that still cannot be right.
func (w *worker) checkRows() {
	c := &w.plan.checks
	for i := range w.n {
		if w.state[i] != keep || w.refused[i] {
			continue
		}
		switch {
		case i < len(w.widths) && int(w.widths[i]) < c.width && len(w.plan.opt.Overrides[w.first+int32(i)]) == 0:
			w.reject(i, c.last, "", cell.RowCut)
		case c.cost >= 0 && w.cols[c.cost].Valid[i] && w.cols[c.cost].Ints[i] < 0:
			w.refuse(i, w.plan.out[c.cost].slot, cell.CostNegative)
		case len(c.times) > 0 && !slices.ContainsFunc(c.times, func(at int) bool { return w.cols[at].Valid[i] }):
			w.reject(i, w.plan.header(c.times[0]), "", cell.TimeMissing)
		}
	}
}
