package metrics

import "slices"

// rest decides how the row for everything beyond the limit is made. Sums are added up from
// the groups; a count of distinct values is not, so then the rest is scanned once more.
func rest(_ *Catalogue, p *plan) error {
	p.restByScan = p.query.Rest && slices.ContainsFunc(p.parts, p.distinct)
	return nil
}
