package metrics

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/suanpan/suanpan/internal/fault"
)

// Direction says which change of a metric is good news.
type Direction string

// The directions.
const (
	Up      Direction = "up"
	Down    Direction = "down"
	Neutral Direction = "none"
)

// Metric is one number of the catalogue.
type Metric struct {
	Name      string    `json:"name"`
	ZH        string    `json:"zh"`
	EN        string    `json:"en"`
	Meaning   string    `json:"meaning"`    // definition in Chinese, for the reader of a number
	MeaningEN string    `json:"meaning_en"` // the same in English
	Unit      Unit      `json:"unit"`
	Good      Direction `json:"good"`
	Formula   string    `json:"formula"` // the expression in readable form

	expr expr
	line int
}

// Catalogue holds every metric. It is immutable.
type Catalogue struct {
	metrics []*Metric
	byName  map[string]*Metric
}

//go:embed catalogue.yaml
var builtin []byte

// Load reads the built-in catalogue: the ledger's components and subtotals, and the metrics
// that catalogue.yaml builds on them.
func Load() (*Catalogue, error) { return Parse(builtin) }

// Parse reads a catalogue. Components and subtotals are always part of it.
func Parse(text []byte) (*Catalogue, error) {
	c := &Catalogue{byName: map[string]*Metric{}}
	if err := c.generate(); err != nil {
		return nil, err
	}
	read, err := parseMetrics(text)
	if err != nil {
		return nil, err
	}
	for _, m := range read {
		if err := c.add(m); err != nil {
			return nil, err
		}
	}
	for _, m := range c.metrics {
		if err := c.check(m); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Metrics lists the catalogue in its order.
func (c *Catalogue) Metrics() []*Metric { return c.metrics }

// Lookup finds a metric by name.
func (c *Catalogue) Lookup(name string) (*Metric, error) {
	m, ok := c.byName[name]
	if !ok {
		return nil, fault.New(fault.Invalid, "metric_unknown",
			fault.Args{"metric": name, "have": strings.Join(c.names(), ", ")})
	}
	return m, nil
}

// names leaves out the generated shares, which are listed by their component.
func (c *Catalogue) names() []string {
	var names []string
	for _, m := range c.metrics {
		if !strings.HasSuffix(m.Name, "_estimated") && !strings.HasSuffix(m.Name, "_missing") {
			names = append(names, m.Name)
		}
	}
	return names
}

func (c *Catalogue) add(m *Metric) error {
	if _, twice := c.byName[m.Name]; twice {
		return wrong(m, "the name is taken")
	}
	c.byName[m.Name] = m
	c.metrics = append(c.metrics, m)
	return nil
}

// check refuses references to nothing, cycles and units that do not follow from the expression.
func (c *Catalogue) check(m *Metric) error {
	if err := c.walk(m, nil); err != nil {
		return err
	}
	unit, err := unitOf(m.expr, func(name string) Unit { return c.byName[name].Unit })
	if err != nil {
		return wrong(m, err.Error())
	}
	if m.Unit == ROI && unit == Ratio {
		unit = ROI
	}
	if unit != m.Unit {
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

// DefinitionError is a metric that the catalogue refuses.
type DefinitionError struct {
	Line   int // in the YAML text, 0 for generated metrics
	Metric string
	Reason string
}

func (e *DefinitionError) Error() string {
	return fmt.Sprintf("catalogue line %d: metric %s: %s", e.Line, e.Metric, e.Reason)
}

func wrong(m *Metric, reason string) error {
	return &DefinitionError{Line: m.line, Metric: m.Name, Reason: reason}
}
