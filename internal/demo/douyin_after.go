package demo

// refund writes a row of the after-sales export 售后单, as it stands on the last evening.
func (d *douyinDesk) refund(t *table, o *order, l *line) {
	if t == nil {
		return
	}
	f := &l.refund
	t.set("售后单号", "\t"+itoa(refundID(l)))
	t.set("订单号", "\t"+itoa(o.id))
	t.set("商品单号", "\t"+itoa(l.id))
	t.set("商品名称", l.item.sku.name)
	t.set("商品ID", "\t"+itoa(l.item.productID))
	t.set("商家编码", l.item.sku.code)
	t.money("应付金额（元）", l.due)
	t.money("商品运费（元）", l.freight)
	t.money("支付优惠（元）", l.payment)
	t.zero("商品税费（元）")
	t.set("商品发货状态", "已发货")
	if f.beforeShip {
		t.set("商品发货状态", "未发货")
	}
	t.set("售后类型", refundType(f))
	t.set("售后申请时间", clock(f.applied))
	t.set("售后原因", refundReasons[f.reason])
	t.set("售后原因标签", "其他")
	t.set("是否极速退款", "否")
	t.set("是否拒签后退款", "否")
	switch {
	case f.done > 0 && f.done <= t.asOf:
		back := min(l.freight, f.amount)
		if !f.full {
			back = 0
		}
		t.money("退商品金额（元）", f.amount-back)
		t.money("退运费金额（元）", back)
		t.zero("退支付优惠（元）", "退税费金额（元）")
		t.set("售后状态", "同意退款，退款成功")
		t.set("退款方式", "原路退回")
		t.time("商家退款时间", f.done)
		t.time("用户到账时间", f.done+3)
		t.time("售后完结时间", f.done+3)
		if f.kind == returnRefund {
			t.set("退货物流单号", "YT"+pad(l.id%10_000_000_000_000, 13))
			t.set("退货物流公司", "圆通快递")
		}
	case f.closed > 0 && f.closed <= t.asOf:
		t.money("退商品金额（元）", l.due-l.freight)
		t.set("售后状态", "售后关闭")
		t.time("售后关闭时间", f.closed)
		t.time("售后完结时间", f.closed)
	default:
		t.money("退商品金额（元）", max(f.amount-l.freight, 0))
		t.set("售后状态", "待商家处理")
	}
	if f.reason == reasonDamaged {
		t.set("用户售后说明", "收到就压坏了\n包装都裂开了，有照片")
	}
	d.remember(t, f)
	t.add()
}

func refundID(l *line) int64 { return 140_000_000_000_000_000 + l.id%100_000_000_000_000_000 }

func refundType(f *refund) string {
	if f.kind == returnRefund {
		return "退货退款"
	}
	return "仅退款"
}

// insure writes the parcel's return-freight insurance.
func (d *douyinDesk) insure(t *table, o *order) {
	if t == nil || d.shop.insurance == 0 {
		return
	}
	t.set("投保单号", "TB"+itoa(o.id))
	t.set("订单编号", "'"+itoa(o.id))
	t.time("下单时间", o.created)
	t.time("承保时间", o.shipped+60)
	t.set("保险名称", "运费险")
	t.set("承保保司", "众安财险")
	t.set("保费来源", "商家")
	t.money("支付保费", d.shop.insurance)
	t.set("保费状态", "已支付")
	t.time("动账时间", o.shipped+3600)
	t.set("动账流水号", "'"+flowNo(o.shipped, o.id))
	t.set("保障额度", "10.00")
	t.set("保障状态", "保障中")
	t.zero("平台优惠【营销补贴】", "平台优惠【特殊活动】", "平台优惠")
	t.add()
}

// flowNo is a 28-digit running number: date and 20 digits.
func flowNo(at, n int64) string {
	d := clock(at)
	return d[:4] + d[5:7] + d[8:10] + pad(n%1_000_000_000_000_000_000, 20)
}

// affiliate writes a 精选联盟 row. Until the line is settled only the estimate is known.
func (d *douyinDesk) affiliate(t *table, o *order, l *line) {
	if t == nil {
		return
	}
	f := o.source.influencer
	t.set("订单id", itoa(l.id))
	t.set("商品id", itoa(l.item.productID))
	t.set("商品名称", l.item.sku.name)
	t.set("作者账号", f.name)
	t.set("抖音/火山号", f.handle)
	t.money("支付金额", l.due)
	t.set("佣金率", itoa(int64(f.commission*100+.5))+"%")
	t.money("预估佣金支出", rate(l.receivable(), f.commission))
	t.time("付款时间", o.paid)
	t.time("收货时间", finishedAt(o, l))
	t.set("订单状态", "待结算")
	switch {
	case l.goneBy(min(t.asOf, max(o.settled, o.paid))) || o.settled == 0:
		t.set("订单状态", "已失效")
		t.zero("结算金额", "实际佣金支出")
	case o.settled <= t.asOf:
		fee := settlementFees(o, l, o.refundedBeforeSettlement(l))
		t.set("订单状态", "已结算")
		t.money("结算金额", fee.base)
		t.money("实际佣金支出", fee.influencer)
		t.time("订单结算时间", o.settled)
	}
	t.set("店铺名称", d.shop.name)
	t.int("商品数量", l.qty)
	t.set("流量来源", contentType(o.source))
	t.add()
}
