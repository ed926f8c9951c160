package demo

import "math"

const (
	hour        = 3600
	unpaidShare = .035
	agedTail    = 55 // days until the last refund
)

var refundReasons = []string{"不想要了", "拍错/多拍", "商品破损", "少发/漏发", "口味不喜欢", "与描述不符", "发货太慢"}

const (
	reasonDamaged = 2
	reasonMissing = 3
	reasonSlow    = 6
)

// fate decides when the order is paid, shipped, received, finished and settled, and which
// lines come back.
func (m *dayMaker) fate(o *order, day int) {
	r := m.r
	if r.Float64() < unpaidShare {
		return
	}
	o.paid = o.created + between(r, 4, 120)
	broken := m.w.cal.broken(day)
	o.shipped = m.shipTime(o.paid, broken)
	if m.shop.platform == xhs && r.Float64() < .5 || m.shop.platform != pdd && r.Float64() < .05 {
		o.carrier = sf
	}
	transit := between(r, 34, 80) + int64(o.province1().zone)*between(r, 16, 40)
	if o.carrier == sf {
		transit = transit * 6 / 10
	}
	o.delivered = o.shipped + transit*hour
	o.autoConfirm = r.Float64() < .7
	if o.autoConfirm {
		o.finished = o.shipped + 10*daySeconds
		if m.shop.platform == pdd || m.shop.platform == wechat {
			o.finished = o.delivered + 5*daySeconds
		}
	} else {
		o.finished = o.delivered + between(r, 1, 72)*hour
	}
	o.finished = max(o.finished, o.delivered+600)
	o.settled = m.settleTime(o)
	factor := m.shop.returns
	if src := o.source; src.session != nil && src.session.host != nil {
		factor *= 1.2 * src.session.host.returns
	} else if src.influencer != nil {
		factor *= src.influencer.returns
	}
	for i := range o.n {
		m.afterSales(o, &o.lines[i], factor, broken)
	}
	m.cancelParcel(o)
}

// shipTime: within a working day as a rule, two to five days late in the broken week.
func (m *dayMaker) shipTime(paid int64, broken bool) int64 {
	wait := between(m.r, 3, 27) * hour
	if broken {
		wait += between(m.r, 40, 110) * hour
	}
	t := paid + wait + between(m.r, 0, hour)
	switch h := (t % daySeconds) / hour; { // parcels leave between nine and seven
	case h < 9:
		t += (9 - h) * hour
	case h >= 19:
		t += (33 - h) * hour
	}
	return t
}

// settleTime: days after the order is finished; 拼多多 and 淘宝 pay at once.
func (m *dayMaker) settleTime(o *order) int64 {
	switch m.shop.platform {
	case pdd, taobao:
		return o.finished + between(m.r, 5, 40)
	}
	return o.finished + (7+m.r.Int64N(9))*daySeconds
}

func (m *dayMaker) afterSales(o *order, l *line, factor float64, broken bool) {
	r := m.r
	f := &l.refund
	if before := .016 + .004*factor; r.Float64() < before || broken && r.Float64() < .05 {
		// Before shipping: always the whole line, money back within hours.
		f.applied = o.paid + between(r, 600, max(o.shipped-o.paid, 1200))
		f.done = f.applied + between(r, 60, 6*hour)
		f.kind, f.full, f.beforeShip, f.resaleable = refundOnly, true, true, true
		f.amount = l.due
		f.reason = uint8(r.IntN(2))
		if broken {
			f.reason = reasonSlow
		}
		return
	}
	cat := l.item.sku.cat
	p := cat.returns * factor
	if broken {
		p *= 1 + 2.2*cat.fragile
	}
	if l.item.sku.isHotLosing() {
		p *= 1.5
	}
	if r.Float64() >= p {
		return
	}
	// Most come within a week of delivery, a fifth within a month, a twelfth later still.
	lag := float64(between(r, 2, 8*24))
	switch u := r.Float64(); {
	case u < .08:
		lag = float64(between(r, 24*24, 50*24))
	case u < .28:
		lag = float64(between(r, 8*24, 24*24))
	}
	f.applied = min(o.delivered+int64(lag)*hour, o.paid+(agedTail-8)*daySeconds)
	f.applied = max(f.applied, o.delivered+hour)
	f.reason = uint8(r.IntN(len(refundReasons) - 1))
	f.kind = refundOnly
	if broken && r.Float64() < .7 {
		f.reason = reasonDamaged + uint8(r.IntN(2))
	} else if r.Float64() < .62 {
		f.kind = returnRefund
	}
	l.damage = f.reason == reasonDamaged || f.reason == reasonMissing
	if r.Float64() < .08 {
		f.closed = f.applied + between(r, 20, 90)*hour // withdrawn
		return
	}
	f.full = f.kind == returnRefund || r.Float64() < .45
	f.amount = l.due
	if !f.full {
		f.amount = max(int64(math.Round(float64(l.due)*(.1+.4*r.Float64())))/10*10, 10)
		f.amount = min(f.amount, l.due)
	}
	wait := between(r, 1, 30)
	if f.kind == returnRefund {
		wait = between(r, 60, 190)
		f.resaleable = !l.damage && r.Float64() < .85
	}
	f.done = f.applied + wait*hour
}

// cancelParcel: nothing ships when every line was refunded before.
func (m *dayMaker) cancelParcel(o *order) {
	for i := range o.n {
		if !o.lines[i].refund.beforeShip {
			return
		}
	}
	o.shipped, o.delivered, o.finished, o.settled = 0, 0, 0, 0
}
