package demo

import (
	"slices"
	"strings"
	"time"
)

// Daily is a merchant's main metrics by day, straight from the simulation: for evaluations that need
// many merchants and no files. Nothing in it is an incident.
type Daily struct {
	Start  time.Time // day 0
	Series []DailySeries
	Live   []LiveDays
}

// DailySeries is one metric of one cell.
type DailySeries struct {
	Metric string // orders, sales, basket, refund_rate, late_rate, ship_hours, spend, ctr, cpm, roi
	Cell   string // all, a shop's name, a style's code
	Kind   string // count, amount, share or ratio
	Value  []float64
	Weight []float64 // denominator of a share or ratio; nil for others
}

// LiveDays are the evenings on which a host is in a shop's room, known beforehand from the rota.
type LiveDays struct {
	Shop, Host string
	Active     []float64 // by day, 1 or 0
}

const lateShipping = 24 * hour

// dailyCell sums what happens to the orders placed on each day.
type dailyCell struct {
	orders, lines, sales, refunded     []float64
	parcels, late, wait                []float64
	spend, impressions, clicks, bought []float64
}

func newDailyCell(days int) *dailyCell {
	c := &dailyCell{}
	for _, v := range c.columns() {
		*v = make([]float64, days)
	}
	return c
}

func (c *dailyCell) columns() []*[]float64 {
	return []*[]float64{&c.orders, &c.lines, &c.sales, &c.refunded, &c.parcels, &c.late, &c.wait, &c.spend, &c.impressions, &c.clicks, &c.bought}
}

// SimulateDaily runs the merchant of opt. Seed, Days, Lines and End are used.
func SimulateDaily(opt Options) (Daily, error) {
	opt, err := opt.normalised()
	if err != nil {
		return Daily{}, err
	}
	w := calmWorld(opt)
	d := Daily{Start: w.cal.date(0)}
	all := newDailyCell(w.cal.days)
	styles := map[string]*dailyCell{}
	for i := range w.shops {
		shop := newDailyCell(w.cal.days)
		m := w.days(i)
		for day := range w.cal.days {
			orders, sources := m.make(day)
			for j := range orders {
				o := &orders[j]
				o.count()
				shop.add(o, day)
				addStyles(styles, o, day, w.cal.days)
			}
			shop.addAds(m, sources, day)
		}
		for k, v := range all.columns() {
			for day, x := range *shop.columns()[k] {
				(*v)[day] += x
			}
		}
		d.Series = append(d.Series, shop.series(w.shops[i].name)...)
		d.Live = append(d.Live, w.liveDays(i)...)
	}
	d.Series = append(d.Series, all.series("all")...)
	for _, code := range bestSellers(styles) {
		d.Series = append(d.Series, styles[code].sold(code)...)
	}
	return d, nil
}

func (c *dailyCell) add(o *order, day int) {
	if o.unpaid() {
		return
	}
	c.orders[day]++
	for i := range o.n {
		l := &o.lines[i]
		c.lines[day]++
		c.sales[day] += float64(l.due) / 100
		if l.refund.done > 0 {
			c.refunded[day]++
		}
	}
	if o.shipped > 0 {
		c.parcels[day]++
		c.wait[day] += float64(o.shipped-o.paid) / hour
		if o.shipped-o.paid > lateShipping {
			c.late[day]++
		}
	}
}

func addStyles(styles map[string]*dailyCell, o *order, day, days int) {
	if o.unpaid() {
		return
	}
	for i := range o.n {
		l := &o.lines[i]
		code := l.item.sku.spu.code
		if styles[code] == nil {
			styles[code] = newDailyCell(days)
		}
		styles[code].orders[day]++
		styles[code].sales[day] += float64(l.due) / 100
	}
}

func (c *dailyCell) addAds(m *dayMaker, sources []source, day int) {
	for i := range sources {
		s := &sources[i]
		if s.kind != paidAd {
			continue
		}
		a := m.plan.ads[campaignIndex(m.shop, s.campaign)][day]
		c.spend[day] += float64(a.spend) / 100
		c.impressions[day] += float64(a.impressions)
		c.clicks[day] += float64(a.clicks)
		c.bought[day] += float64(s.tally.paid) / 100
	}
}

func (c *dailyCell) series(cell string) []DailySeries {
	out := append(c.sold(cell),
		ratioSeries("basket", cell, "ratio", c.sales, c.orders, 1),
		ratioSeries("refund_rate", cell, "share", c.refunded, c.lines, 1),
		ratioSeries("late_rate", cell, "share", c.late, c.parcels, 1),
		ratioSeries("ship_hours", cell, "ratio", c.wait, c.parcels, 1),
	)
	if c.spend[len(c.spend)-1] == 0 {
		return out
	}
	return append(out,
		DailySeries{Metric: "spend", Cell: cell, Kind: "amount", Value: c.spend},
		ratioSeries("ctr", cell, "share", c.clicks, c.impressions, 1),
		ratioSeries("cpm", cell, "ratio", c.spend, c.impressions, 1000),
		ratioSeries("roi", cell, "ratio", c.bought, c.spend, 1),
	)
}

func (c *dailyCell) sold(cell string) []DailySeries {
	return []DailySeries{
		{Metric: "orders", Cell: cell, Kind: "count", Value: c.orders},
		{Metric: "sales", Cell: cell, Kind: "amount", Value: c.sales},
	}
}

func ratioSeries(metric, cell, kind string, over, under []float64, unit float64) DailySeries {
	s := DailySeries{Metric: metric, Cell: cell, Kind: kind, Value: make([]float64, len(over)), Weight: under}
	for i, n := range under {
		if n > 0 {
			s.Value[i] = unit * over[i] / n
		}
	}
	return s
}

const watchedStyles = 10

// bestSellers are the codes of the styles that sell most, in the order of their codes.
func bestSellers(styles map[string]*dailyCell) []string {
	var codes []string
	total := map[string]float64{}
	for code, c := range styles {
		codes = append(codes, code)
		for _, v := range c.orders {
			total[code] += v
		}
	}
	slices.SortFunc(codes, func(a, b string) int {
		if total[a] != total[b] {
			return int(total[b] - total[a])
		}
		return strings.Compare(a, b)
	})
	codes = codes[:min(watchedStyles, len(codes))]
	slices.Sort(codes)
	return codes
}

func (w *world) liveDays(shop int) []LiveDays {
	var out []LiveDays
	for i := range w.shops[shop].hosts {
		h := &w.shops[shop].hosts[i]
		l := LiveDays{Shop: w.shops[shop].name, Host: h.name, Active: make([]float64, w.cal.days)}
		for day := range w.cal.days {
			if x := w.plans[shop].evening(day); x != nil && x.host == h {
				l.Active[day] = 1
			}
		}
		out = append(out, l)
	}
	return out
}
