package demo

import "strings"

// office writes the exports that belong to no platform: costs, stock, carriers, fake orders.
type office struct {
	w *world
	x *exports
}

func newOffice(w *world, x *exports) *office {
	f := &office{w: w, x: x}
	f.costTables()
	return f
}

func (f *office) brush(o *order, day int) bool    { return false }
func (f *office) order(day int, o *order)         {}
func (f *office) happened(day int, e event)       {}
func (f *office) close()                          {}

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
