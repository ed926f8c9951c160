package metrics

import (
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/fault"
)

// split gives every source its part of the plan, and refuses a dimension or filter that one of
// them does not have: its numbers could only be repeated over that dimension, or ignore the filter.
func split(c *Catalogue, p *plan) error {
	for i, l := range p.leaves {
		at := slices.IndexFunc(p.parts, func(x *part) bool { return x.of.Name == l.source })
		if at < 0 {
			at = len(p.parts)
			p.parts = append(p.parts, &part{of: c.sources[l.source], filters: slices.Clone(p.filters)})
		}
		p.parts[at].leaves = append(p.parts[at].leaves, i)
	}
	for _, x := range p.parts {
		for _, d := range p.allDims() {
			if x.of.has(d.Name) {
				continue
			}
			return fault.New(fault.Invalid, "metric_dimension", fault.Args{"metric": p.metricOf(c, x.of.Name), "dimension": d.Name,
				"source": x.of.Name, "have": strings.Join(x.of.Dims(), ", ")})
		}
	}
	return nil
}

// metricOf names a metric of the query that needs a source; the first one where only an order or
// a condition does.
func (p *plan) metricOf(c *Catalogue, source string) string {
	for _, m := range p.metrics {
		if slices.Contains(c.sourcesOf(m), source) {
			return m.Name
		}
	}
	return p.query.Metrics[0]
}

// allDims are those that the query groups by or filters on.
func (p *plan) allDims() []Dimension {
	dims := slices.Clone(p.dims)
	for _, f := range p.filters {
		dims = append(dims, f.dim)
	}
	if p.where != nil {
		dims = append(dims, p.where.dims...)
	}
	return dims
}
