package demo

import "fmt"

// alipay writes the 支付宝 账务明细: four lines above the header, four below the last row,
// ids with a trailing TAB, expenses negative.
type alipay struct {
	bureau
	funds         *series
	flow, balance int64
}

func newAlipay(b bureau) *alipay {
	a := &alipay{bureau: b, balance: 2_000_000}
	a.funds = b.x.series(export{format: "alipay_ledger", shop: b.shop, name: "支付宝账务明细", order: orderFunds, csv: &csvStyle{gb: true, preamble: []string{
		"#支付宝账务明细查询", "#账号：[2088000000000000]", "#起始日期：[{from} 00:00:00]   终止日期：[{to} 23:59:59]", "#-----账务明细列表-----",
	}}, foot: a.foot}, b.w.cal.spans(6))
	return a
}

// foot is asked once per file, after its last row.
func (a *alipay) foot() []string {
	return []string{"#-----账务明细列表结束-----,,,", "#导出时间：[" + clock(a.w.cal.end()+9*hour) + "]"}
}

func (a *alipay) entry(day int, at int64, o *order, kind, note string, amount int64) {
	if amount == 0 {
		return
	}
	a.balance += amount
	a.flow++
	t := a.funds.at(day)
	if o != nil {
		a.truth.Settled += amount
	}
	if t == nil {
		return
	}
	stamp := clock(at)
	no := stamp[:4] + stamp[5:7] + stamp[8:10]
	t.set("账务流水号", no+pad(a.flow, 14)+"\t")
	t.set("业务流水号", no+"22001"+pad(a.flow, 9)+"\t")
	t.set("商户订单号", "\t")
	if o != nil {
		t.set("商户订单号", "T200P"+itoa(o.id)+"\t")
		t.set("商品名称", o.lines[0].item.sku.name)
	}
	t.set("发生时间", stamp)
	t.money("收入金额（+元）", max(amount, 0))
	t.money("支出金额（-元）", min(amount, 0))
	t.set("账户余额（元）", yuan(a.balance))
	t.set("交易渠道", "支付宝")
	t.set("业务类型", kind)
	t.set("备注", note)
	t.add()
}

func (a *alipay) income(day int, o *order) {
	var base, platform, taoke int64
	for i := range o.n {
		l := &o.lines[i]
		if !o.settles(l) {
			continue
		}
		f := settlementFees(o, l, o.refundedBeforeSettlement(l))
		base += f.base
		platform += f.platform
		taoke += f.influencer
	}
	a.entry(day, o.settled, o, "在线支付", " ", base)
	a.entry(day, o.settled+1, o, "收费", fmt.Sprintf("技术服务费 tradeid:%d memberid:0 fee:%s", o.id, yuan(platform)), -platform)
	a.entry(day, o.settled+2, o, "其它", fmt.Sprintf("淘宝客佣金代扣 tradeid:%d memberid:0 fee:%s", o.id, yuan(taoke)), -taoke)
}

func (a *alipay) insurance(day int, o *order) {
	fee := a.shop.insurance
	a.entry(day, o.shipped+60, o, "其它", fmt.Sprintf("运费险 tradeid:%d memberid:0 fee:%s", o.id, yuan(fee)), -fee)
}

func (a *alipay) refund(day int, o *order, l *line) {
	a.entry(day, l.refund.done, o, "交易退款", "售后退款", -l.refund.amount)
	if l.refund.full {
		a.entry(day, l.refund.done+1, o, "交易退款", "售后退款 平台优惠退回", -l.platform-l.payment)
	}
}

func (a *alipay) dayEnds(day int) {
	if a.w.cal.date(day).Day() == 25 && a.balance > 4_000_000 {
		a.entry(day, a.w.cal.at(day+1)-120, nil, "提现", "提现到银行卡", -(a.balance - 1_000_000))
	}
}

func (a *alipay) close() { a.funds.close() }
