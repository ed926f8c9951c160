package metrics

import (
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// unallocated is the line kind of rows that hold amounts no order line can carry.
const unallocated = "unallocated"

// source is a ledger table that queries can ask.
type source struct {
	table   string
	columns []string // nil is every column
	rolled  bool     // one row per group of lines, not per line
}

func lineProfit() source { return source{table: "line_profit"} }

// profitDay is the ledger's daily rollup: its dimensions, and sums named after components.
func profitDay() source {
	return source{table: "profit_day", rolled: true, columns: []string{
		"day", "platform", "shop", "currency", "sku", "product_name", "spu_code", "category",
		"channel", "account", "influencer_id", "influencer_name", "session_id"}}
}

func (s source) has(column string) bool {
	return s.columns == nil || slices.Contains(s.columns, column)
}

// additive is true if groups of the leaf can be added up.
func (s source) additive(l leaf) bool { return l.op != opDistinct }

// answers is true if the leaf can be computed from the source for those dimensions.
func (s source) answers(l leaf, _ []Dimension) bool {
	if !s.rolled {
		return true
	}
	switch l.op {
	case opSum:
		return bit(l.columns) != 0 && l.kinds == "" || l == unitsLeaf()
	case opRows:
		return l.kinds == ""
	case opEstimated:
		return true
	case opMissing:
		return !strings.Contains(l.columns, " ")
	default:
		return false
	}
}

// unitsLeaf is what the rollup's units column holds.
func unitsLeaf() leaf { return leaf{op: opSum, columns: "qty", kinds: "goods gift"} }

// needs lists the columns that the leaf reads.
func (s source) needs(l leaf) []string {
	if s.rolled {
		return []string{rolledColumn(l)}
	}
	switch l.op {
	case opRows:
		return []string{"line_kind"}
	case opDistinct:
		return words(l.columns)
	case opEstimated:
		return []string{l.columns, "estimated"}
	case opMissing:
		return []string{"list_sales", "missing"}
	}
	if l.kinds != "" {
		return []string{l.columns, "line_kind"}
	}
	return []string{l.columns}
}

func rolledColumn(l leaf) string {
	switch l.op {
	case opRows:
		return "lines"
	case opEstimated:
		return "est_" + l.columns
	case opMissing:
		return "mis_" + l.columns
	}
	if l == unitsLeaf() {
		return "units"
	}
	return l.columns
}

// aggregate computes the leaf over the rows for which when holds; nil is every row.
func (s source) aggregate(l leaf, when ast.Expr) ast.Expr {
	if s.rolled {
		return sum(rolledColumn(l), when)
	}
	var conditions ast.All
	if l.kinds != "" {
		conditions = append(conditions, ast.In{Of: ast.Column("line_kind"), Values: values(words(l.kinds))})
	}
	switch l.op {
	case opRows:
		if l.kinds == "" {
			conditions = append(conditions, ast.In{Of: ast.Column("line_kind"), Values: []any{unallocated}, Not: true})
		}
		return ast.Agg{Func: "count", Filter: both(when, conditions)}
	case opDistinct:
		var parts ast.Hash
		for _, c := range words(l.columns) {
			parts = append(parts, ast.Column(c))
		}
		if strings.Contains(l.columns, "order_id") {
			conditions = append(conditions, ast.Binary{Op: "<>", Left: ast.Column("order_id"), Right: ast.Literal("")})
		}
		return ast.Agg{Func: "count", Distinct: true, Arg: parts, Filter: both(when, conditions)}
	case opEstimated:
		conditions = append(conditions, ast.HasBits{Of: ast.Column("estimated"), Mask: bit(l.columns)})
		return sum(l.columns, both(when, conditions))
	case opMissing:
		var mask int64
		for _, c := range words(l.columns) {
			mask |= bit(c)
		}
		conditions = append(conditions, ast.HasBits{Of: ast.Column("missing"), Mask: mask})
		return sum("list_sales", both(when, conditions))
	default:
		return sum(l.columns, both(when, conditions))
	}
}

// sum is a BIGINT: engines widen sums otherwise, and wide integers are slow to scan.
func sum(column string, when ast.Expr) ast.Expr {
	return ast.Call{Name: "coalesce", Args: []ast.Expr{
		ast.Cast{Of: ast.Agg{Func: "sum", Arg: ast.Column(column), Filter: when}, To: "bigint"}, ast.Int(0)}}
}

func both(when ast.Expr, conditions ast.All) ast.Expr {
	if when != nil {
		conditions = append(ast.All{when}, conditions...)
	}
	if len(conditions) == 0 {
		return nil
	}
	return conditions
}

func values(texts []string) []any {
	list := make([]any, len(texts))
	for i, t := range texts {
		list[i] = t
	}
	return list
}
