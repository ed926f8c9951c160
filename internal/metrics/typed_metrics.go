package metrics

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"gopkg.in/yaml.v3"
)

// Typed is a metric that a person types for one query.
type Typed struct {
	Name    string `json:"name"`
	Formula string `json:"formula" doc:"arithmetic over metrics, for instance refund_amount / gmv"`
}

// metricName is what a metric may be called: the name also names a column.
var metricName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// Workspace is the area of the metrics that the user has defined.
const Workspace = "workspace"

// copied is a catalogue of its own, over the same sources.
func (c *Catalogue) copied() *Catalogue {
	return &Catalogue{sources: c.sources, metrics: slices.Clip(c.metrics), byName: maps.Clone(c.byName)}
}

// WithTyped adds the metrics that a query brings along. The error says which text is wrong, where and why.
func (c *Catalogue) WithTyped(all []Typed) (*Catalogue, error) {
	if len(all) == 0 {
		return c, nil
	}
	next := c.copied()
	for _, t := range all {
		m := &Metric{Name: t.Name, ZH: t.Name, EN: t.Name, Meaning: t.Formula, MeaningEN: t.Formula, Good: Neutral, Area: "query"}
		if !metricName.MatchString(t.Name) || next.byName[t.Name] != nil {
			return nil, invalid("formulas", t.Name, metricName.String())
		}
		e, err := parseFormula(t.Formula)
		if err == nil {
			m.expr = e
			m.Unit, err = next.unitOfFormula(e.root)
		}
		if err != nil {
			return nil, err.fault(t.Name)
		}
		if m.Unit == "" {
			m.Unit = Number
		}
		if err := next.add(m); err != nil {
			return nil, err
		}
		next.describe(m)
	}
	return next, nil
}

// With adds the metrics of a workspace. Those that are wrong are left out, each with file, line
// and reason, and the others work.
func (c *Catalogue) With(files ...File) (*Catalogue, []*DefinitionError) {
	next := c.copied()
	var refused []*DefinitionError
	refuse := func(err error) bool {
		if err == nil {
			return false
		}
		d, ok := err.(*DefinitionError) //nolint:errorlint // they are made here and never wrapped
		if !ok {
			d = &DefinitionError{Reason: err.Error()}
		}
		refused = append(refused, d)
		return true
	}
	var added []*Metric
	for _, f := range files {
		nodes, err := definitions(f)
		if refuse(err) {
			continue
		}
		for _, n := range nodes {
			m, err := c.parseWorkspaceMetric(f.Name, n)
			if refuse(err) || refuse(next.add(m)) {
				continue
			}
			added = append(added, m)
		}
	}
	// One that is refused may be what another is made of, which then is refused, too.
	for again := true; again; {
		again = false
		for _, m := range slices.Clone(added) {
			if refuse(next.check(m)) {
				next.remove(m)
				added = slices.DeleteFunc(added, func(x *Metric) bool { return x == m })
				again = true
			}
		}
	}
	for _, m := range added {
		next.describe(m)
	}
	return next, refused
}

func (c *Catalogue) parseWorkspaceMetric(file string, n *yaml.Node) (*Metric, error) {
	m, err := c.parseMetric(file, n)
	if err != nil {
		return nil, err
	}
	m.Area = Workspace
	if !metricName.MatchString(m.Name) {
		return nil, wrong(m, fmt.Sprintf("the name does not match %s", metricName))
	}
	return m, nil
}

func (c *Catalogue) remove(m *Metric) {
	delete(c.byName, m.Name)
	c.metrics = slices.DeleteFunc(slices.Clone(c.metrics), func(x *Metric) bool { return x == m })
}
