package demo

// A spreadsheet saved one after-sales export again: of its rows three are whole, the others
// lost the end of an id or hold an amount that somebody typed over.
const (
	resavedRows  = 9
	resavedWhole = 3
)

// remember keeps the cells of a few finished refunds of the last weeks.
func (d *douyinDesk) remember(t *table, f *refund) {
	late := d.w.cal.dayOf(f.applied) > d.w.cal.days*9/10
	if d.shop.index == 0 && late && f.done > 0 && f.done <= t.asOf && len(d.resaved) < resavedRows {
		d.resaved = append(d.resaved, append([]string(nil), t.cells...))
	}
}

func (d *douyinDesk) writeDamaged() {
	if len(d.resaved) == 0 {
		return
	}
	t := d.x.open(export{format: "douyin_aftersale", shop: d.shop, name: "售后单_另存为", order: orderDamaged, csv: &csvStyle{}}, "")
	if t == nil {
		return
	}
	t.file.Damaged = true
	for i, cells := range d.resaved {
		copy(t.cells, cells)
		switch {
		case i < resavedWhole:
		case i%3 == 0:
			t.set("商品单号", "6.93E+18")
			t.set("订单号", "6.93E+18")
		case i%3 == 1:
			t.set("退商品金额（元）", "约35元")
		default:
			t.set("售后单号", "1.7E+17")
		}
		t.add()
	}
	d.x.close(t)
}
