package metrics

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
)

const dateLayout = "2006-01-02"

func invalid(part, value, have string) error {
	return fault.New(fault.Invalid, "query_invalid", fault.Args{"part": part, "value": value, "have": have})
}

// oneOf refuses a value that is none of those that exist.
func oneOf[T ~string](part string, value T, have ...T) error {
	if slices.Contains(have, value) {
		return nil
	}
	names := make([]string, len(have))
	for i, h := range have {
		names[i] = string(h)
	}
	return invalid(part, string(value), strings.Join(names, ", "))
}

func parseDay(part, value string) (time.Time, error) {
	t, err := time.Parse(dateLayout, value)
	if err != nil {
		return t, invalid(part, value, "YYYY-MM-DD")
	}
	return t, nil
}

// resolve checks a query against the catalogue and the dimensions.
func resolve(c *Catalogue, p *plan) error {
	q := &p.query
	if len(q.Metrics) == 0 {
		return invalid("metrics", "", strings.Join(c.names(), ", "))
	}
	for i, name := range q.Metrics {
		m, err := c.Lookup(name)
		if err != nil {
			return err
		}
		if slices.Contains(q.Metrics[:i], name) {
			return invalid("metrics", name, "each metric once")
		}
		p.metrics = append(p.metrics, m)
	}
	for i, name := range q.By {
		d, err := dimension(name)
		if err != nil {
			return err
		}
		if slices.Contains(q.By[:i], name) {
			return invalid("by", name, "each dimension once")
		}
		p.dims = append(p.dims, d)
	}
	var err error
	if p.now.From, err = parseDay("from", q.From); err != nil {
		return err
	}
	if p.now.To, err = parseDay("to", q.To); err != nil {
		return err
	}
	if p.now.To.Before(p.now.From) {
		return invalid("to", q.To, "≥ "+q.From)
	}
	if q.Limit < 0 || q.Offset < 0 {
		return invalid("limit", strconv.Itoa(min(q.Limit, q.Offset)), "≥ 0")
	}
	if q.Rest && (q.Limit == 0 || q.Offset > 0 || len(q.By) == 0) {
		return invalid("rest", "true", "by, limit > 0, offset 0")
	}
	for _, f := range q.Filters {
		if err := resolveFilter(p, f); err != nil {
			return err
		}
	}
	for _, o := range q.Order {
		if _, err := c.Lookup(o.By); err != nil && !slices.Contains(q.By, o.By) {
			return invalid("order", o.By, strings.Join(append(slices.Clone(q.Metrics), q.By...), ", "))
		}
	}
	return nil
}

func resolveFilter(p *plan, f Filter) error {
	d, err := dimension(f.Dim)
	if err != nil {
		return err
	}
	if err := oneOf("filters."+f.Dim, f.Op, OpEq, OpIn, OpNot, OpContains); err != nil {
		return err
	}
	switch {
	case len(f.Values) == 0:
		return invalid("filters."+f.Dim, "", "at least one value")
	case len(f.Values) > 1 && (f.Op == OpEq || f.Op == OpContains):
		return invalid("filters."+f.Dim, strings.Join(f.Values, ", "), "one value")
	case f.Dim == "day" && f.Op == OpContains:
		return invalid("filters.day", string(f.Op), "eq, in, not")
	}
	if f.Dim == "day" {
		for _, v := range f.Values {
			if _, err := parseDay("filters.day", v); err != nil {
				return err
			}
		}
	}
	p.filters = append(p.filters, planFilter{d, f})
	return nil
}
