package demo

import "strings"

// taobaoDesk writes 千牛: the order list without SKUs, its lines in a second export, refunds,
// the 支付宝 ledger that settles, and 万相台 by product. GBK, ids as ="…".
type taobaoDesk struct {
	bureau
	list, lines, refunds *series
	ads                  *adTable
	ledger               *alipay
	visits               *visitDesk
}

func newTaobaoDesk(b bureau) *taobaoDesk {
	cal := b.w.cal
	style := &csvStyle{gb: true, quoted: true, formula: true}
	d := &taobaoDesk{bureau: b}
	d.list = b.x.series(export{format: "taobao_export_order_list", shop: b.shop, name: "ExportOrderList", order: orderSales, csv: style}, cal.spans(6))
	d.lines = b.x.series(export{format: "taobao_export_order_detail", shop: b.shop, name: "ExportOrderDetailList", order: orderSales, csv: style}, cal.spans(6))
	d.refunds = b.x.series(export{format: "taobao_refunds", shop: b.shop, name: "退款管理", order: orderRefunds}, cal.spans(0))
	d.ads = newAdTable(b, export{format: "wanxiangtai_product", name: "万相台_商品报表", csv: &csvStyle{gb: true}}, d.adRow)
	d.ledger = newAlipay(b)
	d.visits = newVisitDesk(b)
	return d
}

// order: 总金额 = 买家应付货款 + 买家应付邮费 = 买家实际支付金额 + 天猫卡券抵扣 + 集分宝抵扣.
func (d *taobaoDesk) order(day int, o *order) {
	d.visits.order(o)
	t := d.list.at(day)
	if t == nil {
		d.detail(day, o)
		return
	}
	var goods, freight, platform, payment, qty, refunded, received int64
	var titles []string
	for i := range o.n {
		l := &o.lines[i]
		goods += l.goods - l.seller
		freight += l.freight
		platform += l.platform
		payment += l.payment
		qty += l.qty
		refunded += l.refund.paidBack(t.asOf)
		if o.settles(l) {
			received += l.receivable() - o.refundedBeforeSettlement(l)
		}
		titles = append(titles, l.item.sku.name)
	}
	t.set("订单编号", itoa(o.id))
	t.set("买家会员名", "t***"+itoa(int64(o.buyer)%10))
	t.money("买家应付货款", goods)
	t.money("买家应付邮费", freight)
	t.set("买家支付积分", "0")
	t.money("总金额", goods+freight)
	t.set("返点积分", "0")
	t.money("天猫卡券抵扣", platform)
	t.money("集分宝抵扣", payment)
	t.set("订单状态", taobaoStatus(o, t.asOf))
	t.set("收货地址", o.province1().name+" "+o.province1().city+" ***")
	t.set("运送方式", "快递")
	t.time("订单创建时间", o.created)
	t.set("宝贝标题", strings.Join(titles, "，"))
	t.int("宝贝种类", int64(o.n))
	t.int("宝贝总数量", qty)
	t.set("店铺Id", "0")
	t.set("店铺名称", d.shop.name)
	t.set("卖家服务费", "0元")
	t.set("买家服务费", "0元")
	t.money("退款金额", refunded)
	if o.unpaid() {
		t.zero("买家实际支付金额")
		t.set("订单关闭原因", "买家未付款")
	} else {
		trade := "2026" + pad(o.id%1_000_000_000_000, 20)
		t.money("买家实际支付金额", goods+freight-platform-payment)
		t.set("支付单号", "'"+trade)
		t.set("支付详情", trade+":"+yuan(goods+freight-platform-payment)+";")
		t.time("订单付款时间", o.paid)
		if o.shipped > 0 && o.shipped <= t.asOf {
			t.set("物流单号", "No:"+o.trackingNo())
			t.set("物流公司", carrierName[o.carrier])
		}
		if o.goneBy(t.asOf) {
			t.set("订单关闭原因", "退款")
		} else if o.finished <= t.asOf {
			t.time("确认收货时间", o.finished)
			t.set("打款商家金额", yuan(received)+"元")
		}
	}
	t.add()
	d.detail(day, o)
}

// detail: one row per line without an id of its own; 价格 is the list price.
func (d *taobaoDesk) detail(day int, o *order) {
	t := d.lines.at(day)
	if t == nil {
		return
	}
	for i := range o.n {
		l := &o.lines[i]
		t.set("订单编号", itoa(o.id))
		t.set("标题", l.item.sku.name)
		t.money("价格", l.item.price)
		t.int("购买数量", l.qty)
		t.set("外部系统编号", l.item.sku.code)
		t.set("商品属性", "规格:"+l.item.sku.spec)
		t.set("套餐信息", "NULL")
		t.set("备注", "NULL")
		t.set("订单状态", taobaoStatus(o, t.asOf))
		t.set("商家编码", l.item.sku.spu.code)
		t.add()
	}
}

func taobaoStatus(o *order, asOf int64) string {
	switch {
	case o.unpaid(), o.goneBy(asOf):
		return "交易关闭"
	case o.finished > 0 && o.finished <= asOf:
		return "交易成功"
	case o.shipped > 0 && o.shipped <= asOf:
		return "卖家已发货，等待买家确认"
	}
	return "买家已付款，等待卖家发货"
}

func (d *taobaoDesk) happened(day int, e event) {
	l := &e.o.lines[e.line]
	switch e.kind {
	case parcelShipped:
		d.ledger.insurance(day, e.o)
	case orderSettled:
		d.ledger.income(day, e.o)
	case refundDone:
		d.refund(d.refunds.at(day), e.o, l)
		if e.o.refundsAfterSettlement(l) {
			d.ledger.refund(day, e.o, l)
		}
	}
}

// refund: 退款总额 = 退给买家金额 + 退给平台金额, the coupon's part.
func (d *taobaoDesk) refund(t *table, o *order, l *line) {
	f := &l.refund
	platform := int64(0)
	if f.full {
		platform = l.platform + l.payment
	}
	t.set("退款编号", "'"+itoa(260_000_000_000_000_000+l.id%100_000_000_000_000_000))
	t.set("订单编号", "'"+itoa(o.id))
	t.set("商家编码", l.item.sku.code)
	t.set("宝贝标题", l.item.sku.name)
	t.set("退款完结时间", clock(f.done))
	t.set("售后类型", refundType(f))
	t.set("买家退款原因", refundReasons[f.reason])
	t.set("订单付款时间", clock(o.paid))
	t.money("退给买家金额", f.amount)
	t.money("退给平台金额", platform)
	t.money("退款总额", f.amount+platform)
	t.set("退款状态", "退款成功")
	t.add()
}

func (d *taobaoDesk) adRow(t *table, date string, s *source, a adDay) {
	t.set("日期", date)
	t.set("主体ID", itoa(s.campaign.product.productID))
	t.set("主体类型", "商品")
	t.set("主体名称", s.campaign.product.sku.name)
	t.money("花费", a.spend)
	t.money("净成交金额", s.tally.paid*93/100)
	t.money("总成交金额", s.tally.paid)
	t.set("实际投产比", ratio(s.tally.paid, a.spend))
	t.int("展现量", a.impressions)
	t.int("点击量", a.clicks)
	t.set("点击率", percent(a.clicks, a.impressions))
	t.int("净成交笔数", s.tally.orders*95/100)
	t.int("总成交笔数", s.tally.orders)
	t.int("总购物车数", a.clicks/11)
	t.add()
}

func (d *taobaoDesk) dayEnds(day int, sources []source) {
	d.ads.dayEnds(day, sources)
	d.ledger.dayEnds(day)
	d.visits.dayEnds(day)
}

func (d *taobaoDesk) close() {
	d.list.close()
	d.lines.close()
	d.refunds.close()
	d.ads.close()
	d.ledger.close()
	d.visits.close()
	d.products()
}

// products writes the shop's article list: the only export that says which article a SKU is.
func (d *taobaoDesk) products() {
	t := d.x.open(export{format: "tmall_product_master", shop: d.shop, name: "批量导出商品", order: orderStock, sheet: "发布模板", title: "发布模板\n请勿修改表头"}, "")
	if t == nil {
		return
	}
	for i := range d.shop.listings {
		l := &d.shop.listings[i]
		t.set("商品Id", itoa(l.productID))
		t.set("类目id", itoa(50_000_600+int64(l.sku.spu.category)))
		t.set("类目名称", l.sku.cat.name)
		t.set("商品标题", brand+" "+l.sku.spu.name)
		t.money("一口价", l.price)
		t.setNth("商家编码", 0, l.sku.spu.code)
		t.set("销售属性", "规格:"+l.sku.spec)
		t.set("skuId", itoa(l.skuID))
		t.money("价格（元）", l.price)
		t.int("数量", 100+int64(i*37%400))
		t.setNth("商家编码", 1, l.sku.code)
		t.set("生产日期（年/月/日）", "-")
		t.add()
	}
	d.x.close(t)
}
