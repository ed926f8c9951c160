package decompose

import (
	"fmt"
	"math"
)

// Weighted is a cell of a rate: an amount over a weight, at both times. Weights are 0 or more and
// an amount without a weight is not allowed.
type Weighted struct {
	Name                       string
	WeightBefore, AmountBefore float64
	WeightAfter, AmountAfter   float64
}

// Moved is what a cell did: to the rate, and to the amount.
type Moved struct {
	Name      string
	Rate, Mix float64 // of the rate
	// RateAmount and MixAmount are the same of the amount.
	RateAmount, MixAmount float64
}

// Effects is a decomposed rate: Rate + Mix is its change, and Volume + RateAmount + MixAmount
// that of the amount.
type Effects struct {
	Before, After         float64 // the rate
	Rate, Mix             float64
	Volume                float64 // of the amount
	RateAmount, MixAmount float64
	Cells                 []Moved
}

// Rate decomposes the change of a rate (margin, conversion, return rate) into the cells' own rates
// and their weights, and that of its amount (profit, orders, returns) into volume, rate and mix.
func Rate(cells []Weighted) (Effects, error) {
	var v0, v1, a0, a1 float64
	for _, c := range cells {
		if x := c.WeightBefore + c.WeightAfter + c.AmountBefore + c.AmountAfter; math.IsNaN(x) || math.IsInf(x, 0) {
			return Effects{}, fmt.Errorf("%w: values of cell %q", ErrShape, c.Name)
		}
		if c.WeightBefore < 0 || c.WeightAfter < 0 ||
			c.WeightBefore == 0 && c.AmountBefore != 0 || c.WeightAfter == 0 && c.AmountAfter != 0 {
			return Effects{}, fmt.Errorf("%w: weights of cell %q", ErrShape, c.Name)
		}
		v0 += c.WeightBefore
		v1 += c.WeightAfter
		a0 += c.AmountBefore
		a1 += c.AmountAfter
	}
	if v0 <= 0 || v1 <= 0 || math.IsInf(v0, 0) || math.IsInf(v1, 0) {
		return Effects{}, fmt.Errorf("%w: weights sum to nothing", ErrShape)
	}
	e := Effects{Before: a0 / v0, After: a1 / v1}
	mean, volume := (e.Before+e.After)/2, (v0+v1)/2
	for _, c := range cells {
		r0, r1 := c.rates()
		w0, w1 := c.WeightBefore/v0, c.WeightAfter/v1
		m := Moved{Name: c.Name, Rate: (w0 + w1) / 2 * (r1 - r0), Mix: ((r0+r1)/2 - mean) * (w1 - w0)}
		m.RateAmount, m.MixAmount = volume*m.Rate, volume*m.Mix
		e.Rate += m.Rate
		e.Mix += m.Mix
		e.Cells = append(e.Cells, m)
	}
	e.Volume = mean * (v1 - v0)
	e.RateAmount, e.MixAmount = volume*e.Rate, volume*e.Mix
	return e, nil
}

// rates are the cell's own; where it was at one time only, that time's.
func (c Weighted) rates() (before, after float64) {
	switch {
	case c.WeightBefore == 0 && c.WeightAfter == 0:
		return 0, 0
	case c.WeightBefore == 0:
		after = c.AmountAfter / c.WeightAfter
		return after, after
	case c.WeightAfter == 0:
		before = c.AmountBefore / c.WeightBefore
		return before, before
	}
	return c.AmountBefore / c.WeightBefore, c.AmountAfter / c.WeightAfter
}
