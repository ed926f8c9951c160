package demo

var settlementExplanation = []string{
	"结算入账时间", "", "", "收入合计+支出合计", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "以上各项收入之和",
	"", "", "", "", "", "", "", "以上各项支出之和", "", "", "",
}

// settle writes a line's settlement:
//
//	收入合计 = 订单总价 + 店铺劵 + 结算前退款金额 − what nobody bears = 用户实付 + 平台补贴 + 达人补贴 + 抖音支付补贴 + 结算前退款金额
//	结算金额 = 收入合计 + 支出合计
func (d *douyinDesk) settle(t *table, o *order, l *line) {
	before := o.refundedBeforeSettlement(l)
	f := settlementFees(o, l, before)
	net := f.base - f.total()
	d.truth.Settled += net
	if t == nil {
		return
	}
	d.settleHead(t, o, l)
	t.set("结算时间", clock(o.settled))
	t.money("结算金额", net)
	t.set("结算单类型", "已结算")
	t.set("有结算前退款", yesNo(before > 0))
	t.money("订单总价", l.goods+l.freight)
	t.money("商品总价", l.goods)
	t.money("运费", l.freight)
	t.money("店铺劵", -l.seller)
	t.money("结算前退款金额", -before)
	t.money("平台补贴", l.platform)
	t.money("达人补贴", l.influencer)
	t.money("抖音支付补贴", l.payment)
	t.zero("抖音月付营销补贴")
	t.money("用户实付", l.due)
	t.money("收入合计", f.base)
	t.money("平台服务费", -f.platform)
	t.money("佣金", -f.influencer)
	t.money("招商服务费", -f.colonel)
	t.zero("渠道分成", "站外推广费", "其他分成", "免佣金额")
	t.money("支出合计", -f.total())
	t.set("是否免佣", "否")
	t.add()
}

// settleRefund writes a refund after settlement: the amounts come back with their fees.
func (d *douyinDesk) settleRefund(t *table, o *order, l *line) {
	f := reversedFees(o, l)
	net := -f.base + f.total()
	d.truth.Settled += net
	if t == nil {
		return
	}
	d.settleHead(t, o, l)
	t.set("结算时间", clock(l.refund.done))
	t.money("结算金额", net)
	t.set("结算单类型", "结算后退款-原路退回")
	t.set("有结算前退款", "否")
	if l.refund.full {
		t.money("平台补贴", -l.platform)
		t.money("达人补贴", -l.influencer)
		t.money("抖音支付补贴", -l.payment)
	}
	t.money("用户实付", -l.refund.amount)
	t.money("收入合计", -f.base)
	t.money("平台服务费", f.platform)
	t.money("佣金", f.influencer)
	t.money("招商服务费", f.colonel)
	t.money("支出合计", f.total())
	t.add()
}

func (d *douyinDesk) settleHead(t *table, o *order, l *line) {
	t.set("订单号", "'"+itoa(o.id))
	t.set("子订单号", "'"+itoa(l.id))
	t.set("结算账户", "聚合账户")
	t.set("下单时间", clock(o.created))
	t.set("商品ID", "'"+itoa(l.item.productID))
	t.int("商品数量", l.qty)
	t.set("业务类型", "小店")
	t.set("订单类型", "普通订单")
}

func yesNo(b bool) string {
	if b {
		return "是"
	}
	return "否"
}

// compensate writes a payment to the buyer of a damaged parcel beyond the refund.
func (d *douyinDesk) compensate(o *order, l *line, at int64) {
	const amount = 500
	at += 2 * hour
	if at > d.w.cal.end() {
		return
	}
	d.truth.Known["compensation"] -= amount
	d.truth.Eventual["compensation"] -= amount
	t := d.funds
	d.fund(t, at, "出账", amount, "消费者赔付", "小店自卖")
	t.set("子订单号", "'"+itoa(l.id))
	t.set("订单号", "'"+itoa(o.id))
	t.set("下单时间", clock(o.created))
	t.set("商品ID", "'"+itoa(l.item.productID))
	t.set("商品名称", l.item.sku.name)
	t.set("备注", "商品破损赔付")
	t.add()
}

// withdraw writes the monthly transfer to the bank and the advance to 千川: no costs.
func (d *douyinDesk) withdraw(day int) {
	amount := d.w.opt.Lines / int64(d.w.cal.days) * 30 * 1000
	d.fund(d.funds, d.w.cal.at(day)+10*hour, "出账", amount, "货款直投千川", "巨量千川")
	d.funds.set("备注", "货款充值千川账户")
	d.funds.add()
	d.fund(d.funds, d.w.cal.at(day)+11*hour, "出账", 3*amount, "提现", "")
	d.funds.set("备注", "提现")
	d.funds.add()
}

func (d *douyinDesk) fund(t *table, at int64, direction string, amount int64, scene, charge string) {
	d.flow++
	t.set("动账时间", clock(at))
	t.set("动帐流水号", "'"+flowNo(at, d.flow+int64(d.shop.index)*1_000_000_000))
	t.set("动账方向", direction)
	t.money("动账金额", amount)
	t.set("动账账户", "聚合账户")
	t.set("动账场景", scene)
	t.set("计费类型", charge)
}
