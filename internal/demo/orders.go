package demo

import (
	"math/rand/v2"
	"slices"
)

// dayMaker creates the orders of one shop, day by day. It is not safe for concurrent use;
// days are independent of each other.
type dayMaker struct {
	w    *world
	shop *shop
	plan *demandPlan
	r    *rand.Rand
	buf  []order
}

// hourWeight of ordinary orders, midnight first.
var hourWeight = []float64{2.2, 1.1, .6, .4, .4, .6, 1.2, 2.2, 3.2, 4.2, 5, 5, 4.8, 4.6, 4.2, 4.2, 4.4, 4.6, 5, 6, 7.4, 8, 6.6, 4.4}

// make returns the day's orders in the order of their creation, and their sources. Both are
// valid until the next call for buf, for good for the sources.
func (m *dayMaker) make(day int) ([]order, []source) {
	m.r = newRand(m.w.opt.Seed, streamOrders, m.shop.index, day)
	sources := m.plan.sources(m.shop, m.w.cal, day, m.w.perDay)
	weights := make([]float64, len(sources))
	for i := range sources {
		weights[i] = sources[i].weight
	}
	pick := newAlias(weights)
	left := m.plan.quota[day]
	m.buf = m.buf[:0]
	depth := m.w.cal.depth(day)
	for left > 0 {
		src := &sources[pick.draw(m.r)]
		m.buf = append(m.buf, order{})
		o := &m.buf[len(m.buf)-1]
		m.create(o, src, day, min(left, maxLines))
		m.price(o, depth)
		m.fate(o, day)
		left -= int64(o.n)
	}
	slices.SortFunc(m.buf, func(a, b order) int { return int(a.created - b.created) })
	for i := range m.buf {
		m.number(&m.buf[i], day, i)
	}
	return m.buf, sources
}

func (m *dayMaker) create(o *order, src *source, day int, most int64) {
	r := m.r
	o.shop, o.source = m.shop, src
	if x := src.session; x != nil {
		o.created = x.start + r.Int64N(x.end-x.start)
	} else {
		o.created = m.w.cal.at(day) + int64(m.w.hours.draw(r))*3600 + r.Int64N(3600)
	}
	o.created = min(o.created, m.w.cal.at(day+1)-1)
	if f := src.influencer; f != nil {
		o.terms = influencerTerms{f.commission, f.colonel}
	}
	o.province = uint8(m.w.provinces.draw(r))
	o.buyer = int32(r.Int64N(m.w.buyers))
	o.n = 1
	if m.shop.multiLine && most > 1 {
		if u := r.Float64(); u < .12 {
			o.n = 2
		} else if u < .15 {
			o.n = int(min(3, most))
		}
	}
	m.fill(o, src)
}

// fill draws the order's lines. The same SKU twice would be one line, so it is drawn once.
func (m *dayMaker) fill(o *order, src *source) {
	r := m.r
	n := 0
	for range o.n {
		item := &m.shop.listings[src.skus.draw(r)]
		qty := int64(1)
		if u := r.Float64(); u < .11 {
			qty = 2
		} else if u < .14 {
			qty = 3
		}
		if n > 0 && (o.lines[0].item == item || o.lines[n-1].item == item) {
			continue
		}
		o.lines[n] = line{item: item, qty: qty}
		o.weight += item.sku.weight * qty
		n++
	}
	o.n = n
}

// number gives the order, its lines and its parcel their identifiers.
func (m *dayMaker) number(o *order, day, i int) {
	o.number = int64(day)<<orderBits | int64(i)
	o.id = m.shop.idBase + o.number*1024 + (o.created*2654435761>>7&0x7f)<<3
	for j := range o.n {
		o.lines[j].id = o.id + int64(j) + 1
	}
}

// price sets discounts, freight and what is due, line by line.
func (m *dayMaker) price(o *order, depth float64) {
	r := m.r
	var goods int64
	for i := range o.n {
		l := &o.lines[i]
		l.goods = l.item.price * l.qty
		goods += l.goods
	}
	// The shop's coupons: whole yuan off, deeper on promotion days and in live rooms.
	share := .03 + .08*depth + .04*r.Float64()
	if o.source.session != nil {
		share += .05
	}
	seller := int64(float64(goods)*share) / 100 * 100
	// The platform's coupon, a part of which the merchant bears during promotions.
	var platform, borne int64
	if m.shop.platform != wechat && r.Float64() < .1+.5*depth {
		platform = int64(float64(goods)*(.03+.05*r.Float64())) / 50 * 50
		if depth > 0 && m.shop.platform == douyin {
			borne = platform * 4 / 10
		}
	}
	var influencer, payment int64
	if o.source.influencer != nil && r.Float64() < .15 && (m.shop.platform == douyin || m.shop.platform == kuaishou) {
		influencer = 100 * between(r, 1, 4)
	}
	if m.shop.paymentCoupons() && r.Float64() < .04 {
		payment = between(r, 30, 300)
	}
	if most := goods * 6 / 10; seller+platform+influencer+payment > most {
		seller, platform, borne, influencer, payment = seller/3, platform/3, borne/3, influencer/3, payment/3
	}
	freight := m.buyerFreight(o, goods)
	rest := goods
	for i := range o.n {
		l := &o.lines[i]
		take := func(total *int64) int64 { // the line's share of what is left: exact in sum
			x := *total * l.goods / rest
			*total -= x
			return x
		}
		nominal := take(&platform)
		mine := min(take(&borne), nominal)
		s := take(&seller)
		l.nominalPlatform, l.nominalSeller = nominal, s
		l.platform, l.seller = nominal-mine, s+mine
		l.influencer, l.payment, l.freight = take(&influencer), take(&payment), take(&freight)
		rest -= l.goods
		l.due = l.goods - l.discount() + l.freight
	}
}

// buyerFreight is what the buyer pays for shipping: parcels to remote provinces, small
// orders in some shops.
func (m *dayMaker) buyerFreight(o *order, goods int64) int64 {
	switch m.shop.platform {
	case kuaishou, xhs:
		return 0
	case wechat, taobao:
		if goods < 2500 {
			return 600
		}
	}
	if o.province1().zone == 2 && m.r.Float64() < .5 {
		return 1000
	}
	return 0
}
