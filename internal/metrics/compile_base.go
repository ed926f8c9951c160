package metrics

import (
	"slices"

	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// base stacks the rows of both periods, the earlier one moved under the later.
func (k compiler) base(x *part) *ast.Select {
	p := k.plan
	columns := append(k.dimColumns(), k.leafColumns(x)...)
	for _, d := range p.dims {
		columns = add(columns, d.label)
	}
	stacked := func(period Period, day ast.Expr, now bool) *ast.Select {
		s := &ast.Select{From: x.relation.Table, Where: k.where(x, period)}
		if x.of.has("day") {
			s.Columns = []ast.Item{{Expr: day, As: "day"}}
		}
		s.Columns = append(s.Columns, ast.Item{Expr: ast.Bool(now), As: "is_now"})
		for _, c := range columns {
			if c != "day" {
				s.Columns = append(s.Columns, k.rawItem(x, c))
			}
		}
		return s
	}
	both := stacked(p.now, ast.Column("day"), true)
	both.Union = []*ast.Select{stacked(*p.before, ast.Shift{Of: ast.Column("day"), Years: p.shiftYears, Days: p.shiftDays}, false)}
	return both
}

// rawItem selects a column, computing it if it is a derived dimension.
func (k compiler) rawItem(x *part, column string) ast.Item {
	for _, d := range k.plan.dims {
		if d.column == column && slices.Contains(x.relation.Derived, d.Name) {
			return ast.Item{Expr: raw(x.relation, d), As: column}
		}
	}
	return ast.Item{Expr: ast.Column(column)}
}

// summed adds up the rows that agree in dimensions, period and masks. Its columns keep their
// names, so that it can stand in for the table.
func (k compiler) summed(x *part) *ast.Select {
	from, where := k.scanned(x)
	s := &ast.Select{From: from, Where: where}
	keys := k.dimColumns()
	if k.plan.before != nil {
		keys = append(keys, "is_now")
	}
	keys = append(keys, "estimated", "missing")
	for _, c := range keys {
		if k.plan.before != nil {
			s.Columns = append(s.Columns, ast.Item{Expr: ast.Column(c)})
		} else {
			s.Columns = append(s.Columns, k.rawItem(x, c))
		}
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
	for _, c := range k.leafColumns(x) {
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

func (k compiler) leafColumns(x *part) []string {
	var columns []string
	for _, i := range x.leaves {
		for _, c := range k.plan.leaves[i].needs() {
			columns = add(columns, c)
		}
	}
	if x.staged { // both masks are keys, whichever is asked for: the rows are those of the rollups
		columns = add(add(columns, "estimated"), "missing")
	}
	return columns
}

func add(columns []string, name string) []string {
	if name == "" || slices.Contains(columns, name) {
		return columns
	}
	return append(columns, name)
}
