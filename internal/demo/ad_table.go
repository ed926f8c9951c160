package demo

// adTable is a shop's one daily ad report: a row per campaign with spend.
type adTable struct {
	bureau
	t     *table
	row   func(t *table, date string, s *source, a adDay)
	total func(t *table)
}

func newAdTable(b bureau, e export, row func(*table, string, *source, adDay)) *adTable {
	e.shop, e.order = b.shop, orderAds
	return &adTable{bureau: b, row: row, t: b.x.open(e, b.w.cal.spans(0)[0].label)}
}

func (d *adTable) dayEnds(day int, sources []source) {
	if d.t == nil {
		return
	}
	date := dateText(d.w.cal.date(day))
	for i := range sources {
		s := &sources[i]
		if s.kind != paidAd {
			continue
		}
		if a := d.plan.ads[campaignIndex(d.shop, s.campaign)][day]; a.spend > 0 {
			d.row(d.t, date, s, a)
		}
	}
}

func (d *adTable) close() {
	if d.t != nil && d.total != nil {
		d.total(d.t)
	}
	d.x.close(d.t)
}
