package demo

const brushShop = pdd

// brush picks a fake order now and then: the merchant's own, which is in the platform's files
// like any other and in the merchant's register.
func (f *office) brush(o *order, day int) bool {
	if o.shop.platform != brushShop || day%31 != 11 || o.unpaid() || f.brushedDay == day+1 {
		return false
	}
	f.brushedDay = day + 1
	o.lines[0].refund = refund{}
	o.lines[0].damage = false
	return true
}

func (f *office) brushRow(o *order) {
	commission := 500 + o.number%4*100
	f.fees += commission
	t := f.brushed
	t.set("下单日期", clock(o.created)[:10])
	t.set("付款日期", clock(o.paid)[:10])
	t.set("店铺", o.shop.name)
	t.set("订单号", pddOrderID(o))
	t.money("本金", o.lines[0].due)
	t.money("佣金", commission)
	t.zero("平台费")
	t.set("备注", "排除")
	t.add()
}
