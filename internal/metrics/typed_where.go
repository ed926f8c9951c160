package metrics

import (
	"fmt"
	"slices"
	"strings"

	typed "github.com/expr-lang/expr/ast"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// filter is a typed condition on dimensions, checked and ready for any source that has them.
type filter struct {
	dims  []Dimension
	build func(of func(Dimension) ast.Expr) ast.Expr
}

// parseWhere reads a condition on dimensions:
//
//	platform == "douyin" and (sku startsWith "HT-" or category in ["纸品", "零食"]) and not (hour in 0..6)
//
// Every value becomes a parameter. Days are compared with "YYYY-MM-DD", hours with numbers.
func parseWhere(text string) (filter, *typedError) {
	node, err := parseTyped(text)
	if err != nil {
		return filter{}, err
	}
	return whereNode(node)
}

func whereNode(n typed.Node) (filter, *typedError) {
	switch n := n.(type) {
	case *typed.UnaryNode:
		if n.Operator == "!" || n.Operator == "not" {
			f, err := whereNode(n.Node)
			return filter{f.dims, func(of func(Dimension) ast.Expr) ast.Expr { return ast.Not{Of: ast.Any{f.build(of)}} }}, err
		}
	case *typed.BinaryNode:
		switch n.Operator {
		case "and", "&&", "or", "||":
			return whereBoth(n)
		case "==", "!=", "<", "<=", ">", ">=", "in", "contains", "startsWith", "endsWith":
			return whereCompare(n)
		}
	}
	return filter{}, wrongAt(n, "unsupported", fault.Args{"name": kindOf(n), "have": "and, or, not, ==, !=, <, <=, >, >=, in, contains, startsWith, endsWith"})
}

func whereBoth(n *typed.BinaryNode) (filter, *typedError) {
	left, err := whereNode(n.Left)
	if err != nil {
		return filter{}, err
	}
	right, err := whereNode(n.Right)
	if err != nil {
		return filter{}, err
	}
	return filter{append(left.dims, right.dims...), func(of func(Dimension) ast.Expr) ast.Expr {
		if n.Operator == "or" || n.Operator == "||" {
			return ast.Any{left.build(of), right.build(of)}
		}
		return ast.All{left.build(of), right.build(of)}
	}}, nil
}

// whereCompare reads dimension, operator, value.
func whereCompare(n *typed.BinaryNode) (filter, *typedError) {
	d, err := dimensionNode(n.Left)
	if err != nil {
		return filter{}, err
	}
	list, err := valueNodes(d, n)
	if err != nil {
		return filter{}, err
	}
	ordered := slices.Contains([]string{"<", "<=", ">", ">="}, n.Operator)
	if ordered && d.Name != "day" && d.Name != "hour" {
		return filter{}, wrongAt(n, "unordered", fault.Args{"name": d.Name, "op": n.Operator})
	}
	partial := slices.Contains([]string{"contains", "startsWith", "endsWith"}, n.Operator)
	if partial && d.Name == "day" {
		return filter{}, wrongAt(n, "unsupported", fault.Args{"name": "day " + n.Operator, "have": "==, !=, <, <=, >, >=, in"})
	}
	return filter{[]Dimension{d}, func(of func(Dimension) ast.Expr) ast.Expr {
		key := of(d)
		if d.column == "day" {
			key = ast.Cast{Of: key, To: "text"}
		}
		switch n.Operator {
		case "in":
			return ast.In{Of: key, Values: values(list)}
		case "==":
			return ast.Binary{Op: "=", Left: key, Right: ast.Param{Value: list[0]}}
		case "!=":
			return ast.Binary{Op: "<>", Left: key, Right: ast.Param{Value: list[0]}}
		case "contains":
			return ast.Contains{Of: key, Part: list[0]}
		case "startsWith":
			return ast.Call{Name: "starts_with", Args: []ast.Expr{key, ast.Param{Value: list[0]}}}
		case "endsWith":
			return ast.EndsWith{Of: key, Part: list[0]}
		default:
			return ast.Binary{Op: n.Operator, Left: key, Right: ast.Param{Value: list[0]}}
		}
	}}, nil
}

func dimensionNode(n typed.Node) (Dimension, *typedError) {
	name, ok := n.(*typed.IdentifierNode)
	if !ok {
		return Dimension{}, wrongAt(n, "dimension", fault.Args{"name": kindOf(n), "have": strings.Join(dimensionNames(), ", ")})
	}
	d, err := dimension(name.Value)
	if err != nil {
		return d, wrongAt(n, "dimension", fault.Args{"name": name.Value, "have": strings.Join(dimensionNames(), ", ")})
	}
	return d, nil
}

// valueNodes reads the value, or with "in" the values, that a dimension is compared with.
func valueNodes(d Dimension, n *typed.BinaryNode) ([]string, *typedError) {
	if n.Operator != "in" {
		v, err := valueNode(d, n.Right)
		return []string{v}, err
	}
	if r, ok := n.Right.(*typed.BinaryNode); ok && r.Operator == ".." && d.Name == "hour" {
		return hoursBetween(r)
	}
	list, ok := n.Right.(*typed.ArrayNode)
	if !ok || len(list.Nodes) == 0 {
		return nil, wrongAt(n.Right, "value", fault.Args{"name": d.Name, "have": `["a", "b"]`})
	}
	var all []string
	for _, x := range list.Nodes {
		v, err := valueNode(d, x)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

func hoursBetween(n *typed.BinaryNode) ([]string, *typedError) {
	from, ok := n.Left.(*typed.IntegerNode)
	to, also := n.Right.(*typed.IntegerNode)
	if !ok || !also || from.Value < 0 || to.Value > 23 || from.Value > to.Value {
		return nil, wrongAt(n, "value", fault.Args{"name": "hour", "have": "0..23"})
	}
	var all []string
	for h := from.Value; h <= to.Value; h++ {
		all = append(all, fmt.Sprintf("%02d", h))
	}
	return all, nil
}

func valueNode(d Dimension, n typed.Node) (string, *typedError) {
	switch v := n.(type) {
	case *typed.StringNode:
		if d.Name == "day" {
			if _, err := parseDay("where", v.Value); err != nil {
				return "", wrongAt(n, "value", fault.Args{"name": d.Name, "have": `"YYYY-MM-DD"`})
			}
		}
		return v.Value, nil
	case *typed.IntegerNode:
		if d.Name == "hour" && v.Value >= 0 && v.Value < 24 {
			return fmt.Sprintf("%02d", v.Value), nil
		}
	}
	have := `"…"`
	switch d.Name {
	case "day":
		have = `"YYYY-MM-DD"`
	case "hour":
		have = "0 – 23"
	}
	return "", wrongAt(n, "value", fault.Args{"name": d.Name, "have": have})
}
