package metrics

import (
	"slices"
	"strconv"

	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// Names of the compiled query's inner columns: keys, labels, aggregates now and before.
func keyName(i int) string    { return "k" + strconv.Itoa(i) }
func labelName(i int) string  { return "l" + strconv.Itoa(i) }
func nowName(i int) string    { return "a" + strconv.Itoa(i) }
func beforeName(i int) string { return "b" + strconv.Itoa(i) }

// BeforeSuffix marks the column that holds a metric's value in the comparison period.
const BeforeSuffix = "_before"

// LabelSuffix marks the column with a dimension's name for people.
const LabelSuffix = "_label"

// compiler turns a plan into a syntax tree.
type compiler struct {
	catalogue *Catalogue
	plan      *plan
}

func (k compiler) compile() *ast.Select {
	p := k.plan
	var with []ast.CTE
	for _, x := range p.parts {
		if p.before != nil {
			with = append(with, ast.CTE{Name: k.named("base", x), Query: k.base(x)})
		}
		if x.staged {
			with = append(with, ast.CTE{Name: k.named("summed", x), Query: k.summed(x)})
		}
	}
	groups := k.overParts(k.groups)
	if p.having != nil {
		with = append(with, ast.CTE{Name: "whole", Query: groups})
		groups = &ast.Select{From: "whole", Columns: []ast.Item{{Expr: ast.Column("*")}},
			Where: ast.All{p.having.build(func(name string) ast.Expr { return k.value(k.catalogue.byName[name], nowName) })}}
	}
	if p.query.Rest {
		return k.withRest(with, groups)
	}
	with = append(with, ast.CTE{Name: "grouped", Query: groups})
	out := &ast.Select{With: with, Columns: k.output(), From: "grouped",
		Order: k.order(), Limit: p.query.Limit, Offset: p.query.Offset}
	var total ast.Expr = ast.CountOver{}
	if p.query.Limit == 0 && p.query.Offset == 0 {
		total = ast.Null{} // what is returned is all there is
	}
	out.Columns = append(out.Columns, ast.Item{Expr: ast.Bool(false), As: "is_rest"}, ast.Item{Expr: total, As: "total_rows"})
	return out
}

// named is the name of a part's subquery.
func (k compiler) named(what string, x *part) string {
	if len(k.plan.parts) == 1 {
		return what
	}
	return what + "_" + x.of.Name
}

// withRest ranks the groups, keeps the first ones and adds one row for all others.
func (k compiler) withRest(with []ast.CTE, groups *ast.Select) *ast.Select {
	p := k.plan
	ranked := &ast.Select{From: "grouped", Columns: []ast.Item{{Expr: ast.Column("*")},
		{Expr: ast.RowNumber{By: k.order()}, As: "place"}, {Expr: ast.CountOver{}, As: "total_rows"}}}
	with = append(with, ast.CTE{Name: "grouped", Query: groups}, ast.CTE{Name: "ranked", Query: ranked})
	limit := ast.Int(p.query.Limit)
	top := &ast.Select{From: "ranked", Columns: append(k.output(), ast.Item{Expr: ast.Bool(false), As: "is_rest"},
		ast.Item{Expr: ast.Column("total_rows")}, ast.Item{Expr: ast.Column("place")}),
		Where: ast.All{ast.Binary{Op: "<=", Left: ast.Column("place"), Right: limit}}}
	beyond := k.restFromGroups(limit)
	if p.restByScan {
		beyond = k.restByScan(limit)
	}
	other := &ast.Select{Sub: beyond, Where: ast.All{ast.Binary{Op: ">", Left: ast.Column("total_rows"), Right: limit}}}
	for i, d := range p.dims {
		other.Columns = append(other.Columns, ast.Item{Expr: ast.Null{}, As: d.Name})
		if k.labelled(i) {
			other.Columns = append(other.Columns, ast.Item{Expr: ast.Null{}, As: d.Name + LabelSuffix})
		}
	}
	other.Columns = append(other.Columns, k.metricItems()...)
	other.Columns = append(other.Columns, ast.Item{Expr: ast.Bool(true), As: "is_rest"},
		ast.Item{Expr: ast.Column("total_rows")}, ast.Item{Expr: ast.Int(p.query.Limit + 1), As: "place"})
	top.With = with
	top.Union = []*ast.Select{other}
	top.Order = []ast.Order{{By: ast.Column("place")}}
	return top
}

func (k compiler) restFromGroups(limit ast.Expr) *ast.Select {
	s := &ast.Select{From: "ranked"}
	count := ast.Call{Name: "max", Args: []ast.Expr{ast.Column("total_rows")}}
	beyond := ast.Binary{Op: ">", Left: ast.Column("place"), Right: limit}
	for i, l := range k.plan.leaves {
		real := k.catalogue.isReal(l)
		s.Columns = append(s.Columns, ast.Item{Expr: sumOf(ast.Column(nowName(i)), beyond, real), As: nowName(i)})
		if k.plan.before != nil {
			s.Columns = append(s.Columns, ast.Item{Expr: sumOf(ast.Column(beforeName(i)), beyond, real), As: beforeName(i)})
		}
	}
	s.Columns = append(s.Columns, ast.Item{Expr: count, As: "total_rows"})
	return s
}

func (k compiler) restByScan(limit ast.Expr) *ast.Select {
	s := k.overParts(func(x *part) *ast.Select {
		from, where := k.from(x)
		// Of groups that a condition dropped there is no rest, so then the rest itself is listed.
		op, not := "<=", true
		if k.plan.having != nil {
			op, not = ">", false
		}
		listed := &ast.Select{From: "ranked", Where: ast.All{ast.Binary{Op: op, Left: ast.Column("place"), Right: limit}}}
		var keys []ast.Expr
		for i, d := range k.plan.dims {
			keys = append(keys, k.key(x, d))
			listed.Columns = append(listed.Columns, ast.Item{Expr: ast.Column(keyName(i))})
		}
		return &ast.Select{From: from, Columns: k.aggregates(x), Where: append(where, ast.Among{Of: keys, Query: listed, Not: not})}
	})
	total := &ast.Select{From: "grouped", Columns: []ast.Item{{Expr: ast.Agg{Func: "count"}}}}
	s.Columns = append(s.Columns, ast.Item{Expr: ast.Scalar{Query: total}, As: "total_rows"})
	return s
}

// groups aggregates a part by the query's dimensions.
func (k compiler) groups(x *part) *ast.Select {
	from, where := k.from(x)
	s := &ast.Select{From: from, Where: where, Group: len(k.plan.dims)}
	for i, d := range k.plan.dims {
		s.Columns = append(s.Columns, ast.Item{Expr: k.key(x, d), As: keyName(i)})
	}
	for i, d := range k.plan.dims {
		if k.labelled(i) {
			s.Columns = append(s.Columns, ast.Item{Expr: ast.Call{Name: "max", Args: []ast.Expr{ast.Column(d.label)}}, As: labelName(i)})
		}
	}
	s.Columns = append(s.Columns, k.aggregates(x)...)
	return s
}

func (k compiler) aggregates(x *part) []ast.Item {
	var items []ast.Item
	var now, before ast.Expr
	if k.plan.before != nil {
		now, before = ast.Column("is_now"), ast.Not{Of: ast.Column("is_now")}
	}
	for _, i := range x.leaves {
		l := k.plan.leaves[i]
		real := k.catalogue.isReal(l)
		items = append(items, ast.Item{Expr: l.aggregate(now, real), As: nowName(i)})
		if before != nil {
			items = append(items, ast.Item{Expr: l.aggregate(before, real), As: beforeName(i)})
		}
	}
	return items
}

// from is what groups are made from: what is summed already, base when two periods are laid
// over each other, or the table itself.
func (k compiler) from(x *part) (string, ast.All) {
	if x.staged {
		return k.named("summed", x), nil
	}
	return k.scanned(x)
}

func (k compiler) scanned(x *part) (string, ast.All) {
	if k.plan.before != nil {
		return k.named("base", x), nil
	}
	return x.relation.Table, k.where(x, k.plan.now)
}

func (k compiler) where(x *part, period Period) ast.All {
	day := func(op string, t string) ast.Expr {
		return ast.Binary{Op: op, Left: ast.Column("day"), Right: ast.Cast{Of: ast.Param{Value: t}, To: "date"}}
	}
	var all ast.All
	if x.of.has("day") {
		all = ast.All{day(">=", period.From.Format(dateLayout)), day("<=", period.To.Format(dateLayout))}
	}
	for _, f := range x.filters {
		all = append(all, filtered(f, raw(x.relation, f.dim)))
	}
	if k.plan.where != nil {
		all = append(all, k.plan.where.build(func(d Dimension) ast.Expr { return raw(x.relation, d) }))
	}
	return all
}

// raw is a dimension's value as the relation has it.
func raw(r relation, d Dimension) ast.Expr {
	if slices.Contains(r.Derived, d.Name) {
		return ast.HourOf{Of: ast.Column("paid_at")}
	}
	return ast.Column(d.column)
}

func filtered(f planFilter, of ast.Expr) ast.Expr {
	if f.dim.column == "day" {
		of = ast.Cast{Of: of, To: "text"}
	}
	switch f.filter.Op {
	case OpContains:
		any := ast.Any{ast.Contains{Of: of, Part: f.filter.Values[0]}}
		if f.dim.label != "" {
			any = append(any, ast.Contains{Of: ast.Column(f.dim.label), Part: f.filter.Values[0]})
		}
		return any
	case OpEq:
		return ast.Binary{Op: "=", Left: of, Right: ast.Param{Value: f.filter.Values[0]}}
	default:
		return ast.In{Of: of, Values: values(f.filter.Values), Not: f.filter.Op == OpNot}
	}
}

func (k compiler) labelled(i int) bool { return k.plan.dims[i].HasLabel() }

// key is a dimension's value: text, or a date that output spells, for dates group faster than their
// texts. Sources write "", never NULL, where there is none.
func (k compiler) key(x *part, d Dimension) ast.Expr {
	switch {
	case d.column == "day":
		return ast.Trunc{Of: ast.Column("day"), Grain: string(k.plan.query.Grain)}
	case k.plan.before != nil || x.staged: // a subquery has computed it
		return ast.Column(d.column)
	default:
		return raw(x.relation, d)
	}
}

func (k compiler) output() []ast.Item {
	var items []ast.Item
	for i, d := range k.plan.dims {
		var key ast.Expr = ast.Column(keyName(i))
		if d.column == "day" {
			key = ast.Cast{Of: key, To: "text"}
		}
		items = append(items, ast.Item{Expr: key, As: d.Name})
		if k.labelled(i) {
			items = append(items, ast.Item{Expr: ast.Column(labelName(i)), As: d.Name + LabelSuffix})
		}
	}
	return append(items, k.metricItems()...)
}

func (k compiler) metricItems() []ast.Item {
	var items []ast.Item
	for _, m := range k.plan.metrics {
		items = append(items, ast.Item{Expr: k.value(m, nowName), As: m.Name})
		if k.plan.before != nil {
			items = append(items, ast.Item{Expr: k.value(m, beforeName), As: m.Name + BeforeSuffix})
		}
	}
	return items
}

func (k compiler) value(m *Metric, name func(int) string) ast.Expr {
	v := m.expr.value(k.catalogue, func(l leaf) ast.Expr {
		if l == orders() && k.plan.firstLines {
			l = firstLines()
		}
		return ast.Column(name(slices.Index(k.plan.leaves, l)))
	})
	if m.round {
		v = ast.Cast{Of: ast.Call{Name: "round", Args: []ast.Expr{v}}, To: "bigint"}
	}
	return v
}

// order ends with the keys, so that the same question has the same answer twice. A single
// total needs none.
func (k compiler) order() []ast.Order {
	if len(k.plan.dims) == 0 {
		return nil
	}
	var terms []ast.Order
	for _, o := range k.plan.query.Order {
		if i := slices.IndexFunc(k.plan.dims, func(d Dimension) bool { return d.Name == o.By }); i >= 0 {
			terms = append(terms, ast.Order{By: ast.Column(keyName(i)), Desc: o.Desc})
			continue
		}
		terms = append(terms, ast.Order{By: k.value(k.catalogue.byName[o.By], nowName), Desc: o.Desc})
	}
	for i := range k.plan.dims {
		if !slices.ContainsFunc(terms, func(o ast.Order) bool { return o.By == ast.Column(keyName(i)) }) {
			terms = append(terms, ast.Order{By: ast.Column(keyName(i))})
		}
	}
	return terms
}
