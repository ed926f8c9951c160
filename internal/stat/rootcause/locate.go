package rootcause

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Options of Locate. The zero value of a field is its default.
type Options struct {
	// MaxCauses bounds the causes in each direction; default 12.
	MaxCauses int
	// MaxElements bounds the dimensions that one cause names; default 5.
	MaxElements int
	// Caution multiplies the evidence that a cell must bring to be named; default 1. With more,
	// fewer causes are found and fewer of them by chance.
	Caution float64
	// MinShare is the share of the change from which a cause is worth naming, 0 … 1; default 0:
	// every cause that the leaves bear out, however small its amount.
	MinShare float64
}

func (o Options) defaults() Options {
	o.MaxCauses = cmp.Or(o.MaxCauses, 12)
	o.MaxElements = cmp.Or(o.MaxElements, 5)
	o.Caution = cmp.Or(o.Caution, 1)
	return o
}

// Kind says how a cause moved the total.
type Kind string

// The kinds. A sum has Amount only, a ratio the other two.
const (
	Amount Kind = "amount" // the sum of the cell changed
	Rate   Kind = "rate"   // the ratio in the cell changed
	Mix    Kind = "mix"    // the cell's weight among the denominators changed
)

// Element is one value that a cause names.
type Element struct {
	Dim, Value string
}

// Cause is a cell with its part of the change. A leaf counts for one cause of a kind only: the
// one that was found first, which explains most.
type Cause struct {
	// Elements are in the order of the table's dimensions. None: the change went across the
	// whole of what no other cause names.
	Elements []Element
	Kind     Kind
	// Actual and Expected are the cell's own sum, or its own ratio for Rate, or its share of all
	// denominators for Mix.
	Actual, Expected float64
	// Change is the cell's part of the change of the total, in the total's unit.
	Change float64
	// Share is Change over that of the total: all causes, those against and the rest sum to 1.
	Share  float64
	Leaves int
	// Evidence is the logarithm of how much more likely the leaves are with this cause, less the
	// price of naming the cell; above 0.
	Evidence float64
}

// Result explains a change. Total and Rest have no elements.
type Result struct {
	Actual, Expected, Change float64
	Causes                   []Cause // in the direction of the change, the largest part first
	Against                  []Cause // in the other direction
	// Rest is what the leaves of no cause did: Change and Share.
	Rest Rest
}

// Rest is the part of the change that no cause names.
type Rest struct {
	Change, Share float64
}

// Locate finds the smallest set of cells that explains why the total is not as expected.
func Locate(t Table, o Options) (Result, error) {
	if err := t.check(); err != nil {
		return Result{}, err
	}
	if o.Caution < 0 || o.MaxCauses < 0 || o.MaxElements < 0 || o.MinShare < 0 || o.MinShare > 1 {
		return Result{}, fmt.Errorf("rootcause: options out of range: %+v", o)
	}
	o = o.defaults()
	if t.Ratio() {
		return locateRatio(t, o)
	}
	return locateSum(t, o)
}

func locateSum(t Table, o Options) (Result, error) {
	r := Result{Actual: sum(t.Actual), Expected: sum(t.Expected)}
	r.Change = r.Actual - r.Expected
	if negligible(r.Change, t.Actual, t.Expected) {
		return Result{}, ErrNoChange
	}
	for _, f := range t.both(t.Actual, t.Expected, sign(r.Change), o) {
		k := t.cause(f, Amount)
		for _, i := range f.members {
			k.Actual += t.Actual[i]
			k.Expected += t.Expected[i]
			k.Change += t.Actual[i] - t.Expected[i]
		}
		r.take(k, o)
	}
	r.close()
	return r, nil
}

// both searches causes in the direction of the change and then in the other. The shift that the
// whole table has is told apart before and comes last, as long as cells do not explain most of the
// table: then there is none. No leaf is in two causes.
func (t Table) both(actual, expected []float64, direction float64, o Options) []found {
	n := estimateNoise(actual, expected, direction)
	c := newCube(t, n.evidence(actual, expected, direction), o.MaxElements)
	if shift := c.general(o); shift > 0 {
		everything := found{cuboid: c.mask[0], score: c.mask[0].cells[0].gain() - c.price(c.mask[0], o)}
		usual := shifted(expected, shift, direction)
		m := estimateNoise(actual, usual, direction)
		relative := newCube(t, m.evidence(actual, usual, direction), o.MaxElements)
		relative.most = t.Leaves() / 2
		causes, rest, ok := t.sides(relative, m.evidence(actual, usual, -direction), o)
		if ok {
			everything.members = rest
			return append(causes, everything)
		}
	}
	causes, _, _ := t.sides(c, n.evidence(actual, expected, -direction), o)
	return causes
}

// sides searches a cube, and what is left of it in the other direction; rest are the leaves of no
// cause. It says false where causes take more leaves than the cube allows.
func (t Table) sides(c *cube, against []evidence, o Options) (causes []found, rest []int32, ok bool) {
	if causes, ok = c.search(o); !ok {
		return nil, nil, false
	}
	for i, taken := range c.taken {
		if taken {
			against[i] = evidence{}
		}
	}
	other := newCube(t, against, o.MaxElements)
	other.most = c.most - c.gone
	more, ok := other.search(o)
	if !ok {
		return nil, nil, false
	}
	for i := range against {
		if !c.taken[i] && !other.taken[i] {
			rest = append(rest, int32(i))
		}
	}
	return append(causes, more...), rest, true
}

func (t Table) cause(f found, kind Kind) Cause {
	c := Cause{Kind: kind, Leaves: len(f.members), Evidence: f.score}
	for _, d := range f.cuboid.dims {
		c.Elements = append(c.Elements, Element{Dim: t.Dims[d].Name, Value: t.Dims[d].Values[t.Codes[d][f.first]]})
	}
	return c
}

// take sorts a cause to its side; one too small to name stays in the rest.
func (r *Result) take(c Cause, o Options) {
	c.Share = c.Change / r.Change
	switch {
	case math.Abs(c.Share) < o.MinShare:
	case c.Share >= 0:
		r.Causes = append(r.Causes, c)
	default:
		r.Against = append(r.Against, c)
	}
}

// close ranks the causes and leaves what they do not explain to the rest.
func (r *Result) close() {
	r.Rest = Rest{Change: r.Change}
	for _, side := range [][]Cause{r.Causes, r.Against} {
		slices.SortStableFunc(side, func(a, b Cause) int { return cmp.Compare(math.Abs(b.Change), math.Abs(a.Change)) })
		for _, c := range side {
			r.Rest.Change -= c.Change
		}
	}
	r.Rest.Share = r.Rest.Change / r.Change
}

func sum(x []float64) float64 {
	s := 0.0
	for _, a := range x {
		s += a
	}
	return s
}

func sign(x float64) float64 { return math.Copysign(1, x) }

// negligible says whether a change is within the rounding of the amounts.
func negligible(change float64, amounts ...[]float64) bool {
	size := 0.0
	for _, side := range amounts {
		for _, a := range side {
			size += math.Abs(a)
		}
	}
	return math.Abs(change) <= 1e-12*size
}
