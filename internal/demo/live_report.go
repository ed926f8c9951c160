package demo

import "time"

// liveDesk writes 罗盘 直播明细: one row per session, when all that is known is known.
type liveDesk struct {
	bureau
}

func newLiveDesk(b bureau) *liveDesk { return &liveDesk{b} }

func (d *liveDesk) close() {
	t := d.x.open(export{format: "douyin_live_sessions", shop: d.shop, name: "罗盘_直播明细", order: orderLive, sheet: "直播明细"}, d.w.cal.spans(0)[0].label)
	if t == nil {
		return
	}
	for _, s := range d.plan.all {
		d.row(t, s)
	}
	d.x.close(t)
}

func slashClock(at int64) string { return time.Unix(at, 0).UTC().Format("2006/01/02 15:04:05") }

func (d *liveDesk) row(t *table, s *session) {
	r := &s.result
	minutes := (s.end - s.start) * 100 / 60
	click := s.watch * 34 / 100
	t.set("主播昵称", s.anchor)
	t.set("主播抖音号", s.handle)
	t.set("直播开始时间", slashClock(s.start))
	t.set("直播结束时间", slashClock(s.end))
	t.set("直播时长(分钟)", yuan(minutes))
	t.int("直播间曝光人数", s.exposure)
	t.int("直播间曝光次数", s.exposure*3/2)
	t.int("直播间观看人数", s.watch)
	t.int("单小时观看人数", s.watch*6000/max(minutes, 1))
	t.int("直播间观看次数", s.watch*12/10)
	t.set("直播激励观看次数", "0")
	t.int("最高在线人数", s.watch/38+3)
	t.int("平均在线人数", s.watch/80+1)
	stay := int64(95)
	if s.host != nil {
		stay = int64(110 * s.host.quality)
	}
	t.set("人均观看时长(分钟)", yuan(stay+s.start/60%40))
	t.int("评论次数", s.watch/13)
	t.int("新加直播团人数", s.watch/200)
	t.int("新增粉丝数", s.watch/94)
	t.int("取关粉丝数", s.watch/1400)
	t.set("观看老粉占比", decimal4(20+s.start/3600%17, 100))
	t.set("带货商品数", "24")
	t.int("直播间商品曝光人数", s.watch*7/10)
	t.int("直播间商品点击人数", click)
	t.int("直播间商品曝光次数", s.watch*36/10)
	t.int("直播间商品点击次数", click*18/10)
	t.int("直播间成交订单数", r.orders)
	t.money("直播间成交金额", r.gmv)
	t.money("直播间用户支付金额", r.paid)
	t.set("单小时用户支付金额", yuan(r.paid*6000/max(minutes, 1)))
	t.int("直播间成交件数", r.qty)
	t.int("直播间成交人数", r.buyers)
	t.int("直播间退款订单数", r.refundOrders)
	t.money("直播间退款金额", r.refunds)
	t.int("直播间退款人数", r.refundOrders)
	t.money("预估佣金支出", r.commission)
	t.set("商品曝光-点击率(次数)", decimal4(click*18/10, s.watch*36/10))
	t.set("商品曝光-点击率(人数)", decimal4(click, s.watch*7/10))
	t.set("商品点击-成交率(次数)", decimal4(r.orders, click*18/10))
	t.set("商品点击-成交率(人数)", decimal4(r.buyers, click))
	t.set("观看-成交率(次数)", decimal4(r.orders, s.watch*12/10))
	t.set("观看-成交率(人数)", decimal4(r.buyers, s.watch))
	t.money("投放消耗(店铺绑定)", s.adSpend)
	t.money("投放消耗(店铺被投)", s.adSpend)
	t.money("净成交金额", r.gmv-r.in1hour)
	t.int("净成交订单数", r.orders-r.refundsIn1h)
	t.money("1小时退款金额", r.in1hour)
	t.int("1小时退款订单数", r.refundsIn1h)
	t.set("1小时退款率", decimal4(r.refundsIn1h, r.orders))
	for _, name := range []string{"预售订单数", "预售全款金额", "新加购物团人数", "消费券引导支付金额", "消费券引导支付占比", "消费券补贴金额", "消费券使用量"} {
		t.set(name, "-")
	}
	t.add()
}
