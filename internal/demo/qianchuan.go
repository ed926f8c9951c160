package demo

// adDesk writes a shop's daily ad reports.
type adDesk interface {
	dayEnds(day int, sources []source)
	close()
}

// qianchuan writes 千川: the official shop by product and by live room, the other by plan,
// so that each yuan stands in one report.
type qianchuan struct {
	bureau
	product, live, plans, finance *table
	balance                       int64
}

func newQianchuan(b bureau) adDesk {
	q := &qianchuan{bureau: b, balance: 200_000}
	plain := &csvStyle{}
	period := b.w.cal.spans(0)[0].label
	if b.shop.index == 0 {
		q.product = b.x.open(export{format: "qianchuan_std_product", shop: b.shop, name: "千川_商品报表", order: orderAds, csv: plain, amount: yuanComma}, period)
		q.live = b.x.open(export{format: "qianchuan_std_live", shop: b.shop, name: "千川_直播间报表", order: orderAds, csv: plain, amount: yuanComma}, period)
	} else {
		q.plans = b.x.open(export{format: "qianchuan_plan", shop: b.shop, name: "千川_计划报表", order: orderAds, amount: func(f int64) string { return numeric + yuan(f) }}, period)
	}
	q.finance = b.x.open(export{format: "qianchuan_finance", shop: b.shop, name: "千川_财务流水", order: orderFunds, csv: plain, amount: yuanComma}, period)
	return q
}

func (q *qianchuan) dayEnds(day int, sources []source) {
	date, spent := dateText(q.w.cal.date(day)), int64(0)
	for i := range sources {
		s := &sources[i]
		if s.kind != paidAd {
			continue
		}
		a := q.plan.ads[campaignIndex(q.shop, s.campaign)][day]
		if a.spend == 0 {
			continue
		}
		spent += a.spend
		switch s.campaign.report {
		case reportQianchuanProduct:
			q.productRow(date, s, a)
		case reportQianchuanLive:
			q.liveRow(date, s, a)
			q.attachSpend(day, a.spend)
		case reportQianchuanPlan:
			q.planRow(date, s, a)
		}
	}
	q.financeRow(date, spent)
}

func campaignIndex(s *shop, c *campaign) int {
	for i := range s.campaigns {
		if &s.campaigns[i] == c {
			return i
		}
	}
	return -1
}

func (q *qianchuan) productRow(date string, s *source, a adDay) {
	t := q.product
	if t == nil {
		return
	}
	t.set("商品id", itoa(s.campaign.product.productID))
	t.set("商品名称", s.campaign.product.sku.name)
	q.common(t, date, s, a)
	t.add()
}

func (q *qianchuan) liveRow(date string, s *source, a adDay) {
	t := q.live
	if t == nil {
		return
	}
	t.set("抖音号", "ht_shop_"+q.shop.dir)
	t.set("抖音号名称", q.shop.name)
	q.common(t, date, s, a)
	orders, paid := s.tally.orders*118/100, s.tally.paid*118/100
	t.set("7日总支付ROI", ratio(paid, a.spend))
	t.int("7日总成交订单数", orders)
	t.money("7日总成交金额(元)", paid)
	t.add()
}

func (q *qianchuan) common(t *table, date string, s *source, a adDay) {
	t.set("日期", date)
	t.money("消耗(元)", a.spend)
	t.set("展示次数", countComma(a.impressions))
	t.set("点击率(%)", ratio(a.clicks*100, a.impressions))
	t.set("点击次数", countComma(a.clicks))
	t.set("平均千次展现费用(元)", ratio(a.spend*10, max(a.impressions, 1)/1))
	t.money("直接成交金额(元)", s.tally.paid)
	t.set("直接支付ROI", ratio(s.tally.paid, a.spend))
	t.int("直接成交订单数", s.tally.orders)
	t.int("店铺首单新客人数", s.tally.newBuyers)
}

func (q *qianchuan) planRow(date string, s *source, a adDay) {
	t := q.plans
	if t == nil {
		return
	}
	c := s.campaign
	t.set("推广类型", "商品")
	t.set("账户名称", q.shop.name+"千川")
	t.set("账户ID", itoa(1_700_000_000_000_001+int64(q.shop.index)))
	t.set("计划ID", itoa(c.id*100+int64(a.content)))
	t.set("计划名称", c.name+"-素材"+itoa(int64(a.content+1)))
	t.set("商品ID", itoa(c.product.productID))
	t.set("商品名称", c.product.sku.name)
	t.set("日期", date)
	t.money("消耗(元)", a.spend)
	t.set("展示次数", numeric+itoa(a.impressions))
	t.set("点击率(%)", numeric+ratio(a.clicks*100, max(a.impressions, 1)))
	t.set("点击次数", numeric+itoa(a.clicks))
	t.set("转化数", numeric+itoa(s.tally.orders))
	t.set("直接成交订单数", numeric+itoa(s.tally.orders))
	t.money("直接成交金额(元)", s.tally.paid)
	t.set("直接支付ROI", numeric+ratio(s.tally.paid, a.spend))
	t.set("播放数", numeric+itoa(a.impressions*6/10))
	t.zero("成交智能优惠券金额")
	t.add()
}

func (q *qianchuan) financeRow(date string, spent int64) {
	t := q.finance
	topup := int64(0)
	if q.balance < 2*spent {
		topup = (spent*10/100_000 + 1) * 100_000
	}
	q.balance += topup - spent
	grant := spent / 50
	t.set("日期", date)
	t.set("资金池类型", "通用")
	t.money("余额总消耗(元)", spent)
	t.money("非赠款消耗(元)", spent-grant)
	t.money("赠款消耗(元)", grant)
	t.money("总存入(元)", topup)
	t.money("总余额(元)", q.balance)
	t.zero("消返红包消耗(元)", "共享赠款消耗(元)", "立减红包消耗(元)", "总转入(元)", "总转出(元)", "赠款余额(元)")
	t.money("非赠款余额(元)", q.balance)
	t.add()
}

// attachSpend gives the day's live spend to its evening session, for the live report.
func (q *qianchuan) attachSpend(day int, spend int64) {
	if x := q.plan.evening(day); x != nil {
		x.adSpend = spend
	}
}

func (q *qianchuan) close() {
	if t := q.product; t != nil {
		t.set("商品id", "合计")
		t.set("消耗(元)", yuanComma(t.sums["消耗(元)"]))
		t.set("直接成交金额(元)", yuanComma(t.sums["直接成交金额(元)"]))
		t.extra()
	}
	for _, t := range []*table{q.product, q.live, q.plans, q.finance} {
		q.x.close(t)
	}
}
