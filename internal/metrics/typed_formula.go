package metrics

import (
	"math"

	typed "github.com/expr-lang/expr/ast"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// arithmetic is a typed formula over metrics and numbers:
//
//	(cm2 - ad_spend) / net_revenue
//
// A quotient with an empty denominator is NULL, and so is everything made of it, unless ?? names
// what to take instead.
type arithmetic struct {
	text string
	root node
}

// node is a part of a formula; exactly one of its kinds is set.
type node struct {
	op     string // + - * / neg abs min max ??, or "" for a metric or number
	parts  []node
	metric string
	number float64
	at     int
}

// parseFormula reads a formula. Which metrics it may name, and whether their units go together, is
// left to checkFormula.
func parseFormula(text string) (arithmetic, *typedError) {
	tree, err := parseTyped(text)
	if err != nil {
		return arithmetic{}, err
	}
	root, err := formulaNode(tree)
	return arithmetic{text, root}, err
}

func formulaNode(n typed.Node) (node, *typedError) {
	at := n.Location().From + 1
	switch n := n.(type) {
	case *typed.IdentifierNode:
		return node{metric: n.Value, at: at}, nil
	case *typed.IntegerNode:
		return node{number: float64(n.Value), at: at}, nil
	case *typed.FloatNode:
		if !math.IsInf(n.Value, 0) && !math.IsNaN(n.Value) {
			return node{number: n.Value, at: at}, nil
		}
	case *typed.UnaryNode:
		switch n.Operator {
		case "-":
			return formulaOf("neg", at, n.Node)
		case "+":
			return formulaNode(n.Node)
		}
	case *typed.BinaryNode:
		switch n.Operator {
		case "+", "-", "*", "/", "??":
			return formulaOf(n.Operator, at, n.Left, n.Right)
		}
	case *typed.BuiltinNode:
		switch {
		case n.Name == "abs" && len(n.Arguments) == 1, (n.Name == "min" || n.Name == "max") && len(n.Arguments) > 1:
			return formulaOf(n.Name, at, n.Arguments...)
		}
	}
	return node{}, wrongAt(n, "unsupported", fault.Args{"name": kindOf(n), "have": "+, -, *, /, ??, abs(a), min(a, b), max(a, b)"})
}

func formulaOf(op string, at int, parts ...typed.Node) (node, *typedError) {
	all := make([]node, len(parts))
	for i, p := range parts {
		var err *typedError
		if all[i], err = formulaNode(p); err != nil {
			return node{}, err
		}
	}
	return node{op: op, parts: all, at: at}, nil
}

// names lists the metrics of a formula, each once.
func (n node) names() []string {
	if n.op == "" {
		return add(nil, n.metric)
	}
	var all []string
	for _, p := range n.parts {
		for _, name := range p.names() {
			all = add(all, name)
		}
	}
	return all
}

// additive is true of sums of additive metrics, and of those scaled by a number.
func (n node) additive(metric func(string) bool) bool {
	switch n.op {
	case "":
		return n.metric != "" && metric(n.metric)
	case "+", "-", "neg":
		for _, p := range n.parts {
			if !p.additive(metric) {
				return false
			}
		}
		return true
	case "*":
		return n.parts[0].isNumber() && n.parts[1].additive(metric) || n.parts[1].isNumber() && n.parts[0].additive(metric)
	case "/":
		return n.parts[1].isNumber() && n.parts[0].additive(metric)
	default:
		return false
	}
}

func (n node) isNumber() bool { return n.op == "" && n.metric == "" }

// quotient is true of one metric over another.
func (n node) quotient() (of, over string, ok bool) {
	if n.op != "/" || n.parts[0].metric == "" || n.parts[1].metric == "" {
		return "", "", false
	}
	return n.parts[0].metric, n.parts[1].metric, true
}

func (e arithmetic) leaves(c *Catalogue) []leaf { return leavesOf(c, e.root.names()) }

func (e arithmetic) value(c *Catalogue, column func(leaf) ast.Expr) ast.Expr {
	return e.root.value(func(name string) ast.Expr { return c.byName[name].expr.value(c, column) })
}

// value computes in floating point, so that nothing overflows; where a whole number is wanted the
// metric rounds it.
func (n node) value(metric func(string) ast.Expr) ast.Expr {
	part := func(i int) ast.Expr { return n.parts[i].value(metric) }
	switch n.op {
	case "":
		if n.metric == "" {
			return ast.Param{Value: n.number}
		}
		return ast.Cast{Of: metric(n.metric), To: "double"}
	case "neg":
		return ast.Negate{Of: part(0)}
	case "abs", "min", "max":
		// least and greatest skip NULL, and a number without one of its parts is none
		call := ast.Call{Name: map[string]string{"abs": "abs", "min": "least", "max": "greatest"}[n.op]}
		var known ast.All
		for i := range n.parts {
			call.Args = append(call.Args, part(i))
			known = append(known, ast.Known{Of: part(i)})
		}
		if n.op == "abs" {
			return call
		}
		return ast.When{If: known, Then: call}
	case "??":
		return ast.Call{Name: "coalesce", Args: []ast.Expr{part(0), part(1)}}
	case "/":
		return ast.Binary{Op: "/", Left: part(0), Right: ast.Call{Name: "nullif", Args: []ast.Expr{part(1), ast.Int(0)}}}
	default:
		return ast.Binary{Op: n.op, Left: part(0), Right: part(1)}
	}
}

// unitOfFormula checks that the parts go together. "" is a plain number.
func (c *Catalogue) unitOfFormula(n node) (Unit, *typedError) {
	if n.op == "" {
		if n.metric == "" {
			return "", nil
		}
		m, ok := c.byName[n.metric]
		if !ok {
			return "", &typedError{"typed_metric", n.at, fault.Args{"name": n.metric, "have": c.near(n.metric)}}
		}
		return m.Unit, nil
	}
	units := make([]Unit, len(n.parts))
	for i, p := range n.parts {
		var err *typedError
		if units[i], err = c.unitOfFormula(p); err != nil {
			return "", err
		}
	}
	unit := units[0]
	for _, u := range units[1:] {
		next, ok := combined(n.op, unit, u)
		if !ok {
			return "", &typedError{"typed_unit", n.at, fault.Args{"op": n.op, "left": unitName(unit), "right": unitName(u)}}
		}
		unit = next
	}
	return unit, nil
}

func unitName(u Unit) string {
	if u == "" {
		return string(Number)
	}
	return string(u)
}

// plain units are numbers that scale others.
func (u Unit) plain() bool { return u == "" || u == Ratio || u == ROI || u == Number }

// combined is the unit of two parts under an operator.
func combined(op string, left, right Unit) (Unit, bool) {
	switch {
	case op == "*" && left.plain():
		return right, true
	case op == "*" && right.plain():
		return left, true
	case op == "*" && left == Count:
		return right, true
	case op == "*" && right == Count:
		return left, true
	case op == "*":
		return "", false
	case op == "/" && left == right:
		return Ratio, true
	case op == "/" && right.plain():
		return left, true
	case op == "/" && left.plain():
		return "", false
	case op == "/":
		return divided(left, right)
	case left == right:
		return left, true
	case left.plain() && right.plain():
		return Ratio, true
	case left == "" || right == "": // so many yuan more: a number takes the other's unit
		return left + right, op == "??" || op == "min" || op == "max"
	default:
		return "", false
	}
}
