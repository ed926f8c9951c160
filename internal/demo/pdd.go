package demo

import "time"

// pddDesk writes 拼多多: one SKU per order, cells with a trailing TAB, the 账务明细 bill that
// settles at once, promotion, its account and service.
type pddDesk struct {
	bureau
	orders, bill, refunds *series
	ads                   *adTable
	fund                  *table
	balance               int64
}

func newPddDesk(b bureau) *pddDesk {
	cal := b.w.cal
	d := &pddDesk{bureau: b, balance: 500_000}
	plain := &csvStyle{}
	d.orders = b.x.series(export{format: "pdd_orders", shop: b.shop, name: "订单", order: orderSales, csv: plain}, cal.spans(6))
	d.bill = b.x.series(export{format: "pdd_bill", shop: b.shop, name: "账务明细", order: orderFunds, csv: &csvStyle{gb: true, preamble: []string{
		"拼多多店铺账务明细查询", "", "起始时间：{from} 00:00:00   终止时间：{to} 23:59:59", "----------交易记录明细列表---------",
	}}}, cal.spans(6))
	d.refunds = b.x.series(export{format: "pdd_refunds", shop: b.shop, name: "售后", order: orderRefunds, csv: plain}, cal.spans(0))
	d.ads = newAdTable(b, export{format: "pdd_promotion", name: "推广_商品推广", title: "名称：商品推广"}, d.adRow)
	d.ads.total = d.adTotal
	d.fund = b.x.open(export{format: "pdd_ad_fund", shop: b.shop, name: "推广账户流水", order: orderFunds, csv: plain}, cal.spans(0)[0].label)
	return d
}

// pddOrderID is yyMMdd-<15 digits>.
func pddOrderID(o *order) string {
	return time.Unix(o.created, 0).UTC().Format("060102") + "-" + pad(o.number*631+o.created%631+100_000_000_000_000, 15)
}

// order: 商家实收 = 商品总价 + 邮费 − 店铺优惠; 用户实付 = 商家实收 − 平台优惠 − 多多支付立减.
func (d *pddDesk) order(day int, o *order) {
	t, l := d.orders.at(day), &o.lines[0]
	if t == nil {
		return
	}
	tab := func(name string, at int64) {
		if at > 0 && at <= t.asOf {
			t.set(name, clock(at)+"\t")
		} else {
			t.set(name, "\t")
		}
	}
	t.set("商品", l.item.sku.name)
	t.set("订单号", pddOrderID(o)+"\t")
	t.set("订单状态", pddStatus(o, l, t.asOf))
	t.money("商品总价(元)", l.goods)
	t.money("邮费(元)", l.freight)
	t.money("店铺优惠折扣(元)", l.seller)
	t.money("平台优惠折扣(元)", l.platform)
	t.money("多多支付立减金额(元)", l.payment)
	t.money("用户实付金额(元)", l.due)
	t.money("商家实收金额(元)", l.receivable())
	t.int("商品数量(件)", l.qty)
	tab("发货时间", shippedAt(o, l))
	tab("确认收货时间", finishedAt(o, l))
	t.set("商品id", itoa(l.item.productID)+"\t")
	t.set("商品规格", l.item.sku.spec)
	t.set("样式ID", itoa(l.item.skuID)+"\t")
	t.set("商家编码-规格维度", l.item.sku.code)
	t.set("商家编码-商品维度", l.item.sku.spu.code)
	t.set("售后状态", soldWords(l, t.asOf, "无售后或售后取消", "售后处理中"))
	if at := shippedAt(o, l); at > 0 && at <= t.asOf {
		t.set("快递单号", o.trackingNo()+"\t")
		t.set("快递公司", carrierName[o.carrier])
	}
	tab("订单成交时间", o.paid)
	t.add()
}

func pddStatus(o *order, l *line, asOf int64) string {
	shipped := shippedAt(o, l) > 0 && shippedAt(o, l) <= asOf
	switch {
	case o.unpaid():
		return "已取消"
	case l.goneBy(asOf) && shipped:
		return "已发货，退款成功"
	case l.goneBy(asOf):
		return "未发货，退款成功"
	case finishedAt(o, l) > 0 && finishedAt(o, l) <= asOf:
		return "已收货"
	case shipped:
		return "已发货，待收货"
	}
	return "待发货"
}

func (d *pddDesk) happened(day int, e event) {
	o, l := e.o, &e.o.lines[e.line]
	switch e.kind {
	case orderSettled:
		if !o.settles(l) {
			return
		}
		f := settlementFees(o, l, o.refundedBeforeSettlement(l))
		d.entry(day, e.at, pddOrderID(o), "交易收入", "", "0010002|交易收入-订单收入", f.base)
		d.entry(day, e.at+1, pddOrderID(o), "技术服务费", "", "0030002|技术服务费-基础技术服务费", -f.platform)
		d.entry(day, e.at+1, pddOrderID(o), "营销费用", "", "0060001|营销费用-多多进宝", -f.influencer)
	case refundApplied:
		d.refund(d.refunds.at(day), o, l)
	case refundDone:
		if !o.refundsAfterSettlement(l) {
			return
		}
		back := l.refund.amount
		if l.refund.full {
			back = l.receivable()
		}
		d.entry(day, e.at, pddOrderID(o), "交易退款", "", "0020002|交易退款-订单退款", -back)
	}
}

func (d *pddDesk) entry(day int, at int64, id, kind, note, code string, amount int64) {
	if amount == 0 {
		return
	}
	if id != "" {
		d.truth.Settled += amount
	}
	t := d.bill.at(day)
	if t == nil {
		return
	}
	t.set("商户订单号", id+"\t")
	t.set("发生时间", clock(at)+"\t")
	t.money("收入金额（+元）", max(amount, 0))
	t.money("支出金额（-元）", min(amount, 0))
	t.set("收入金额（+元）", yuan(max(amount, 0))+"\t")
	t.set("支出金额（-元）", yuan(min(amount, 0))+"\t")
	t.set("账务类型", kind)
	t.set("备注", note+"\t")
	t.set("业务描述", code)
	t.add()
}

func (d *pddDesk) refund(t *table, o *order, l *line) {
	if t == nil {
		return
	}
	f := &l.refund
	t.set("售后编号", itoa(120_000_000_000+o.number)+"\t")
	t.set("订单编号", pddOrderID(o)+"\t")
	t.money("交易金额", l.due)
	t.set("售后状态", "待商家处理")
	amount := f.amount
	switch {
	case f.done > 0 && f.done <= t.asOf:
		t.set("售后状态", "退款成功")
	case f.closed > 0 && f.closed <= t.asOf:
		t.set("售后状态", "已撤销")
		amount = l.due
	}
	t.set("退款类型", refundType(f))
	t.money("退款金额", amount)
	t.set("申请时间", clock(f.applied))
	t.add()
}

func (d *pddDesk) adRow(t *table, date string, s *source, a adDay) {
	c := s.campaign
	t.set("日期", date)
	t.set("商品ID", itoa(c.product.productID))
	t.set("商品名称", c.product.sku.name)
	t.set("推广场景", "稳定成本推广")
	t.set("推广名称", c.product.sku.spu.name+"-稳定")
	t.set("出价方式", "目标投产比：4.50")
	t.set("是否已删除", "否")
	t.money("成交花费(元)", a.spend*98/100)
	t.money("交易额(元)", s.tally.paid)
	t.set("实际投产比", ratio(s.tally.paid, a.spend))
	t.money("总花费(元)", a.spend)
	t.int("曝光量", a.impressions)
	t.int("点击量", a.clicks)
	t.add()
}

func (d *pddDesk) adTotal(t *table) {
	for _, name := range t.header {
		t.set(name, "-")
	}
	t.set("日期", "总计")
	for _, name := range []string{"成交花费(元)", "交易额(元)", "总花费(元)"} {
		t.set(name, yuan(t.sums[name]))
	}
	t.extra()
}

// dayEnds: the day's promotion is taken from the ad account, which is topped up from the bill.
func (d *pddDesk) dayEnds(day int, sources []source) {
	d.ads.dayEnds(day, sources)
	spent := int64(0)
	for i := range d.plan.ads {
		spent += d.plan.ads[i][day].spend
	}
	at := d.w.cal.at(day)
	if d.balance < 2*spent {
		amount := (spent*14/50_000 + 1) * 50_000
		d.entry(day, at+10*hour, "", "转账", "推广账户充值", "0050002|转账-广告充值", -amount)
		d.balance += amount
		d.fundRow(at, "充值", amount, "账户充值")
	}
	d.balance -= spent
	d.fundRow(at, "支出", -spent, "推广支出： 明星店铺0.00元； 商品推广"+yuan(spent)+"元；")
	if d.w.cal.days-day <= 3 {
		d.service(day, sources)
	}
}

func (d *pddDesk) fundRow(at int64, kind string, amount int64, note string) {
	d.fund.set("时间", clock(at)[:10])
	d.fund.set("资金类型", "现金")
	d.fund.set("流水类型", kind)
	d.fund.set("店铺名称", d.shop.name)
	d.fund.money("交易金额", amount)
	if d.fund != nil {
		d.fund.set("余额", yuan(d.balance))
	}
	d.fund.set("交易摘要", note)
	d.fund.add()
}

// service writes 客服数据: a file per day, as its rows carry no date.
func (d *pddDesk) service(day int, sources []source) {
	t := d.x.open(export{format: "pdd_cs", shop: d.shop, name: "客服数据", order: orderService, csv: &csvStyle{}}, d.w.cal.date(day).Format("2006-01-02"))
	if t == nil {
		return
	}
	orders := int64(0)
	for i := range sources {
		orders += sources[i].tally.orders
	}
	for i, a := range agents[:2] {
		asks := orders*14/100 + int64(3*i)
		bought := asks * a.convert / 160
		t.set("客服账号", d.shop.name+":客服"+a.name)
		t.int("咨询人数", asks)
		t.int("询单人数", asks*6/10)
		t.int("最终成团人数", bought)
		t.int("询单流失人数", asks*6/10-bought)
		t.set("询单转化率", percent(bought, asks*6/10))
		t.money("客服销售额（元）", bought*2890)
		t.int("人工接待人数", asks*9/10)
		t.set("3分钟人工回复率(8-23点)", "95.20%")
		t.set("平均人工响应时长（分钟）", ratio(a.reply, 60))
		t.set("30秒应答率(8-23点)", "88.40%")
		t.int("评分≤3订单数", asks/40)
		t.int("评分数", asks/5)
		t.set("评分≤3率", percent(asks/40, asks/5))
		t.int("纠纷退款数", asks/90)
		t.int("投诉数", asks/60)
		t.set("3分钟人工回复率(全天)", "93.10%")
		t.set("30秒应答率(全天)", "85.00%")
		t.add()
	}
	d.x.close(t)
}

func (d *pddDesk) close() {
	d.orders.close()
	d.bill.close()
	d.refunds.close()
	d.ads.close()
	d.x.close(d.fund)
}
