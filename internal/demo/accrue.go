package demo

import "math"

// True costs that no file states.
const (
	packingCost  = 85 // fen per parcel
	handlingCost = 60
	never        = int64(math.MaxInt64)
)

// accrue adds one order to the truth, as known at the end and as it will be.
func (w *world) accrue(t *Truth, o *order) {
	s := &t.Shops[o.shop.index]
	s.Orders++
	s.Lines += int64(o.n)
	if o.unpaid() || o.brushed {
		return
	}
	s.PaidLines += int64(o.n)
	changed := w.cal.costsChanged(w.cal.dayOf(o.paid))
	shippedLines := int64(0)
	for i := range o.n {
		l := &o.lines[i]
		if shippedAt(o, l) > 0 {
			shippedLines++
		}
		lineComponents(o, l, changed, w.cal.end(), s.Known)
		cm := lineComponents(o, l, changed, never, s.Eventual)
		k := &t.SKUs[l.item.sku.index]
		k.Qty += l.qty
		k.Net += cm[0]
		k.CM2 += cm[1]
	}
	if shippedLines == 0 {
		return
	}
	parcel := freight(o.carrier, o.province1().zone, o.weight+packagingGrams)
	for i := range o.n {
		if l := &o.lines[i]; shippedAt(o, l) > 0 {
			t.SKUs[l.item.sku.index].CM2 -= (parcel + packingCost + handlingCost + o.shop.insurance) / shippedLines
		}
	}
	w.parcel(o, parcel, s)
}

// parcel adds what a parcel costs.
func (w *world) parcel(o *order, parcel int64, s *ShopTruth) {
	add := func(m map[string]int64) {
		m["outbound_freight"] -= parcel
		m["packing"] -= packingCost
		m["handling"] -= handlingCost
		m["freight_insurance"] -= o.shop.insurance
	}
	add(s.Eventual)
	if o.shipped <= w.cal.end() {
		add(s.Known)
	}
}

// lineComponents adds a line to m as it stands at asOf and returns its net revenue and its
// CM2 before parcel costs.
func lineComponents(o *order, l *line, changed bool, asOf int64, m map[string]int64) [2]int64 {
	others := l.platform + l.influencer + l.payment
	refund := l.refund.paidBack(asOf)
	subsidy := others
	if l.goneBy(asOf) {
		subsidy = 0 // the platform takes its share back
	}
	cost, resale := l.item.sku.unitCost(changed)*l.qty, int64(0)
	switch {
	case refund > 0 && l.refund.beforeShip:
		cost = 0 // it never left the warehouse
	case refund > 0 && l.refund.resaleable:
		resale = cost
	}
	var f fees
	if !l.goneBy(asOf) {
		f = settlementFees(o, l, 0)
		if o.settled > 0 && refund > 0 {
			f = settlementFees(o, l, refund)
			if l.refund.done > o.settled {
				f = minus(settlementFees(o, l, 0), reversedFees(o, l))
			}
		}
	}
	net := l.goods - l.seller - others + subsidy + l.freight - refund
	m["list_sales"] += l.goods
	m["seller_discount"] -= l.seller
	m["platform_discount"] -= others
	m["platform_subsidy"] += subsidy
	m["freight_income"] += l.freight
	m["refunds"] -= refund
	m["cost_of_goods"] -= cost
	m["resaleable_returns"] += resale
	m["platform_commission"] -= f.platform
	m["payment_fee"] -= f.payment
	m["influencer_commission"] -= f.influencer + f.colonel
	return [2]int64{net, net - cost + resale - f.total()}
}

func minus(a, b fees) fees {
	return fees{a.base - b.base, a.platform - b.platform, a.influencer - b.influencer, a.colonel - b.colonel, a.payment - b.payment}
}
