package demo

// wechatDesk writes 微信小店 (视频号): orders and the fund flow 资金流水, whose entries settle
// each order. Ids are TAB-prefixed.
type wechatDesk struct {
	bureau
	orders, funds *series
	flow, balance int64
}

func newWechatDesk(b bureau) *wechatDesk {
	cal := b.w.cal
	d := &wechatDesk{bureau: b, balance: 1_000_000}
	d.orders = b.x.series(export{format: "wechat_orders", shop: b.shop, name: "订单", order: orderSales, amount: yuanSign}, cal.spans(6))
	d.funds = b.x.series(export{format: "wechat_fundflow", shop: b.shop, name: "资金流水", order: orderFunds}, cal.spans(6))
	return d
}

func (d *wechatDesk) order(day int, o *order) {
	t, l := d.orders.at(day), &o.lines[0]
	if t == nil {
		return
	}
	t.set("订单号", "\t"+itoa(o.id))
	t.time("订单下单时间", o.created)
	t.time("订单发货时间", shippedAt(o, l))
	t.time("订单确认收货时间", finishedAt(o, l))
	if o.settles(l) {
		t.time("订单完成结算时间", o.settled)
	}
	t.set("订单状态", statusWords(o, l, t.asOf, "待收货"))
	t.set("发货方式", "自主发货")
	t.set("省", o.province1().name)
	t.set("市", o.province1().city)
	t.money("商品总价", l.goods)
	t.money("订单实际支付金额", l.due)
	t.money("订单实际收款金额", l.receivable())
	t.money("订单运费", l.freight)
	t.money("商品优惠", l.seller)
	t.zero("跨店优惠", "商品改价", "积分抵扣")
	if !o.unpaid() {
		t.set("支付方式", "微信支付")
		t.time("支付时间", o.paid)
		t.set("交易单号", "\t42000"+pad(o.id%10_000_000_000, 10)+pad(o.number, 13))
	}
	if at := shippedAt(o, l); at > 0 && at <= t.asOf {
		t.set("物流公司", carrierName[o.carrier])
		t.set("快递单号", "\t"+o.trackingNo())
	}
	f := settlementFees(o, l, 0)
	t.money("技术服务费", f.platform)
	t.money("运费险预计投保费用", d.shop.insurance)
	if x := o.source.influencer; x != nil {
		t.set("带货方式", contentType(o.source))
		t.set("带货账号类型", "视频号")
		t.set("带货账号昵称", x.name)
		t.money("带货费用", f.influencer)
		t.set("带货佣金率", itoa(int64(x.commission*100+.5))+"%")
	}
	t.set("商品名称", l.item.sku.name)
	t.set("商品编码(平台)", "\t"+itoa(l.item.productID))
	t.set("商品编码(自定义)", l.item.sku.spu.code)
	t.set("SKU编码(自定义)", l.item.sku.code)
	t.set("商品属性", l.item.sku.spec)
	t.money("商品价格(单件)", l.item.price)
	t.money("商品实际价格(单件)", (l.goods-l.discount())/l.qty)
	t.money("商品实际价格(总共)", l.goods-l.discount())
	t.set("是否预售", "否")
	t.int("商品数量", l.qty)
	t.zero("商品平台券优惠")
	t.money("商品平均运费", l.freight)
	t.set("商品发货", "未发货")
	if at := shippedAt(o, l); at > 0 && at <= t.asOf {
		t.set("商品发货", "已发货")
	}
	t.set("商品售后", soldWords(l, t.asOf, "无", "售后中"))
	t.money("商品已退款金额", l.refund.paidBack(t.asOf))
	t.add()
}

func (d *wechatDesk) happened(day int, e event) {
	o, l := e.o, &e.o.lines[e.line]
	t := d.funds.at(day)
	switch e.kind {
	case parcelShipped:
		d.entry(t, e.at+120, o, "运费险", -d.shop.insurance)
	case orderSettled:
		if !o.settles(l) {
			return
		}
		f := settlementFees(o, l, o.refundedBeforeSettlement(l))
		d.entry(t, e.at, o, "订单支付", f.base)
		d.entry(t, e.at, o, "技术服务费", -f.platform)
		d.entry(t, e.at+1, o, "达人佣金", -f.influencer)
	case refundDone:
		if !o.refundsAfterSettlement(l) {
			return
		}
		f := reversedFees(o, l)
		d.entry(t, e.at, o, "订单退款", -f.base)
		d.entry(t, e.at, o, "技术服务费", f.platform)
		d.entry(t, e.at, o, "达人佣金", f.influencer)
	}
}

// entry of the fund flow; a fee that comes back is income.
func (d *wechatDesk) entry(t *table, at int64, o *order, kind string, amount int64) {
	if amount == 0 {
		return
	}
	d.flow++
	d.balance += amount
	if o != nil {
		d.truth.Settled += amount
	}
	if t == nil {
		return
	}
	t.set("流水单号", "\t"+itoa(7_000_000_000_000_000+d.flow))
	t.set("记账时间", clock(at))
	t.set("动帐类型", kind)
	t.set("收支类型", "收入")
	t.money("收支金额", amount)
	if amount < 0 {
		t.set("收支类型", "支出")
		t.set("收支金额", yuan(-amount))
	}
	t.set("账户余额", yuan(d.balance))
	if o != nil {
		t.set("关联订单号", "\t"+itoa(o.id))
	}
	t.add()
}

func (d *wechatDesk) dayEnds(day int, _ []source) {
	if d.balance > 3_000_000 && d.w.cal.date(day).Day()%10 == 0 {
		d.entry(d.funds.at(day), d.w.cal.at(day+1)-60, nil, "提现", -(d.balance - 1_000_000))
	}
}

func (d *wechatDesk) close() {
	d.orders.close()
	d.funds.close()
}
