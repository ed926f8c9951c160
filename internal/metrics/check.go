package metrics

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// check refuses references to nothing, cycles and units that do not follow from the expression.
func (c *Catalogue) check(m *Metric) error {
	if err := c.walk(m, nil); err != nil {
		return err
	}
	unit, err := c.unitOf(m.expr)
	if err != nil {
		return wrong(m, err.Error())
	}
	if m.Unit == "" {
		m.Unit = unit
	}
	if !fits(m.Unit, unit) {
		return wrong(m, fmt.Sprintf("unit is %s, but the expression gives %s", m.Unit, unit))
	}
	if r, ok := m.expr.(ratio); ok {
		r.whole = m.Unit.whole()
		m.expr = r
	}
	return nil
}

func (c *Catalogue) walk(m *Metric, path []string) error {
	for _, name := range path {
		if name == m.Name {
			return wrong(m, "is defined by itself: "+strings.Join(append(path, m.Name), " → "))
		}
	}
	for _, name := range refs(m.expr) {
		next, ok := c.byName[name]
		if !ok {
			return wrong(m, "there is no metric "+name)
		}
		if err := c.walk(next, append(path, m.Name)); err != nil {
			return err
		}
	}
	return nil
}

// describe fills in what follows from a checked expression.
func (c *Catalogue) describe(m *Metric) {
	m.Formula = formula(m.expr)
	m.Matures = c.maturity(m)
	m.Additive = c.additive(m.expr)
	m.round = m.Unit.whole() && c.fractional(m.expr)
	m.Sources = c.sourcesOf(m)
	m.Grain = c.grainOf(m.Sources)
	m.Dims = c.dimsOf(m.Sources)
	m.Of, m.Over, m.Times = "", "", 0
	switch e := m.expr.(type) {
	case ratio:
		m.Of, m.Over, m.Times = e.of, e.over, e.times
	case arithmetic:
		if of, over, ok := e.root.quotient(); ok {
			m.Of, m.Over = of, over
		}
	}
}

// maturity is that of the metric itself or of the slowest of its parts.
func (c *Catalogue) maturity(m *Metric) int {
	days := m.Matures
	for _, name := range refs(m.expr) {
		days = max(days, c.maturity(c.byName[name]))
	}
	return days
}

// additive is true of sums, and of sums of sums.
func (c *Catalogue) additive(e expr) bool {
	if l, ok := e.(leaf); ok {
		return l.op != opDistinct
	}
	switch e := e.(type) {
	case ratio:
		return false
	case arithmetic:
		return e.root.additive(func(name string) bool { return c.additive(c.byName[name].expr) })
	}
	return !slices.ContainsFunc(refs(e), func(name string) bool { return !c.additive(c.byName[name].expr) })
}

// fractional is true if the expression gives a fraction although its parts may be counts.
func (c *Catalogue) fractional(e expr) bool {
	if l, ok := e.(leaf); ok {
		return c.isReal(l)
	}
	switch e.(type) {
	case ratio:
		return false // it rounds itself
	case arithmetic:
		return true
	}
	return slices.ContainsFunc(refs(e), func(name string) bool { return c.fractional(c.byName[name].expr) })
}

// isReal is true if the aggregate is a sum of fractions.
func (c *Catalogue) isReal(l leaf) bool {
	return l.op == opSum && slices.Contains(c.sources[l.source].real, l.columns)
}

// sourcesOf lists the sources of a metric, the ledger first.
func (c *Catalogue) sourcesOf(m *Metric) []string {
	var names []string
	for _, l := range m.expr.leaves(c) {
		names = add(names, l.source)
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	return names
}

func rank(source string) int {
	if source == profitSource {
		return 0
	}
	return 1
}

// grainOf is the coarsest of the sources'.
func (c *Catalogue) grainOf(sources []string) string {
	order := []string{"hour", "day", "now"}
	coarsest := 0
	for _, name := range sources {
		coarsest = max(coarsest, slices.Index(order, c.sources[name].Grain))
	}
	return order[coarsest]
}

// dimsOf are the dimensions that all sources have, in the order of Dimensions.
func (c *Catalogue) dimsOf(sources []string) []string {
	names := []string{}
	for _, d := range Dimensions() {
		if !slices.ContainsFunc(sources, func(s string) bool { return !c.sources[s].has(d.Name) }) {
			names = append(names, d.Name)
		}
	}
	return names
}
