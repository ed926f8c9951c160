package ledger

import "slices"

// source finds what one amount of a line rests on.
func (t *tracer) source(l *TracedLine, a *TracedAmount) {
	switch a.Component {
	case "list_sales", "seller_discount", "platform_discount", "freight_income", "other_income":
		a.Sources = t.orderSources(l)
	case "platform_subsidy", "refunds":
		if a.Component == "platform_subsidy" {
			a.Sources = t.orderSources(l)
		}
		found := false
		for i := range t.refunds {
			if t.refunds[i].of(l, t.lines) {
				a.Sources = append(a.Sources, t.refunds[i].Source)
				found = true
			}
		}
		if !found && a.Component == "refunds" {
			a.Sources = t.orderSources(l)
		}
	case "cost_of_goods", "resaleable_returns", "loss_damage":
		t.costSources(l, a)
	case "ads":
		t.adSources(l, a)
	case "live_cost", "content_cost", "overhead":
		t.dayCostSources(l, a)
	default:
		t.chargeSources(l, a)
	}
}

// orderSources are the rows of the order files: the line's own, then the order's.
func (t *tracer) orderSources(l *TracedLine) []Source {
	var sources []Source
	for _, o := range t.orders {
		if o.table == "order_line" && o.factRow != l.factRow {
			continue
		}
		sources = append(sources, o.Source)
	}
	return sources
}

// chargeSources are the rows of the best source that charges the line, else the order's own
// estimate, else the rule.
func (t *tracer) chargeSources(l *TracedLine, a *TracedAmount) {
	best := 0
	for _, c := range t.charges {
		if !t.about(c, l) || c.component != a.Component || (best != 0 && c.rank > best) {
			continue
		}
		if c.rank != best {
			best, a.Sources = c.rank, nil
		}
		a.Sources = append(a.Sources, c.Source)
	}
	if best == 0 {
		t.ruleSource(l, a)
	}
}

// about says whether a charge is on the line, or on the whole order because it names none of
// its lines.
func (t *tracer) about(c charge, l *TracedLine) bool {
	if c.lineID == l.LineID && c.lineID != "" {
		return true
	}
	for _, other := range t.lines {
		if c.lineID == other.LineID && c.lineID != "" {
			return false
		}
	}
	return true
}

// ruleSource is the rule that holds for the line, or the order file where it estimates itself.
func (t *tracer) ruleSource(l *TracedLine, a *TracedAmount) {
	for _, k := range kinds {
		if k.Component != a.Component {
			continue
		}
		dims, weight := l.dims, ""
		if slices.Contains(weighedKinds, k.Name) {
			dims.Weight, weight = l.kg, l.weightNote()
		}
		if r := t.book.On(k.Name, dims, l.Day); r != nil && a.Status == "estimated" {
			a.Sources = append(a.Sources, Source{RuleID: r.ID, Amount: a.Amount, Note: r.Source + ": " + r.Note + weight})
			return
		}
	}
	if a.Status != "missing" {
		a.Sources = t.orderSources(l)
	}
}

func (t *tracer) costSources(l *TracedLine, a *TracedAmount) {
	if r := t.book.On(UnitCost, l.dims, l.Day); r != nil {
		if from, ok := t.costs[r.ID]; ok && r.Note == importedCost {
			from.Amount, from.UnitPrice = a.Amount, r.Amount
			a.Sources = append(a.Sources, from)
		} else {
			a.Sources = append(a.Sources, Source{RuleID: r.ID, Amount: a.Amount, Note: r.Source + ": " + r.Note, UnitPrice: r.Amount})
		}
	} else if a.Status != "missing" {
		a.Sources = append(a.Sources, Source{Table: "erp_order_line", Amount: a.Amount, Note: "unit cost of the ERP or the stock list"})
	}
	if a.Component != "cost_of_goods" {
		t.ruleSource(l, a)
	}
}

// adSources are the ad rows whose spend the line shares: of its product, its account or its shop.
func (t *tracer) adSources(l *TracedLine, a *TracedAmount) {
	for _, ad := range t.ads {
		if (ad.product != "" && (ad.product == l.ProductID || ad.product == l.mapped)) ||
			(ad.product == "" && (ad.account == "" || ad.account == l.influencer || ad.account == l.influencerN || ad.account == l.Account || l.influencer == "")) {
			a.Sources = append(a.Sources, ad.Source)
		}
	}
}

// dayCostSources are the rules of the day whose cost the line shares.
func (t *tracer) dayCostSources(l *TracedLine, a *TracedAmount) {
	for _, kind := range []string{LiveCost, ContentCost, Overhead} {
		k, _ := LookupKind(kind)
		if k.Component != a.Component {
			continue
		}
		for _, c := range t.book.terms(kind) {
			r := c.rule
			if c.from <= l.Day && l.Day <= c.to && (r.Platform == "" || r.Platform == l.Platform) && (r.Shop == "" || r.Shop == l.Shop) {
				a.Sources = append(a.Sources, Source{RuleID: r.ID, Amount: -r.Amount, Note: r.Source + ": " + r.Note, Currency: r.Currency})
			}
		}
	}
}
