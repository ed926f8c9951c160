package demo

import "strings"

// office writes the exports that belong to no platform: costs, stock, carriers, the ERP's
// orders, reviews, and the register of the merchant's own fake orders.
type office struct {
	w          *world
	x          *exports
	zto, sf    *series
	billed     int // days up to which the carriers have sent their bills
	erp        *series
	reviews    map[int]*table
	brushed    *table
	brushedDay int     // day after the last one with a fake order
	fees       int64   // fen paid for fake orders
	sold       []int64 // pieces of the last thirty days, by SKU
	rows       int64
}

func newOffice(w *world, x *exports) *office {
	f := &office{w: w, x: x, reviews: map[int]*table{}, sold: make([]int64, len(w.catalog))}
	f.costTables()
	f.openBills()
	whole := w.cal.spans(0)[0].label
	f.erp = x.series(export{format: "jst_order_cost", shop: &w.shops[0], name: "聚水潭_订单明细", order: orderERP, csv: &csvStyle{formula: true}}, w.cal.spans(6))
	for _, i := range []int{0, 2, 5} {
		f.reviews[i] = x.open(export{format: "review_generic", shop: &w.shops[i], name: "评价", order: orderReviews, csv: &csvStyle{}, more: reviewExtras}, whole)
	}
	f.brushed = x.open(export{format: "brush_orders", shop: &w.shops[len(w.shops)-1], name: "登记表_剔除订单", order: orderExcluded}, "")
	return f
}

func (f *office) order(day int, o *order) {
	if o.brushed {
		f.brushRow(o)
	}
	if o.shop.index == 0 {
		f.erpRows(f.erp.at(day), o)
	}
	if day >= f.w.cal.days-30 && !o.unpaid() {
		for i := range o.n {
			f.sold[o.lines[i].item.sku.index] += o.lines[i].qty
		}
	}
}

func (f *office) happened(day int, e event) {
	switch e.kind {
	case parcelShipped:
		f.bill(day, e.o)
	case orderReviewed:
		f.review(e.at, e.o)
	}
}

func (f *office) close() {
	f.zto.close()
	f.sf.close()
	f.erp.close()
	for _, i := range []int{0, 2, 5} {
		f.x.close(f.reviews[i])
	}
	f.x.close(f.brushed)
	f.inventory()
}

// costTables: the first list of unit costs, and the list after the supplier's change. A few
// SKUs were forgotten.
func (f *office) costTables() {
	first := f.x.open(export{format: "cost_table_simple", name: "成本表", order: orderCosts, csv: &csvStyle{}}, "初始")
	from := f.w.cal.date(0).AddDate(0, 0, 1-f.w.cal.date(0).Day())
	f.costTable(first, dateText(from), 0)
	second := f.x.open(export{format: "cost_table_simple", name: "成本表", order: orderCosts, csv: &csvStyle{}}, "调价")
	f.costTable(second, strings.ReplaceAll(dateText(f.w.cal.date(f.w.cal.costChange)), "-", "/"), 1)
}

func (f *office) costTable(t *table, from string, period int) {
	for i := range f.w.catalog {
		k := &f.w.catalog[i]
		if k.unknown || period == 1 && k.cost[0] == k.cost[1] {
			continue
		}
		t.set("商家编码", k.code)
		t.set("商品名称", k.name)
		t.money("成本价", k.cost[period])
		t.set("生效日期", from)
		t.add()
	}
	f.x.close(t)
}

// inventory: stock for a fortnight to two months, a few SKUs nearly sold out.
func (f *office) inventory() {
	t := f.x.open(export{format: "jst_inventory", name: "聚水潭_商品库存", order: orderStock}, f.w.cal.date(f.w.cal.days-1).Format("20060102"))
	if t == nil {
		return
	}
	for i := range f.w.catalog {
		k := &f.w.catalog[i]
		stock := f.sold[i]*int64(50+(i*37)%150)/100 + 20
		inbound := int64(0)
		if i%17 == 5 {
			stock = f.sold[i] / 12
			inbound = f.sold[i]
		}
		reserved := f.sold[i] / 25
		t.set("商品编码", k.code)
		t.set("款式编码", "HT-"+k.spu.code)
		t.set("商品名称", k.name)
		t.int("主仓实际库存数", stock)
		t.int("订单占有数", reserved)
		t.int("公有可用数", stock-reserved)
		t.int("采购在途数", inbound)
		t.int("调拨在途数", 0)
		t.int("进货仓库存", 0)
		if !k.unknown {
			t.money("成本价", k.cost[1])
		}
		t.add()
	}
	f.x.close(t)
}

// erpRows writes the ERP's copy of the official shop's orders: the only file that knows
// their parcels. Order-level amounts stand on the first row.
func (f *office) erpRows(t *table, o *order) {
	if t == nil || o.unpaid() {
		return
	}
	changed := f.w.cal.costsChanged(f.w.cal.dayOf(o.paid))
	for i := range o.n {
		l := &o.lines[i]
		t.set("内部订单号", itoa(10_000_000+o.number))
		t.set("线上订单号", itoa(o.id))
		t.set("店铺名称", o.shop.name)
		t.time("下单时间", o.created)
		if i == 0 {
			t.money("应付金额", o.due())
			t.money("已付金额", o.due())
		}
		t.set("状态", "待发货")
		if at := shippedAt(o, l); at > 0 && at <= t.asOf {
			t.set("状态", "已发货")
			t.set("快递单号", o.trackingNo())
		} else if l.goneBy(t.asOf) {
			t.set("状态", "已取消")
		}
		t.set("订单类型", "普通订单")
		t.set("平台站点", "头条放心购")
		t.set("子订单编号", itoa((10_000_000+o.number)*4+int64(i)))
		t.set("线上子订单编号", itoa(l.id))
		t.set("原始线上订单号", itoa(o.id))
		t.set("商品编码", l.item.sku.code)
		t.set("商品名称", l.item.sku.name)
		t.int("数量", l.qty)
		t.money("商品单价", l.item.price)
		t.money("商品金额", l.due-l.freight)
		t.money("原价", l.item.price)
		t.money("买家实付", l.due)
		t.money("收入运费", l.freight)
		if !l.item.sku.unknown {
			t.money("成本价", l.item.sku.unitCost(changed))
		}
		t.add()
	}
}
