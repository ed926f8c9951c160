package demo

// SoldLine is a paid order line, straight from the simulation.
type SoldLine struct {
	Day                           int // 0 based
	Platform, Shop, Province, SKU string
	Due                           int64 // fen
	Refunded                      bool  // in the end
}

// AdDay is what one campaign spent and sold on one day. Money is fen.
type AdDay struct {
	Day                      int
	Platform, Shop, Campaign string
	Spend, Sales             int64
}

// SimulateFacts runs the merchant of opt without its broken week and gives its lines and its ad
// days to the functions, shop by shop, each in the order of days: for evaluations that need
// facts by many dimensions and no files. Seed, Days, Lines and End are used.
func SimulateFacts(opt Options, lines func(SoldLine), ads func(AdDay)) error {
	opt, err := opt.normalised()
	if err != nil {
		return err
	}
	w := calmWorld(opt)
	for i := range w.shops {
		m := w.days(i)
		for day := range w.cal.days {
			orders, sources := m.make(day)
			for j := range orders {
				orders[j].count()
				orders[j].facts(day, lines)
			}
			m.adFacts(sources, day, ads)
		}
	}
	return nil
}

func (o *order) facts(day int, lines func(SoldLine)) {
	if o.unpaid() {
		return
	}
	for i := range o.n {
		l := &o.lines[i]
		lines(SoldLine{
			Day: day, Platform: string(o.shop.platform), Shop: o.shop.name, Province: o.province1().name,
			SKU: l.item.sku.code, Due: l.due, Refunded: l.refund.done > 0,
		})
	}
}

func (m *dayMaker) adFacts(sources []source, day int, ads func(AdDay)) {
	for i := range sources {
		s := &sources[i]
		if s.kind != paidAd {
			continue
		}
		a := m.plan.ads[campaignIndex(m.shop, s.campaign)][day]
		ads(AdDay{
			Day: day, Platform: string(m.shop.platform), Shop: m.shop.name, Campaign: s.campaign.name,
			Spend: a.spend, Sales: s.tally.paid,
		})
	}
}
