package metrics

import (
	"slices"

	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// orders is the number of distinct orders.
func orders() leaf {
	return leaf{source: profitSource, op: opDistinct, columns: "platform shop order_id"}
}

// firstLines counts each order at its first line of the day. That is the number of orders
// only among rows that hold whole orders; one whose lines were sold on several days counts on
// each of them.
func firstLines() leaf { return leaf{source: profitSource, op: opSum, columns: "orders"} }

// wholeOrders is true if rows that agree in the dimension hold whole orders.
func wholeOrders(d Dimension) bool {
	return slices.Contains([]string{"day", "platform", "shop", "currency", "order"}, d.Name)
}

// needs lists the columns that the leaf reads.
func (l leaf) needs() []string {
	switch l.op {
	case opEstimated:
		return []string{l.columns, "estimated"}
	case opMissing:
		return []string{"list_sales", "missing"}
	default:
		return words(l.columns)
	}
}

// aggregate computes the leaf over the rows for which when holds; nil is every row.
func (l leaf) aggregate(when ast.Expr, real bool) ast.Expr {
	switch l.op {
	case opDistinct:
		var parts ast.Hash
		for _, c := range words(l.columns) {
			parts = append(parts, ast.Column(c))
		}
		known := ast.Binary{Op: "<>", Left: ast.Column(words(l.columns)[len(parts)-1]), Right: ast.Literal("")}
		return ast.Agg{Func: "count", Distinct: true, Arg: parts, Filter: both(when, known)}
	case opEstimated:
		return sum(l.columns, both(when, ast.HasBits{Of: ast.Column("estimated"), Mask: bit(l.columns)}))
	case opMissing:
		var mask int64
		for _, c := range words(l.columns) {
			mask |= bit(c)
		}
		// At least one minor unit a row: a gift that nothing was paid for may lack its cost too.
		atStake := ast.Call{Name: "greatest", Args: []ast.Expr{ast.Column("list_sales"), ast.Int(1)}}
		return sumOf(atStake, both(when, ast.HasBits{Of: ast.Column("missing"), Mask: mask}), false)
	default:
		var columns ast.Sum
		for _, c := range words(l.columns) {
			columns = append(columns, ast.Column(c))
		}
		return sumOf(columns, when, real)
	}
}

// sum is a BIGINT: engines widen sums otherwise, and wide integers are slow to scan.
func sum(column string, when ast.Expr) ast.Expr { return sumOf(ast.Column(column), when, false) }

func sumOf(arg, when ast.Expr, real bool) ast.Expr {
	var total ast.Expr = ast.Agg{Func: "sum", Arg: arg, Filter: when}
	if !real {
		total = ast.Cast{Of: total, To: "bigint"}
	}
	return ast.Call{Name: "coalesce", Args: []ast.Expr{total, ast.Int(0)}}
}

func both(when, and ast.Expr) ast.Expr {
	if when == nil {
		return and
	}
	return ast.All{when, and}
}

func values(texts []string) []any {
	list := make([]any, len(texts))
	for i, t := range texts {
		list[i] = t
	}
	return list
}
