package collect

// Suggest is the beginning of a mapping for a sheet that fits nothing: the nearest spec's
// table, and its fields for those headers that it knows. The caller names it, completes it
// and saves it as the workspace's own.
func (e *Unrecognised) Suggest() *Spec {
	s := &Spec{Header: e.Header, Tier: "C"}
	if len(e.Nearest) == 0 {
		return s
	}
	near := e.Nearest[0].Spec
	s.Platform, s.Table, s.Currency, s.Zone, s.Dates, s.Decimal = near.Platform, near.Table, near.Currency, near.Zone, near.Dates, near.Decimal
	h := readHeader(e.Header)
	for _, f := range near.names.fields {
		for _, p := range f.patterns {
			if i, _, ok := p.find(h); ok {
				s.Map = append(s.Map, MapEntry{Header: h.tidy[i], Field: f.field})
				s.Require = append(s.Require, h.tidy[i])
				break
			}
		}
	}
	for i, n := range h.names {
		if looksPersonal(n) {
			s.PII = append(s.PII, h.tidy[i])
		}
	}
	return s
}
