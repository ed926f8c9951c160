package ast

// Select is a query: WITH … SELECT … UNION ALL SELECT … ORDER BY … LIMIT … .
type Select struct {
	With    []CTE
	Columns []Item
	From    string // a table or CTE; empty if Sub is set
	Sub     *Select
	Where   All
	Group   int // group by the first Group columns
	Union   []*Select
	Order   []Order
	Limit   int // 0 is unlimited
	Offset  int
}

// CTE is a named subquery.
type CTE struct {
	Name  string
	Query *Select
}

// Item is one selected expression under a name; an empty name keeps the expression's own.
type Item struct {
	Expr Expr
	As   string
}

// Print compiles the query for an engine and returns its text and parameters.
func (s *Select) Print(d Dialect) (string, []any) {
	p := &printer{dialect: d}
	s.write(p)
	return string(p.text), p.args
}
