package demo

var reviewExtras = []string{"订单编号", "商品评分", "物流评分", "服务评分"}

// reviewed: one order in about thirty-three.
func reviewed(o *order) bool {
	return uint64(o.number+int64(o.shop.index)<<40)*0x9e3779b97f4a7c15>>33%33 == 7
}

var praise = []string{
	"味道不错，孩子很喜欢，会回购", "包装严实，日期新鲜", "性价比高，囤了好几箱", "和直播里说的一样，满意", "发货快，客服态度好", "用了一周，质量可以",
}
var lukewarm = []string{"一般般吧，没有想象中好", "分量比图片上少一点", "味道偏甜，其他还行"}
var complaints = map[string][]string{
	"broken": {"收到都压碎了，盒子也破了", "等了五天才发货，催了也没人理", "少发了一包，联系客服半天不回", "漏了一地，体验很差\n再也不买了"},
	"usual":  {"不好吃，跟描述不一样", "有点异味，退了", "尺寸和页面不符"},
}

// review writes one review. The broken week shows in stars and words.
func (f *office) review(at int64, o *order) {
	t := f.reviews[o.shop.index]
	if t == nil {
		return
	}
	r := newRand(f.w.opt.Seed, streamReviews, o.shop.index, int(o.number))
	broken := f.w.cal.broken(f.w.cal.dayOf(o.paid))
	l := &o.lines[0]
	goods, parcel, service := 5, 5, 5
	text := praise[r.IntN(len(praise))]
	u := r.Float64()
	switch {
	case broken && u < .6:
		goods, parcel, service = 1+r.IntN(3), 1+r.IntN(2), 1+r.IntN(3)
		text = complaints["broken"][r.IntN(4)]
	case u < .05 || l.refund.exists() && u < .4:
		goods, service = 1+r.IntN(2), 3
		text = complaints["usual"][r.IntN(3)]
	case u < .17:
		goods, parcel, service = 3+r.IntN(2), 4, 4
		text = lukewarm[r.IntN(len(lukewarm))]
	}
	t.set("评价ID", "R"+itoa(int64(o.shop.index+1)*1_000_000_000+o.number))
	t.set("商品ID", itoa(l.item.productID))
	t.set("SKU_ID", itoa(l.item.skuID))
	t.set("商品标题", l.item.sku.name)
	t.set("买家昵称", "匿***户")
	t.set("评价时间", clock(at))
	t.set("规格", l.item.sku.spec)
	t.set("评价内容", text)
	t.set("订单编号", itoa(o.id))
	t.int("商品评分", int64(goods))
	t.int("物流评分", int64(parcel))
	t.int("服务评分", int64(service))
	t.add()
}
