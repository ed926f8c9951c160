package demo

import "time"

const labelFee = 20 // fen per 中通 waybill

// openBills: carriers bill at month's end, and the bill of the last month has not come yet.
func (f *office) openBills() {
	cal := f.w.cal
	f.billed = cal.days
	if last := cal.date(cal.days - 1); cal.days > 45 {
		f.billed = cal.days - last.Day()
	}
	spans := calendar{start: cal.start, days: f.billed}.spans(6)
	f.zto = f.x.series(export{format: "zto_bill", name: "中通账单", order: orderFreight}, spans)
	f.sf = f.x.series(export{format: "sf_bill", name: "顺丰月结账单", order: orderFreight, sheet: "账单明细", title: brand + "食品有限公司 {month} 月结账单"}, spans)
}

func (f *office) bill(day int, o *order) {
	if day >= f.billed {
		return
	}
	p := o.province1()
	grams := o.weight + packagingGrams
	amount := freight(o.carrier, p.zone, grams)
	if o.carrier == sf {
		t := f.sf.at(day)
		discount := amount / 10
		f.rows++
		t.int("序号", f.rows)
		t.set("日期", time.Unix(o.shipped, 0).UTC().Format("01-02"))
		t.set("运单号码", o.trackingNo())
		t.set("寄件地区", "嘉兴")
		t.set("到件地区", p.city)
		t.set("计费重量", kilos(grams))
		t.set("产品类型", "顺丰标快")
		t.set("付款方式", "寄付月结")
		t.money("费用", amount+discount)
		t.zero("增值费用")
		t.money("折扣", -discount)
		t.money("应付金额", amount)
		t.add()
		return
	}
	t := f.zto.at(day)
	t.set("账单日期", clock(o.shipped)[:10])
	t.set("运单号", o.trackingNo())
	t.set("结算重量", kilos(grams))
	t.money("金额", amount-labelFee)
	t.money("合计", amount)
	t.set("目的省", p.name)
	t.set("目的市", p.city)
	t.set("运单发放", "嘉兴网点")
	t.set("结算对象", brand+"食品有限公司")
	t.add()
}

// kilos billed: started halves.
func kilos(grams int64) string { return yuan(max((grams+499)/500*50, 100)) }
