package demo

// kuaishouDesk writes 快手小店: one SKU per order, amounts with ¥ in the order export.
type kuaishouDesk struct {
	bureau
	orders, settlement, insurance *series
	ads                           *adTable
}

func newKuaishouDesk(b bureau) *kuaishouDesk {
	cal := b.w.cal
	d := &kuaishouDesk{bureau: b}
	d.orders = b.x.series(export{format: "kuaishou_orders", shop: b.shop, name: "订单导出", order: orderSales, amount: yuanSign}, cal.spans(6))
	d.settlement = b.x.series(export{format: "kuaishou_settlement", shop: b.shop, name: "结算明细", order: orderSettlement}, cal.spans(6))
	d.insurance = b.x.series(export{format: "kuaishou_insurance", shop: b.shop, name: "运费险", order: orderInsurance}, cal.spans(0))
	d.ads = newAdTable(b, export{format: "kuaishou_cilijinniu", name: "磁力金牛", csv: &csvStyle{}}, d.adRow)
	return d
}

func (d *kuaishouDesk) order(day int, o *order) {
	t, l := d.orders.at(day), &o.lines[0]
	if t == nil {
		return
	}
	t.set("订单号", itoa(o.id))
	t.time("订单创建时间", o.created)
	t.time("订单支付时间", o.paid)
	t.set("订单状态", kuaishouStatus(o, l, t.asOf))
	t.money("实付款", l.due)
	t.money("快递费", l.freight)
	t.money("店铺优惠", l.seller)
	t.money("平台补贴", l.platform)
	t.money("主播补贴", l.influencer)
	t.money("支付优惠", l.payment)
	t.zero("混资活动优惠")
	if !o.unpaid() {
		t.set("支付方式", "微信")
	}
	t.int("成交数量", l.qty)
	t.set("账号类型", "店铺号")
	t.set("售后状态", kuaishouAfterSales(l, t.asOf))
	t.set("订单载体", kuaishouCarrier(o.source.kind))
	t.set("商品名称", l.item.sku.name)
	t.set("商品ID", itoa(l.item.productID))
	t.set("商品规格", l.item.sku.spec)
	t.set("SKU编码", l.item.sku.code)
	t.money("商品单价", l.item.price)
	if f := o.source.influencer; f != nil {
		t.set("渠道", "分销")
		t.set("CPS达人ID", itoa(f.id))
		t.set("CPS达人昵称", f.name)
		t.money("预估推广佣金", rate(l.receivable(), f.commission))
		t.set("预估推广者分佣比例", itoa(int64(f.commission*100+.5))+"%")
	}
	t.set("收货地址-省", o.province1().name)
	t.set("收货地址-市", o.province1().city)
	d.shipment(t, o, l)
	t.set("仓库名称", "嘉兴一仓")
	if !o.unpaid() {
		t.set("预售/承诺发货时间", clock(o.paid+2*daySeconds))
	}
	t.add()
}

func (d *kuaishouDesk) shipment(t *table, o *order, l *line) {
	if at := shippedAt(o, l); at > 0 && at <= t.asOf {
		t.time("发货时间", at)
		t.set("快递公司", carrierName[o.carrier])
		t.set("快递单号", o.trackingNo())
	}
}

func kuaishouStatus(o *order, l *line, asOf int64) string {
	switch {
	case o.unpaid(), l.goneBy(asOf):
		return "交易关闭"
	case finishedAt(o, l) > 0 && finishedAt(o, l) <= asOf:
		return "交易成功"
	case shippedAt(o, l) > 0 && shippedAt(o, l) <= asOf:
		return "已发货"
	}
	return "待发货"
}

// kuaishouAfterSales: the amount of a partial refund is in the settlement only.
func kuaishouAfterSales(l *line, asOf int64) string {
	if !l.refund.full && l.refund.paidBack(asOf) > 0 {
		return "部分退款"
	}
	return soldWords(l, asOf, "", "售后处理中")
}

func kuaishouCarrier(k sourceKind) string {
	switch k {
	case ownLive, affiliateLive, affiliateVideo:
		return "直播"
	case organicVideo, paidAd:
		return "短视频"
	}
	return "商城"
}

func (d *kuaishouDesk) happened(day int, e event) {
	o, l := e.o, &e.o.lines[e.line]
	switch e.kind {
	case parcelShipped:
		d.insure(d.insurance.at(day), o)
	case orderSettled:
		if o.settles(l) {
			d.settle(d.settlement.at(day), o, l)
		}
	case refundDone:
		if o.refundsAfterSettlement(l) {
			d.settleRefund(d.settlement.at(day), o, l)
		}
	}
}

func (d *kuaishouDesk) insure(t *table, o *order) {
	t.set("订单编号", itoa(o.id))
	t.money("服务费用（元）", d.shop.insurance+20)
	t.money("商家承担服务费用（元）", d.shop.insurance)
	t.money("平台补贴费用（元）", 20)
	t.set("生效时间", clock(o.shipped+90))
	t.set("收费编号", "YFX"+itoa(o.id))
	t.add()
}

// settle: 实际结算金额 = 合计收入 + 订单退款 + 合计支出.
func (d *kuaishouDesk) settle(t *table, o *order, l *line) {
	before := o.refundedBeforeSettlement(l)
	f := settlementFees(o, l, before)
	d.truth.Settled += f.base - f.total()
	d.settleHead(t, o, l, o.settled)
	t.money("订单实付(元)", l.due)
	t.money("支付营销补贴", l.payment)
	t.money("平台补贴", l.platform)
	t.money("商家补贴(元)", l.seller)
	t.money("达人补贴", l.influencer)
	t.money("合计收入(元)", l.receivable())
	t.money("订单退款(元)", -before)
	t.money("技术服务费(元)", -f.platform)
	t.money("达人佣金(元)", -f.influencer)
	t.money("合计支出(元)", -f.total())
	t.money("实际结算金额(元)", f.base-f.total())
	t.set("结算规则", "确认收货后结算")
	t.add()
}

func (d *kuaishouDesk) settleRefund(t *table, o *order, l *line) {
	f := reversedFees(o, l)
	d.truth.Settled += f.total() - f.base
	d.settleHead(t, o, l, l.refund.done)
	t.zero("订单实付(元)")
	t.money("合计收入(元)", l.refund.amount-f.base)
	if l.refund.full {
		t.money("平台补贴", -l.platform)
		t.money("达人补贴", -l.influencer)
		t.money("支付营销补贴", -l.payment)
	}
	t.money("订单退款(元)", -l.refund.amount)
	t.money("技术服务费(元)", f.platform)
	t.money("达人佣金(元)", f.influencer)
	t.money("合计支出(元)", f.total())
	t.money("实际结算金额(元)", f.total()-f.base)
	t.set("备注", "结算后退款")
	t.add()
}

func (d *kuaishouDesk) settleHead(t *table, o *order, l *line, at int64) {
	t.set("商家ID", "9900000001")
	t.set("订单号", itoa(o.id))
	t.set("商品ID", itoa(l.item.productID))
	t.set("商品名称", l.item.sku.name)
	t.int("商品数量", l.qty)
	t.set("订单创建时间", clock(o.created))
	if f := o.source.influencer; f != nil {
		t.set("达人ID", itoa(f.id))
	}
	t.set("佣金模式", "普通")
	t.set("实际结算时间", clock(at))
	t.set("资金渠道", "微信")
}

func (d *kuaishouDesk) adRow(t *table, date string, s *source, a adDay) {
	t.set("日期", date)
	t.set("广告账号", itoa(90_000_001+int64(campaignIndex(d.shop, s.campaign))))
	t.set("推广类型", "商品推广")
	t.money("花费", a.spend)
	t.money("直接GMV", s.tally.paid)
	t.money("当日累计GMV", s.tally.paid*11/10)
	t.set("直接ROI", ratio(s.tally.paid, a.spend))
	t.int("直接成交订单量", s.tally.orders)
	t.int("曝光数", a.impressions)
	t.int("播放数", a.impressions*7/10)
	t.int("涨粉数", a.clicks/30)
	t.add()
}

func (d *kuaishouDesk) dayEnds(day int, sources []source) { d.ads.dayEnds(day, sources) }

func (d *kuaishouDesk) close() {
	d.orders.close()
	d.settlement.close()
	d.insurance.close()
	d.ads.close()
}
