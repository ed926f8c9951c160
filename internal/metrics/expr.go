package metrics

import (
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/metrics/ast"
)

// Unit is what a metric's number means.
type Unit string

// The units. Money and counts are integers, the others fractions.
const (
	Money   Unit = "money"   // minor units of the query's currency
	Count   Unit = "count"   // how many
	Ratio   Unit = "ratio"   // 0.05 is 5 %
	ROI     Unit = "roi"     // money per money of advertising, 3.2 is 3.2
	Number  Unit = "number"  // so many per one, 1.7 is 1.7
	Score   Unit = "score"   // stars, 1 to 5
	Seconds Unit = "seconds" // durations
	Hours   Unit = "hours"
	Days    Unit = "days"
)

func allUnits() []Unit { return []Unit{Money, Count, Ratio, ROI, Number, Score, Seconds, Hours, Days} }

func (u Unit) whole() bool { return u == Money || u == Count }

// expr is a metric's definition. Leaves aggregate the source; the others combine metrics.
type expr interface {
	// leaves lists the aggregates needed.
	leaves(c *Catalogue) []leaf
	// value computes the metric from aggregates; column names the column of a leaf.
	value(c *Catalogue, column func(leaf) ast.Expr) ast.Expr
}

// op says what a leaf does with the rows of a group.
type op uint8

const (
	opSum       op = iota // sum of a column
	opDistinct            // number of distinct tuples
	opEstimated           // sum of a component where it is an estimate
	opMissing             // list sales of lines where any of the components is missing
)

// leaf is one aggregate over the rows of a source. It is comparable, so that metrics share them.
type leaf struct {
	source  string
	op      op
	columns string // separated by a space: summed together, counted as tuples, or components
}

func (l leaf) leaves(*Catalogue) []leaf { return []leaf{l} }

func (l leaf) value(_ *Catalogue, column func(leaf) ast.Expr) ast.Expr { return column(l) }

// plus adds metrics of one unit.
type plus []string

func (e plus) leaves(c *Catalogue) []leaf {
	if l, ok := e.folded(c); ok {
		return []leaf{l}
	}
	return leavesOf(c, e)
}

// folded is the sum as one aggregate, where all parts are sums of integer columns of one source:
// adding columns up row by row costs a fraction of as many aggregates.
func (e plus) folded(c *Catalogue) (leaf, bool) {
	var whole leaf
	for i, name := range e {
		part, ok := c.byName[name].expr.(leaf)
		if inner, nested := c.byName[name].expr.(plus); nested {
			part, ok = inner.folded(c)
		}
		if !ok || part.op != opSum || c.isReal(part) || i > 0 && part.source != whole.source {
			return leaf{}, false
		}
		if i == 0 {
			whole = part
		} else {
			whole.columns += " " + part.columns
		}
	}
	return whole, true
}

func (e plus) value(c *Catalogue, column func(leaf) ast.Expr) ast.Expr {
	if l, ok := e.folded(c); ok {
		return column(l)
	}
	var terms ast.Sum
	for _, name := range e {
		terms = append(terms, c.byName[name].expr.value(c, column))
	}
	return terms
}

// negate turns a cost into a positive number.
type negate string

func (e negate) leaves(c *Catalogue) []leaf { return leavesOf(c, []string{string(e)}) }

func (e negate) value(c *Catalogue, column func(leaf) ast.Expr) ast.Expr {
	return ast.Negate{Of: c.byName[string(e)].expr.value(c, column)}
}

// ratio divides two metrics. Positive asks for a denominator above zero, not just another
// than zero: a break-even ROI over a negative margin would be a number without a meaning.
type ratio struct {
	of, over string
	times    int // of the quotient: per thousand impressions it is 1000; 0 and 1 leave it
	positive bool
	whole    bool // round to an integer: money per unit
}

func (e ratio) leaves(c *Catalogue) []leaf { return leavesOf(c, []string{e.of, e.over}) }

func (e ratio) value(c *Catalogue, column func(leaf) ast.Expr) ast.Expr {
	over := c.byName[e.over].expr.value(c, column)
	if e.positive {
		over = ast.Above{Of: over}
	} else {
		over = ast.Call{Name: "nullif", Args: []ast.Expr{over, ast.Int(0)}}
	}
	var of ast.Expr = ast.Cast{Of: c.byName[e.of].expr.value(c, column), To: "double"}
	if e.times > 1 {
		of = ast.Binary{Op: "*", Left: of, Right: ast.Int(e.times)}
	}
	var q ast.Expr = ast.Binary{Op: "/", Left: of, Right: over}
	if e.whole {
		q = ast.Cast{Of: ast.Call{Name: "round", Args: []ast.Expr{q}}, To: "bigint"}
	}
	return q
}

func leavesOf(c *Catalogue, names []string) []leaf {
	var all []leaf
	for _, name := range names {
		for _, l := range c.byName[name].expr.leaves(c) {
			if !slices.Contains(all, l) {
				all = append(all, l)
			}
		}
	}
	return all
}

// refs lists the metrics that an expression is made of.
func refs(e expr) []string {
	switch e := e.(type) {
	case plus:
		return e
	case negate:
		return []string{string(e)}
	case ratio:
		return []string{e.of, e.over}
	case arithmetic:
		return e.root.names()
	default:
		return nil
	}
}

func words(s string) []string { return strings.Fields(s) }
