package metrics

// typedConditions reads the conditions that a person typed.
func typedConditions(c *Catalogue, p *plan) error {
	if p.query.Where != "" {
		f, err := parseWhere(p.query.Where)
		if err != nil {
			return err.fault("where")
		}
		p.where = &f
	}
	if p.query.Having != "" {
		h, err := c.parseHaving(p.query.Having)
		if err != nil {
			return err.fault("having")
		}
		p.having = &h
	}
	return nil
}
