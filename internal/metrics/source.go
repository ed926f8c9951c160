package metrics

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/ledger"
)

// profitSource is the source that an unqualified column belongs to.
const profitSource = "profit"

// Source is what metrics are aggregated from: the ledger, or facts of one kind. Each source of a
// query is summed by the query's dimensions on its own and the results are laid side by side, so
// a row of one source never meets, and never repeats, a row of another.
type Source struct {
	Name  string `json:"name" yaml:"name"`
	ZH    string `json:"zh" yaml:"zh"`
	EN    string `json:"en" yaml:"en"`
	Grain string `json:"grain" yaml:"grain"` // hour, day, or now: a state without days

	measures  map[string]Unit
	real      []string   // measures that are stored as fractions
	tuples    []string   // columns whose distinct values can be counted
	relations []relation // cheapest first; the last has every dimension of the source
}

// relation is a table or view that holds a source. Those of one source have the same measures,
// summed over rows that agree in their dimensions, so that every aggregate but a distinct count
// is the same over each.
type relation struct {
	Table   string   `yaml:"table"`
	Dims    []string `yaml:"dims"`    // by name
	Derived []string `yaml:"derived"` // of Dims, those that are computed from the row
}

//go:embed sources.yaml
var builtinSources []byte

// loadSources reads what there is besides the ledger.
func loadSources() (map[string]*Source, error) {
	var list []struct {
		Source    `yaml:",inline"`
		Measures  map[string]Unit `yaml:"measures"`
		Real      []string        `yaml:"real"`
		Tuples    []string        `yaml:"tuples"`
		Relations []relation      `yaml:"relations"`
	}
	if err := yaml.Unmarshal(builtinSources, &list); err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	all := map[string]*Source{profitSource: profit()}
	for _, s := range list {
		if len(s.Relations) == 0 || all[s.Name] != nil {
			return nil, fmt.Errorf("sources: %s has no relation or is there twice", s.Name)
		}
		source := s.Source
		source.measures, source.real, source.tuples, source.relations = s.Measures, s.Real, s.Tuples, s.Relations
		for _, r := range source.relations {
			for _, name := range r.Dims {
				if _, err := dimension(name); err != nil {
					return nil, fmt.Errorf("sources: %s: %w", s.Name, errors.New(name))
				}
			}
		}
		all[s.Name] = &source
	}
	return all, nil
}

// profit is the ledger: its lines and their daily rollups.
func profit() *Source {
	s := &Source{Name: profitSource, ZH: "利润明细", EN: "Ledger", Grain: "hour", measures: map[string]Unit{"qty": Count, "lines": Count},
		tuples: []string{"platform", "shop", "order_id", "sku", "product_id", "account", "influencer_id", "session_id", "content_id"},
		relations: []relation{
			{Table: "profit_day", Dims: []string{"day", "platform", "shop", "currency", "sku", "spu", "product", "category"}},
			{Table: "profit_channel_day", Dims: []string{"day", "platform", "shop", "currency", "channel", "account", "influencer", "session"}},
			{Table: "line_profit", Dims: []string{"day", "hour", "platform", "shop", "sku", "spu", "product", "category", "channel", "account", "influencer",
				"session", "content", "province", "warehouse", "currency", "kind", "order", "line"}, Derived: []string{"hour"}},
		}}
	for _, c := range ledger.Components() {
		s.measures[c.Name] = Money
	}
	return s
}

// Dims lists the dimensions that the source can be broken down by.
func (s *Source) Dims() []string { return s.whole().Dims }

// whole is the relation with the finest rows.
func (s *Source) whole() relation { return s.relations[len(s.relations)-1] }

func (s *Source) has(dim string) bool { return slices.Contains(s.Dims(), dim) }
