package metrics

import (
	"embed"
	"fmt"
	"slices"
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

// Metric is one number of the catalogue. The fields from Formula on follow from its expression.
type Metric struct {
	Name      string    `json:"name"`
	ZH        string    `json:"zh"`
	EN        string    `json:"en"`
	Meaning   string    `json:"meaning"`    // definition in Chinese, for the reader of a number
	MeaningEN string    `json:"meaning_en"` // the same in English
	Unit      Unit      `json:"unit"`
	Good      Direction `json:"good"`
	Area      string    `json:"area"`            // profit, ads, live …, or workspace for those of the user
	Matures   int       `json:"matures"`         // days after which a day's number hardly changes any more; the least of its own and its parts'
	Formula   string    `json:"formula"`         // the expression in readable form
	Additive  bool      `json:"additive"`        // numbers of parts sum to the number of the whole
	Grain     string    `json:"grain"`           // finest grain in time: hour, day, or now for a state without days
	Sources   []string  `json:"sources"`         // where it is aggregated from
	Dims      []string  `json:"dims"`            // what it can be broken down by: what all its sources have
	Of        string    `json:"of,omitempty"`    // of a quotient, the numerator
	Over      string    `json:"over,omitempty"`  // and the denominator; nothing of it makes the metric NULL
	Times     int       `json:"times,omitempty"` // and the factor, where it is not 1

	expr  expr
	round bool // to a whole number, where the expression gives a fraction
	file  string
	line  int
}

// Catalogue holds every metric. It is immutable.
type Catalogue struct {
	sources map[string]*Source
	metrics []*Metric
	byName  map[string]*Metric
}

//go:embed catalogue/*.yaml
var builtin embed.FS

// File is a file of definitions.
type File struct {
	Name string // for people; the metrics' area is its base name without extension
	Text []byte
}

// Load reads the built-in catalogue: the ledger's components and subtotals, and the metrics
// that the files of catalogue build on them and on the other sources.
func Load() (*Catalogue, error) {
	entries, err := builtin.ReadDir("catalogue")
	if err != nil {
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	var files []File
	for _, e := range entries {
		text, err := builtin.ReadFile("catalogue/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("catalogue: %w", err)
		}
		files = append(files, File{e.Name(), text})
	}
	return Parse(files...)
}

// Parse reads a catalogue. Components and subtotals are always part of it.
func Parse(files ...File) (*Catalogue, error) {
	c := &Catalogue{byName: map[string]*Metric{}}
	var err error
	if c.sources, err = loadSources(); err != nil {
		return nil, err
	}
	if err := c.generate(); err != nil {
		return nil, err
	}
	for _, f := range files {
		read, err := c.parseFile(f)
		if err != nil {
			return nil, err
		}
		for _, m := range read {
			if err := c.add(m); err != nil {
				return nil, err
			}
		}
	}
	for _, m := range c.metrics {
		if err := c.check(m); err != nil {
			return nil, err
		}
	}
	for _, m := range c.metrics {
		c.describe(m)
	}
	return c, nil
}

// Metrics lists the catalogue in its order.
func (c *Catalogue) Metrics() []*Metric { return c.metrics }

// Sources lists where metrics come from, by name.
func (c *Catalogue) Sources() []*Source {
	var all []*Source
	for _, s := range c.sources {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *Source) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// Lookup finds a metric by name.
func (c *Catalogue) Lookup(name string) (*Metric, error) {
	m, ok := c.byName[name]
	if !ok {
		return nil, fault.New(fault.Invalid, "metric_unknown",
			fault.Args{"metric": name, "have": c.near(name)})
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

// DefinitionError is a metric that the catalogue refuses.
type DefinitionError struct {
	File   string `json:"file"` // "" for generated metrics
	Line   int    `json:"line"` // in the YAML text
	Metric string `json:"metric"`
	Reason string `json:"reason"`
}

func (e *DefinitionError) Error() string {
	return fmt.Sprintf("%s line %d: metric %s: %s", e.File, e.Line, e.Metric, e.Reason)
}

func wrong(m *Metric, reason string) error {
	return &DefinitionError{File: m.file, Line: m.line, Metric: m.Name, Reason: reason}
}
