package metrics

import (
	"fmt"
	"slices"
)

// unitOf infers the unit of an expression, given the sources and the units of the metrics it uses.
func (c *Catalogue) unitOf(e expr) (Unit, error) {
	units := func(name string) Unit { return c.byName[name].Unit }
	switch e := e.(type) {
	case leaf:
		switch e.op {
		case opDistinct:
			return Count, nil
		case opSum:
			return c.sources[e.source].measures[e.columns], nil
		default:
			return Money, nil
		}
	case plus:
		for _, name := range e[1:] {
			if units(name) != units(e[0]) {
				return "", fmt.Errorf("adds %s (%s) and %s (%s)", e[0], units(e[0]), name, units(name))
			}
		}
		return units(e[0]), nil
	case negate:
		return units(string(e)), nil
	case ratio:
		unit, ok := divided(units(e.of), units(e.over))
		if !ok {
			return "", fmt.Errorf("divides %s (%s) by %s (%s)", e.of, units(e.of), e.over, units(e.over))
		}
		return unit, nil
	case arithmetic:
		unit, err := c.unitOfFormula(e.root)
		if err != nil {
			return "", err
		}
		if unit == "" {
			unit = Number
		}
		return unit, nil
	}
	return "", fmt.Errorf("unknown expression %T", e)
}

// divided is the unit of a quotient. What is added up over rows and divided by their number is
// the mean of the same unit.
func divided(of, over Unit) (Unit, bool) {
	switch {
	case of == over && of != Ratio && of != ROI:
		return Ratio, true
	case over == Count:
		return of, of != Ratio && of != ROI
	case over == Number:
		return of, true
	case over == Hours && of == Count: // so many in an hour
		return Number, true
	case over == Hours && of == Money:
		return Money, true
	default:
		return "", false
	}
}

// fits says whether a metric may be declared in a unit that its expression does not give by
// itself: a plain quotient is a share, a multiple, an ROI or days of stock as its reader sees it.
func fits(declared, inferred Unit) bool {
	return declared == inferred || inferred == Ratio && slices.Contains([]Unit{ROI, Number, Days}, declared)
}
