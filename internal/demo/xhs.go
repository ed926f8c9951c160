package demo

// xhsDesk writes 小红书: orders by line without line ids, settlement, after-sales, 乘风 notes.
type xhsDesk struct {
	bureau
	orders, settlement, refunds *series
	ads                         *adTable
}

func newXHSDesk(b bureau) *xhsDesk {
	cal := b.w.cal
	d := &xhsDesk{bureau: b}
	d.orders = b.x.series(export{format: "xhs_orders", shop: b.shop, name: "订单查询", order: orderSales, sheet: "包裹详情"}, cal.spans(6))
	d.settlement = b.x.series(export{format: "xhs_settlement", shop: b.shop, name: "商品结算明细", order: orderSettlement, sheet: "商品结算明细"}, cal.spans(6))
	d.refunds = b.x.series(export{format: "xhs_refunds", shop: b.shop, name: "售后单", order: orderRefunds, more: []string{"售后状态"}}, cal.spans(0))
	d.ads = newAdTable(b, export{format: "xhs_chengfeng_note", name: "乘风_笔记报表", csv: &csvStyle{}}, d.adRow)
	return d
}

func xhsOrderID(o *order) string { return "P" + itoa(o.id) }

func hexID(prefix string, n int64) string { return prefix + pad(n, 24-len(prefix)) }

func (d *xhsDesk) order(day int, o *order) {
	t := d.orders.at(day)
	if t == nil {
		return
	}
	for i := range o.n {
		l := &o.lines[i]
		t.set("订单号", xhsOrderID(o))
		t.set("订单状态", statusWords(o, l, t.asOf, "已发货"))
		t.set("售后状态", soldWords(l, t.asOf, "无售后", "售后中"))
		t.set("订单类型", "现货")
		t.set("省", o.province1().name)
		t.set("市", o.province1().city)
		t.set("规格ID", hexID("65", l.item.skuID))
		if f := o.source.influencer; f != nil {
			t.set("达人ID", hexID("64", f.id))
			t.set("达人名称", f.name)
		}
		t.set("SKU名称", l.item.sku.name)
		t.set("SKU规格", l.item.sku.spec)
		t.int("SKU件数", l.qty)
		t.set("是否为赠品", "否")
		t.money("商品总价(元)", l.goods)
		t.money("用户应付金额(元)", l.due)
		t.money("平台优惠(元)", l.platform)
		t.money("店铺优惠(元)", l.seller)
		t.zero("支付渠道优惠(元)", "SKU商家改价(元)", "包裹总运费(元)")
		t.money("商家应收金额(元)（支付金额）", l.receivable())
		if !o.unpaid() {
			t.set("支付方式", "微信支付")
			t.time("支付时间", o.paid)
			t.set("承诺发货时间", clock(o.paid+2*daySeconds))
		}
		if at := shippedAt(o, l); at > 0 && at <= t.asOf {
			t.set("快递公司", carrierName[o.carrier])
			t.set("快递单号", o.trackingNo())
		}
		t.time("订单创建时间", o.created)
		t.time("订单发货时间", shippedAt(o, l))
		t.time("订单完成时间", finishedAt(o, l))
		t.set("发货仓库", "默认仓")
		t.set("店铺名称", d.shop.name)
		t.set("用户编号", "U"+pad(int64(o.buyer), 10))
		t.set("商家编码", l.item.sku.code)
		t.set("商品ID", hexID("66", l.item.productID))
		t.set("商品名称", brand+" "+l.item.sku.spu.name)
		t.add()
	}
}

func (d *xhsDesk) happened(day int, e event) {
	o, l := e.o, &e.o.lines[e.line]
	switch e.kind {
	case refundDone:
		d.refund(d.refunds.at(day), o, l)
		if o.refundsAfterSettlement(l) {
			f := reversedFees(o, l)
			platform := int64(0)
			if l.refund.full {
				platform = -l.platform
			}
			d.settle(d.settlement.at(day), o, e.at, "退款", xhsRefundID(l), -f.base, -l.refund.amount, platform, fees{platform: -f.platform, influencer: -f.influencer})
		}
	case orderSettled:
		for i := range o.n {
			if l := &o.lines[i]; o.settles(l) {
				before := o.refundedBeforeSettlement(l)
				f := settlementFees(o, l, before)
				d.settle(d.settlement.at(day), o, e.at, "结算入账", "", f.base, l.due-before, l.platform, f)
			}
		}
	}
}

func xhsRefundID(l *line) string { return "R" + itoa(l.id) }

func (d *xhsDesk) refund(t *table, o *order, l *line) {
	f := &l.refund
	t.set("售后单号", xhsRefundID(l))
	t.set("订单号", xhsOrderID(o))
	t.set("商品名称", l.item.sku.name)
	if f.kind == returnRefund {
		t.set("商家确认收货时间", clock(f.done-hour))
	}
	t.set("退货创建时间", clock(f.applied))
	t.money("申请售后金额(元)", f.amount)
	t.set("售后类型", refundType(f))
	t.set("原因", refundReasons[f.reason])
	t.set("售后状态", "退款成功")
	t.add()
}

// settle: 动账金额 = 商品实付/实退 + 平台优惠补贴 + fees, which are negative.
func (d *xhsDesk) settle(t *table, o *order, at int64, kind, refund string, base, paid, platform int64, f fees) {
	net := paid + platform - f.total()
	d.truth.Settled += net
	t.set("订单号", xhsOrderID(o))
	t.set("售后单号", refund)
	t.set("下单时间", clock(o.created))
	t.set("结算时间", clock(at))
	t.set("交易类型", kind)
	t.set("结算账户", "店铺账户")
	t.money("动账金额", net)
	t.money("计佣基数", base)
	t.money("商品实付/实退", paid)
	t.zero("运费实付/实退", "平台运费补贴")
	t.money("平台优惠补贴", platform)
	t.money("佣金", -f.platform)
	t.money("支付渠道费", -f.payment)
	t.money("分销佣金", -f.influencer)
	t.add()
}

func (d *xhsDesk) adRow(t *table, date string, s *source, a adDay) {
	t.set("日期", date)
	t.set("笔记ID", hexID("66f", (s.campaign.id-1_800_000_000_000_000)*1000+int64(a.content)))
	t.money("消费", a.spend)
	t.int("展现量", a.impressions)
	t.int("点击量", a.clicks)
	t.set("点击率(%)", ratio(a.clicks*100, a.impressions))
	t.set("平均点击成本", ratio(a.spend, a.clicks*100))
	t.int("7日总支付订单量", s.tally.orders*115/100)
	t.money("7日总支付金额", s.tally.paid*115/100)
	t.set("7日总支付ROI", ratio(s.tally.paid*115/100, a.spend))
	t.int("直接支付订单量", s.tally.orders)
	t.money("直接支付订单gmv", s.tally.paid)
	t.set("直接支付ROI", ratio(s.tally.paid, a.spend))
	t.int("店铺新客支付人数", s.tally.newBuyers)
	t.add()
}

func (d *xhsDesk) dayEnds(day int, sources []source) { d.ads.dayEnds(day, sources) }

func (d *xhsDesk) close() {
	d.orders.close()
	d.settlement.close()
	d.refunds.close()
	d.ads.close()
}
