package rootcause

import (
	"errors"
	"fmt"
	"math"
)

// ErrShape is a table that is none: no dimension or leaf, lengths that differ, codes outside their
// dimension, or amounts that are not finite.
var ErrShape = errors.New("rootcause: not a table of leaves")

// ErrNoChange is a table whose total is as expected: there is nothing to explain.
var ErrNoChange = errors.New("rootcause: nothing to explain")

// maxDims bounds the cuboids, which are up to 2^dims.
const maxDims = 12

// Dim is a dimension and its values.
type Dim struct {
	Name   string
	Values []string
}

// Table is what is to be explained: leaves, each with one value of every dimension, and what was
// measured and expected there. Leaves that are missing count as nothing measured and nothing
// expected; leaves with the same values add up.
//
// With denominators the table is of a ratio, Actual/ActualDen against Expected/ExpectedDen. Unit
// and sign of the amounts are free; a denominator is 0 or more.
type Table struct {
	Dims        []Dim
	Codes       [][]int32 // by dimension, by leaf: index into Values
	Actual      []float64 // by leaf
	Expected    []float64
	ActualDen   []float64 // nil for sums
	ExpectedDen []float64
}

// Leaves is how many leaves there are.
func (t Table) Leaves() int { return len(t.Actual) }

// Ratio says whether the table is of a ratio.
func (t Table) Ratio() bool { return t.ActualDen != nil || t.ExpectedDen != nil }

func (t Table) check() error {
	n := t.Leaves()
	switch {
	case n == 0 || len(t.Dims) == 0:
		return fmt.Errorf("%w: %d leaves, %d dimensions", ErrShape, n, len(t.Dims))
	case n > math.MaxInt32:
		return fmt.Errorf("%w: %d leaves are too many", ErrShape, n)
	case len(t.Dims) > maxDims:
		return fmt.Errorf("%w: %d dimensions, at most %d", ErrShape, len(t.Dims), maxDims)
	case len(t.Codes) != len(t.Dims):
		return fmt.Errorf("%w: codes of %d dimensions, not %d", ErrShape, len(t.Codes), len(t.Dims))
	}
	for d, codes := range t.Codes {
		if len(codes) != n {
			return fmt.Errorf("%w: %d codes of %q, not %d", ErrShape, len(codes), t.Dims[d].Name, n)
		}
		for i, c := range codes {
			if c < 0 || int(c) >= len(t.Dims[d].Values) {
				return fmt.Errorf("%w: leaf %d has code %d of %q", ErrShape, i, c, t.Dims[d].Name)
			}
		}
	}
	if err := finite("actual", t.Actual, n, false); err != nil {
		return err
	}
	if err := finite("expected", t.Expected, n, false); err != nil {
		return err
	}
	if !t.Ratio() {
		return nil
	}
	if err := finite("actual denominator", t.ActualDen, n, true); err != nil {
		return err
	}
	return finite("expected denominator", t.ExpectedDen, n, true)
}

func finite(what string, amounts []float64, n int, positive bool) error {
	if len(amounts) != n {
		return fmt.Errorf("%w: %d of %s, not %d", ErrShape, len(amounts), what, n)
	}
	for i, a := range amounts {
		if math.IsNaN(a) || math.IsInf(a, 0) || positive && a < 0 {
			return fmt.Errorf("%w: %s of leaf %d is %v", ErrShape, what, i, a)
		}
	}
	return nil
}
