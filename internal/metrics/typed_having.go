package metrics

import (
	typed "github.com/expr-lang/expr/ast"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// condition is a typed condition on metrics, which keeps some groups and drops others:
//
//	orders >= 20 and refund_rate > 0.1
type condition struct {
	op    string // and or not, or a comparison
	parts []condition
	left  node // of a comparison
	right node
}

func (c *Catalogue) parseHaving(text string) (condition, *typedError) {
	n, err := parseTyped(text)
	if err != nil {
		return condition{}, err
	}
	return c.havingNode(n)
}

func (c *Catalogue) havingNode(n typed.Node) (condition, *typedError) {
	switch n := n.(type) {
	case *typed.UnaryNode:
		if n.Operator == "!" || n.Operator == "not" {
			part, err := c.havingNode(n.Node)
			return condition{op: "not", parts: []condition{part}}, err
		}
	case *typed.BinaryNode:
		switch n.Operator {
		case "and", "&&", "or", "||":
			left, err := c.havingNode(n.Left)
			if err != nil {
				return condition{}, err
			}
			right, err := c.havingNode(n.Right)
			return condition{op: map[string]string{"and": "and", "&&": "and", "or": "or", "||": "or"}[n.Operator], parts: []condition{left, right}}, err
		case "==", "!=", "<", "<=", ">", ">=":
			return c.havingCompare(n)
		}
	}
	return condition{}, wrongAt(n, "unsupported", fault.Args{"name": kindOf(n), "have": "and, or, not, ==, !=, <, <=, >, >="})
}

func (c *Catalogue) havingCompare(n *typed.BinaryNode) (condition, *typedError) {
	left, err := formulaNode(n.Left)
	if err != nil {
		return condition{}, err
	}
	right, err := formulaNode(n.Right)
	if err != nil {
		return condition{}, err
	}
	a, err := c.unitOfFormula(left)
	if err != nil {
		return condition{}, err
	}
	b, err := c.unitOfFormula(right)
	if err != nil {
		return condition{}, err
	}
	if a != b && a != "" && b != "" && !(a.plain() && b.plain()) {
		return condition{}, wrongAt(n, "unit", fault.Args{"op": n.Operator, "left": unitName(a), "right": unitName(b)})
	}
	return condition{op: n.Operator, left: left, right: right}, nil
}

// names lists the metrics of the condition.
func (h condition) names() []string {
	all := append(h.left.names(), h.right.names()...)
	for _, p := range h.parts {
		all = append(all, p.names()...)
	}
	return all
}

func (h condition) build(metric func(string) ast.Expr) ast.Expr {
	switch h.op {
	case "not":
		return ast.Not{Of: ast.Any{h.parts[0].build(metric)}}
	case "and":
		return ast.All{h.parts[0].build(metric), h.parts[1].build(metric)}
	case "or":
		return ast.Any{h.parts[0].build(metric), h.parts[1].build(metric)}
	default:
		op := map[string]string{"==": "=", "!=": "<>"}[h.op]
		if op == "" {
			op = h.op
		}
		return ast.Binary{Op: op, Left: h.left.value(metric), Right: h.right.value(metric)}
	}
}
