package radar

import (
	"context"
	_ "embed"
	"fmt"
	"math"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/stat/decompose"
)

// Identity is a product that a change can be decomposed along.
type Identity struct {
	Name    string   `yaml:"name" json:"name"`
	ZH      string   `yaml:"zh" json:"zh"`
	EN      string   `yaml:"en" json:"en"`
	Rate    bool     `yaml:"rate" json:"rate" doc:"the product is the last metric over the first, otherwise the last"`
	Chain   []string `yaml:"chain" json:"chain" doc:"metrics; each factor is one over the one before"`
	Factors []Named  `yaml:"factors" json:"factors"`
}

// Named is a name in both languages.
type Named struct {
	ZH string `yaml:"zh" json:"zh"`
	EN string `yaml:"en" json:"en"`
}

//go:embed identities.yaml
var builtinIdentities []byte

// Identities lists what changes can be decomposed along.
func Identities() ([]Identity, error) {
	var list []Identity
	if err := yaml.Unmarshal(builtinIdentities, &list); err != nil {
		return nil, fmt.Errorf("radar identities: %w", err)
	}
	return list, nil
}

// Factors is a change decomposed into factors, without residual.
type Factors struct {
	Identity Identity     `json:"identity"`
	Metric   string       `json:"metric" doc:"that the product is, or of a rate its numerator"`
	Unit     metrics.Unit `json:"unit"`
	From     string       `json:"from"`
	To       string       `json:"to"`
	Base     []string     `json:"base" doc:"first days of the windows that before is the mean of"`
	Before   float64      `json:"before"`
	After    float64      `json:"after"`
	Method   string       `json:"method" enum:"lmdi,shapley" doc:"shapley where a factor changed its sign"`
	Parts    []FactorPart `json:"parts"`
}

// FactorPart is what one factor did.
type FactorPart struct {
	Named
	Before float64 `json:"before"`
	After  float64 `json:"after"`
	Change float64 `json:"change" doc:"of the product, in its unit; all parts sum to its change"`
	Times  float64 `json:"times,omitempty" doc:"what it multiplied the product by"`
}

// Factors decomposes the change of an identity in a cell between a window and the mean of
// comparable windows before. It is nil where a part of the chain is nothing or cannot be had in
// the cell: the identity does not describe such a cell.
func (r *Radar) Factors(ctx context.Context, q Request, id Identity, c Cell, from, to calendar.Day, bases []calendar.Day) (*Factors, error) {
	last, err := r.metrics.Catalogue().Lookup(id.Chain[len(id.Chain)-1])
	if err != nil {
		return nil, err
	}
	after, ok, err := r.chain(ctx, q, id, c, from, to)
	if err != nil || !ok || len(bases) == 0 {
		return nil, err
	}
	before := make([]float64, len(id.Chain))
	for _, b := range bases {
		values, ok, err := r.chain(ctx, q, id, c, b, b+(to-from))
		if err != nil || !ok {
			return nil, err
		}
		for i, v := range values {
			before[i] += v / float64(len(bases))
		}
	}
	f := &Factors{Identity: id, Metric: last.Name, Unit: last.Unit, From: from.String(), To: to.String(), Base: []string{}}
	for _, b := range bases {
		f.Base = append(f.Base, b.String())
	}
	if id.Rate {
		f.Unit = metrics.ROI
	}
	return f, f.decompose(before, after)
}

// decompose fills in the parts from the chain's values.
func (f *Factors) decompose(before, after []float64) error {
	id := f.Identity
	var factors []decompose.Factor
	for i := range id.Chain {
		switch {
		case i > 0:
			factors = append(factors, decompose.Factor{Name: id.Chain[i], Before: before[i] / before[i-1], After: after[i] / after[i-1]})
		case !id.Rate:
			factors = append(factors, decompose.Factor{Name: id.Chain[i], Before: before[i], After: after[i]})
		}
	}
	result, err := decompose.Product(factors)
	if err != nil {
		return fmt.Errorf("radar factors of %s: %w", id.Name, err)
	}
	f.Before, f.After, f.Method = result.Before, result.After, string(result.Method)
	for i, p := range result.Parts {
		f.Parts = append(f.Parts, FactorPart{Named: id.Factors[i], Before: factors[i].Before, After: factors[i].After, Change: p.Change, Times: p.Times})
	}
	return nil
}

// chain reads an identity's metrics; ok is false where one before the last is not above nothing.
func (r *Radar) chain(ctx context.Context, q Request, id Identity, c Cell, from, to calendar.Day) (values []float64, ok bool, err error) {
	query := metrics.Query{Metrics: id.Chain, From: from.String(), To: to.String(), Currency: q.Currency}
	if c.Dimension != Whole {
		for _, name := range id.Chain {
			m, err := r.metrics.Catalogue().Lookup(name)
			if err != nil {
				return nil, false, err
			}
			if !slices.Contains(m.Dims, c.Dimension) {
				return nil, false, nil
			}
		}
		query.Filters = []metrics.Filter{{Dim: c.Dimension, Op: metrics.OpEq, Values: []string{c.Key}}}
	}
	result, err := r.metrics.Run(ctx, query)
	if err != nil {
		return nil, false, fmt.Errorf("radar factors of %s: %w", id.Name, err)
	}
	if len(result.Rows) == 0 {
		return nil, false, nil
	}
	for i, v := range result.Rows[0].Values {
		x := v.Float()
		if i < len(id.Chain)-1 && !(x > 0) || math.IsInf(x, 0) {
			return nil, false, nil
		}
		values = append(values, x)
	}
	return values, true, nil
}

// FactorsOf decomposes the change behind a finding along every identity that its metric is part of.
func (r *Radar) FactorsOf(ctx context.Context, q Request, f *Finding) ([]*Factors, error) {
	from, to, err := f.window()
	if err != nil {
		return nil, err
	}
	list := []*Factors{}
	for _, id := range r.identities {
		if !slices.ContainsFunc(parts(f.Metric), func(name string) bool { return slices.Contains(id.Chain, name) }) {
			continue
		}
		factors, err := r.Factors(ctx, q, id, f.Cell, from, to, comparable(q, from, to))
		if err != nil {
			return nil, err
		}
		if factors != nil {
			list = append(list, factors)
		}
	}
	return list, nil
}

// Decompose sets two periods of any length side by side along an identity.
func (r *Radar) Decompose(ctx context.Context, q Request, name string, c Cell, from, to, baseFrom calendar.Day) (*Factors, error) {
	i := slices.IndexFunc(r.identities, func(id Identity) bool { return id.Name == name })
	if i < 0 {
		return nil, fault.New(fault.Invalid, "radar_identity", fault.Args{"identity": name})
	}
	f, err := r.Factors(ctx, q, r.identities[i], c, from, to, []calendar.Day{baseFrom})
	if err == nil && f == nil {
		err = fault.New(fault.Invalid, "radar_identity_empty", fault.Args{"identity": r.identities[i].ZH})
	}
	return f, err
}
