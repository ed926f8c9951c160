package demo

// visitDesk writes 生意参谋 商品明细: visits and sales of each article and day.
type visitDesk struct {
	bureau
	t    *table
	sold map[int64]*visitSales // of the day, by article
}

type visitSales struct{ buyers, units, paid int64 }

func newVisitDesk(b bureau) *visitDesk {
	e := export{format: "sycm_product_daily", shop: b.shop, name: "生意参谋_商品明细", order: orderLive, sheet: "商品", title: "商品明细"}
	return &visitDesk{bureau: b, t: b.x.open(e, b.w.cal.spans(0)[0].label), sold: map[int64]*visitSales{}}
}

func (d *visitDesk) order(o *order) {
	if d.t == nil || o.unpaid() {
		return
	}
	for i := range o.n {
		l := &o.lines[i]
		s := d.sold[l.item.productID]
		if s == nil {
			s = &visitSales{}
			d.sold[l.item.productID] = s
		}
		s.buyers++
		s.units += l.qty
		s.paid += l.goods - l.seller - l.platform - l.payment
	}
}

func (d *visitDesk) dayEnds(day int) {
	if d.t == nil {
		return
	}
	date := dateText(d.w.cal.date(day))
	seen := map[int64]bool{}
	r := newRand(d.w.opt.Seed, streamVisits, d.shop.index, day)
	for i := range d.shop.listings {
		l := &d.shop.listings[i]
		if seen[l.productID] {
			continue
		}
		seen[l.productID] = true
		s := d.sold[l.productID]
		if s == nil {
			s = &visitSales{}
		}
		visitors := s.buyers*between(r, 1500, 2600)/100 + r.Int64N(30)
		t := d.t
		t.set("统计日期", date)
		t.set("商品ID", itoa(l.productID))
		t.set("商品名称", brand+" "+l.sku.spu.name)
		t.int("商品访客数", visitors)
		t.int("商品浏览量", visitors*19/10)
		t.int("商品收藏人数", visitors/28)
		t.int("商品加购件数", visitors/9+s.units)
		t.int("支付买家数", s.buyers)
		t.int("支付件数", s.units)
		t.money("支付金额", s.paid)
		t.set("商品支付转化率", percent(s.buyers, max(visitors, 1)))
		t.zero("成功退款金额")
		t.int("搜索引导访客数", visitors*between(r, 30, 45)/100)
		t.add()
	}
	clear(d.sold)
}

func (d *visitDesk) close() { d.x.close(d.t) }
