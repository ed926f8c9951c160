package metrics

// compare adds the period that the numbers are set beside.
func compare(_ *Catalogue, p *plan) error {
	if p.query.Compare == NoCompare {
		return nil
	}
	before, years, days := p.now.before(p.query.Compare)
	p.before, p.shiftYears, p.shiftDays = &before, years, days
	return nil
}
