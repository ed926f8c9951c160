package decompose

import (
	"errors"
	"fmt"
	"math"
)

// ErrShape is an identity that is none: no factor or cell, numbers of factors that differ, or
// values that are not finite.
var ErrShape = errors.New("decompose: not an identity")

// Method says how a change was decomposed.
type Method string

// The methods.
const (
	LMDI    Method = "lmdi"
	Shapley Method = "shapley" // in at least one cell, since a factor changed its sign there
)

// Factor is one factor of a product, before and after.
type Factor struct {
	Name          string
	Before, After float64
}

// Cell is one summand: the values of its factors, in the order of their names.
type Cell struct {
	Name          string
	Before, After []float64
}

// Part is what one factor did.
type Part struct {
	Name string
	// Change is its part of the total's change, in the total's unit.
	Change float64
	// Times is what it multiplied the total by; 0 where there is no multiplicative form: with
	// Shapley, or a total that is 0 or changes its sign.
	Times float64
}

// Result is a decomposed change.
type Result struct {
	Before, After, Change float64
	Method                Method
	Parts                 []Part      // by factor; their changes sum to Change
	Cells                 [][]float64 // by cell, by factor: change
}

// Product decomposes the change of a product into its factors.
func Product(factors []Factor) (Result, error) {
	names := make([]string, len(factors))
	c := Cell{Before: make([]float64, len(factors)), After: make([]float64, len(factors))}
	for k, f := range factors {
		names[k], c.Before[k], c.After[k] = f.Name, f.Before, f.After
	}
	return Sum(names, []Cell{c})
}

// Sum decomposes the change of a sum of products into their factors.
func Sum(names []string, cells []Cell) (Result, error) {
	if err := check(names, cells); err != nil {
		return Result{}, err
	}
	r := Result{Method: LMDI, Parts: make([]Part, len(names))}
	for k, name := range names {
		r.Parts[k].Name = name
	}
	for _, c := range cells {
		before, after := product(c.Before), product(c.After)
		r.Before += before
		r.After += after
		changes, ok := lmdi(c, before, after)
		if !ok {
			changes, r.Method = shapley(c), Shapley
		}
		settle(changes, after-before)
		for k, d := range changes {
			r.Parts[k].Change += d
		}
		r.Cells = append(r.Cells, changes)
	}
	r.Change = r.After - r.Before
	if math.IsInf(r.Before, 0) || math.IsInf(r.After, 0) || math.IsNaN(r.Change) {
		return Result{}, fmt.Errorf("%w: products too large", ErrShape)
	}
	r.closeParts()
	r.multiply()
	return r, nil
}

func check(names []string, cells []Cell) error {
	if len(names) == 0 || len(cells) == 0 {
		return fmt.Errorf("%w: %d factors, %d cells", ErrShape, len(names), len(cells))
	}
	for _, c := range cells {
		if len(c.Before) != len(names) || len(c.After) != len(names) {
			return fmt.Errorf("%w: %d and %d factors in cell %q, not %d", ErrShape, len(c.Before), len(c.After), c.Name, len(names))
		}
		for k := range names {
			if x := c.Before[k] + c.After[k]; math.IsNaN(x) || math.IsInf(x, 0) {
				return fmt.Errorf("%w: %q of cell %q", ErrShape, names[k], c.Name)
			}
		}
	}
	return nil
}

func product(factors []float64) float64 {
	p := 1.0
	for _, x := range factors {
		p *= x
	}
	return p
}

// settle gives what rounding left over to the largest part.
func settle(parts []float64, total float64) {
	largest := 0
	for k, p := range parts {
		total -= p
		if math.Abs(p) > math.Abs(parts[largest]) {
			largest = k
		}
	}
	parts[largest] += total
}

func (r *Result) closeParts() {
	changes := make([]float64, len(r.Parts))
	for k, p := range r.Parts {
		changes[k] = p.Change
	}
	settle(changes, r.Change)
	for k := range r.Parts {
		r.Parts[k].Change = changes[k]
	}
}

// multiply is the multiplicative form: with L(VT, V0) for every factor, D_k = exp(ΔV_k/L), which
// is A, equation 4.
func (r *Result) multiply() {
	if r.Method != LMDI || r.Before == 0 || r.After == 0 || (r.Before < 0) != (r.After < 0) {
		return
	}
	mean := logMean(r.After, r.Before)
	for k := range r.Parts {
		if times := math.Exp(r.Parts[k].Change / mean); !math.IsInf(times, 0) {
			r.Parts[k].Times = times
		}
	}
}
