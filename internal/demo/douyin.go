package demo

// douyinDesk writes one 抖店 shop's exports. The official shop exports 74 columns month by
// month, the other one the 75-column variant by half-year.
type douyinDesk struct {
	bureau
	orders     *orderSeries
	snapshot   *orderSeries
	refunds    *series
	settlement *series
	alliance   *series
	insurance  *series
	funds      *table
	ads        adDesk
	live       *liveDesk
	service    *serviceDesk
	flow       int64
	resaved    [][]string // rows of the after-sales export that a spreadsheet will damage
}

func newDouyinDesk(b bureau) *douyinDesk {
	official := b.shop.index == 0
	cal := b.w.cal
	format, orders, rest := "douyin_orders_a", cal.spans(1), cal.spans(3)
	if !official {
		format, orders, rest = "douyin_orders_b", cal.spans(6), cal.spans(6)
	}
	d := &douyinDesk{bureau: b}
	d.orders = newOrderSeries(b, format, orders, cal.end())
	if official && cal.days > 28 {
		// An earlier export of the last weeks, as downloaded before their refunds came.
		to := cal.days - 14
		early := span{max(orders[len(orders)-1].from, to-21), to, ""}
		early.label = cal.date(early.from).Format("20060102") + "-" + cal.date(to).Format("20060102")
		if early.from < to {
			d.snapshot = newOrderSeries(b, format, []span{early}, cal.at(to+1)-1)
		}
	}
	plain := &csvStyle{}
	d.refunds = b.x.series(export{format: "douyin_aftersale", shop: b.shop, name: "售后单", order: orderRefunds, csv: plain}, cal.spans(6))
	d.settlement = b.x.series(export{format: "douyin_settlement", shop: b.shop, name: "结算账单", order: orderSettlement,
		csv: &csvStyle{second: settlementExplanation}}, rest)
	d.alliance = b.x.series(export{format: "douyin_alliance_orders", shop: b.shop, name: "精选联盟订单", order: orderAffiliate, csv: plain}, cal.spans(6))
	d.insurance = b.x.series(export{format: "douyin_insurance", shop: b.shop, name: "运费险明细", order: orderInsurance, csv: plain}, cal.spans(0))
	d.funds = b.x.open(export{format: "douyin_fundflow", shop: b.shop, name: "动账明细_其他场景", order: orderFunds, csv: plain}, cal.spans(0)[0].label)
	d.ads = newQianchuan(b)
	d.live = newLiveDesk(b)
	d.service = newFeige(b)
	return d
}

func (d *douyinDesk) order(day int, o *order) {
	d.orders.write(day, o)
	if d.snapshot != nil {
		d.snapshot.write(day, o)
	}
	if o.source.influencer != nil && !o.unpaid() {
		for i := range o.n {
			d.affiliate(d.alliance.at(day), o, &o.lines[i])
		}
	}
}

func (d *douyinDesk) happened(day int, e event) {
	l := &e.o.lines[e.line]
	switch e.kind {
	case parcelShipped:
		d.insure(d.insurance.at(day), e.o)
	case refundApplied:
		d.refund(d.refunds.at(day), e.o, l)
	case refundDone:
		e.o.countRefund(l)
		if e.o.refundsAfterSettlement(l) {
			d.settleRefund(d.settlement.at(day), e.o, l)
		}
		if l.damage && l.refund.amount < 2000 {
			d.compensate(e.o, l, e.at)
		}
	case orderSettled:
		for i := range e.o.n {
			if l := &e.o.lines[i]; e.o.settles(l) {
				d.settle(d.settlement.at(day), e.o, l)
			}
		}
	}
}

func (d *douyinDesk) dayEnds(day int, sources []source) {
	d.ads.dayEnds(day, sources)
	d.service.dayEnds(day, sources)
	if d.w.cal.date(day).Day() == 28 {
		d.withdraw(day)
	}
}

func (d *douyinDesk) close() {
	d.orders.close()
	if d.snapshot != nil {
		d.snapshot.close()
	}
	d.refunds.close()
	d.settlement.close()
	d.alliance.close()
	d.writeDamaged()
	d.insurance.close()
	d.x.close(d.funds)
	d.ads.close()
	d.live.close()
	d.service.close()
}
