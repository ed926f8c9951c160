package metrics

import (
	"slices"

	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// overParts lays the sources side by side: one query per part, each with the keys and its own
// aggregates, stacked with the others' aggregates as NULL and brought together by the keys. As no
// part has a key twice, this is a full outer join that needs no more than one pass. A group that a
// source has no rows for counts 0 there.
func (k compiler) overParts(query func(*part) *ast.Select) *ast.Select {
	p := k.plan
	if len(p.parts) == 1 {
		return query(p.parts[0])
	}
	var stacked *ast.Select
	var names []string
	keys := 0
	for _, x := range p.parts {
		own := query(x)
		keys = own.Group
		padded := &ast.Select{Sub: own}
		names = nil
		for _, c := range own.Columns[:len(own.Columns)-k.width(len(x.leaves))] {
			names = append(names, c.As)
			padded.Columns = append(padded.Columns, ast.Item{Expr: ast.Column(c.As)})
		}
		for i := range p.leaves {
			for _, name := range k.leafNames(i) {
				names = append(names, name)
				if slices.Contains(x.leaves, i) {
					padded.Columns = append(padded.Columns, ast.Item{Expr: ast.Column(name)})
				} else {
					padded.Columns = append(padded.Columns, ast.Item{Expr: ast.Null{}, As: name})
				}
			}
		}
		if stacked == nil {
			stacked = padded
		} else {
			stacked.Union = append(stacked.Union, padded)
		}
	}
	joined := &ast.Select{Sub: stacked, Group: keys}
	aggregates := len(names) - k.width(len(p.leaves))
	for i, name := range names {
		var e ast.Expr = ast.Column(name)
		if i >= keys {
			e = ast.Call{Name: "max", Args: []ast.Expr{e}}
		}
		if i >= aggregates {
			e = ast.Call{Name: "coalesce", Args: []ast.Expr{e, ast.Int(0)}}
		}
		joined.Columns = append(joined.Columns, ast.Item{Expr: e, As: name})
	}
	return joined
}

// leafNames are the columns of an aggregate: now, and before if there is a comparison.
func (k compiler) leafNames(i int) []string {
	if k.plan.before == nil {
		return []string{nowName(i)}
	}
	return []string{nowName(i), beforeName(i)}
}

// width is the number of columns of so many aggregates.
func (k compiler) width(leaves int) int {
	if k.plan.before == nil {
		return leaves
	}
	return 2 * leaves
}
