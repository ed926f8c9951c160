package metrics

import (
	"slices"

	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// base stacks the rows of both periods, the earlier one moved under the later.
func (k compiler) base() *ast.Select {
	p := k.plan
	columns := append(k.dimColumns(), k.leafColumns()...)
	for _, d := range p.dims {
		columns = add(columns, d.label)
	}
	part := func(period Period, day ast.Expr, now bool) *ast.Select {
		s := &ast.Select{From: p.source.table, Where: k.where(period),
			Columns: []ast.Item{{Expr: day, As: "day"}, {Expr: ast.Bool(now), As: "is_now"}}}
		for _, c := range columns {
			if c != "day" {
				s.Columns = append(s.Columns, ast.Item{Expr: ast.Column(c)})
			}
		}
		return s
	}
	both := part(p.now, ast.Column("day"), true)
	both.Union = []*ast.Select{part(*p.before, ast.Shift{Of: ast.Column("day"), Years: p.shiftYears, Days: p.shiftDays}, false)}
	return both
}

// summed adds up the rows that agree in dimensions, period and masks. Its columns keep their
// names, so that it can stand in for the table.
func (k compiler) summed() *ast.Select {
	from, where := k.scanned()
	s := &ast.Select{From: from, Where: where}
	keys := k.dimColumns()
	if k.plan.before != nil {
		keys = append(keys, "is_now")
	}
	keys = append(keys, "estimated", "missing")
	for _, c := range keys {
		s.Columns = append(s.Columns, ast.Item{Expr: ast.Column(c)})
	}
	s.Group = len(keys)
	var labels []string
	for _, d := range k.plan.dims {
		if d.HasLabel() && !slices.Contains(keys, d.label) {
			labels = add(labels, d.label)
		}
	}
	for _, c := range labels {
		s.Columns = append(s.Columns, ast.Item{Expr: ast.Call{Name: "max", Args: []ast.Expr{ast.Column(c)}}, As: c})
	}
	for _, c := range k.leafColumns() {
		if c != "estimated" && c != "missing" {
			s.Columns = append(s.Columns, ast.Item{Expr: sum(c, nil), As: c})
		}
	}
	return s
}

func (k compiler) dimColumns() []string {
	var columns []string
	for _, d := range k.plan.dims {
		columns = add(columns, d.column)
	}
	return columns
}

func (k compiler) leafColumns() []string {
	var columns []string
	for _, l := range k.plan.leaves {
		for _, c := range l.needs() {
			columns = add(columns, c)
		}
	}
	return columns
}

func add(columns []string, name string) []string {
	if name == "" || slices.Contains(columns, name) {
		return columns
	}
	return append(columns, name)
}
