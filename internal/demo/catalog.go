package demo

import "strconv"

// category 类目. Rates are fractions.
type category struct {
	name     string
	returns  float64 // share of delivered lines refunded on an ordinary week
	dyRate   float64 // 抖店 and 快手 技术服务费
	fragile  float64 // sensitivity to a careless warehouse
	variants [3]variant
}

type variant struct {
	label         string
	price, weight float64 // relative to the smallest
}

var foodVariants = [3]variant{{"尝鲜装", 1, 1}, {"家庭装", 1.85, 2}, {"整箱装", 3.4, 4}}
var paperVariants = [3]variant{{"单提", 1, 1}, {"3提装", 2.7, 3}, {"箱装", 4.9, 6}}

var categories = []category{
	{"饼干糕点", .055, .05, 1.3, foodVariants},
	{"坚果炒货", .045, .05, .6, foodVariants},
	{"肉干零食", .05, .05, .5, foodVariants},
	{"冲饮麦片", .05, .05, .7, foodVariants},
	{"纸品湿巾", .03, .03, .4, paperVariants},
	{"衣物清洁", .045, .03, 1.1, paperVariants},
	{"家居收纳", .085, .04, 1.2, paperVariants},
	{"厨房用品", .075, .04, 1.4, paperVariants},
}

// spu is one style 款. Price in fen and weight in grams are those of the smallest variant.
type spu struct {
	code       string
	name       string
	category   int
	price      int64
	cost       float64 // share of the list price
	weight     int64
	popularity float64
}

var spus = []spu{
	{"BRD01", "手撕面包", 0, 1690, .61, 560, 9}, // the hot one that loses money
	{"BIS01", "燕麦饼干", 0, 2490, .36, 500, 4},
	{"CAK01", "蒸蛋糕", 0, 2290, .42, 600, 3.5},
	{"WAF01", "威化夹心", 0, 1990, .38, 420, 2.5},
	{"CRK01", "海盐苏打", 0, 1890, .37, 480, 2},
	{"NUT01", "每日坚果", 1, 4990, .52, 525, 5},
	{"NUT02", "夏威夷果", 1, 3990, .5, 450, 2.5},
	{"NUT03", "原味腰果", 1, 4290, .53, 400, 2},
	{"NUT04", "碧根果", 1, 3690, .51, 420, 1.5},
	{"SED01", "焦糖瓜子", 1, 1990, .44, 500, 2},
	{"JRK01", "风干牛肉", 2, 4990, .55, 260, 3},
	{"JRK02", "猪肉脯", 2, 2990, .48, 200, 2.5},
	{"JRK03", "鸭脖锁鲜", 2, 3290, .5, 360, 2},
	{"TOF01", "香菇豆干", 2, 1990, .4, 400, 1.8},
	{"FSH01", "香辣小鱼", 2, 1890, .41, 240, 1.5},
	{"CER01", "水果麦片", 3, 3490, .4, 420, 3.5},
	{"CER02", "黑芝麻糊", 3, 2990, .38, 480, 2},
	{"COF01", "冷萃咖啡液", 3, 3990, .33, 330, 2.6},
	{"COF02", "冻干咖啡粉", 3, 4990, .3, 90, 1.6},
	{"TEA01", "桂花乌龙茶", 3, 3590, .28, 120, 1.4},
	{"PAP01", "抽纸", 4, 1590, .6, 900, 4},
	{"PAP02", "厨房纸", 4, 1390, .55, 600, 1.6},
	{"WIP01", "婴儿湿巾", 4, 1690, .48, 800, 2.2},
	{"WIP02", "湿厕纸", 4, 1490, .46, 500, 1.8},
	{"PAP03", "洗脸巾", 4, 1290, .42, 300, 2.6},
	{"POD01", "洗衣凝珠", 5, 2990, .4, 620, 3},
	{"LIQ01", "洗衣液", 5, 2690, .45, 2050, 2.2},
	{"SFT01", "柔顺剂", 5, 2490, .43, 1500, 1},
	{"STN01", "去渍喷雾", 5, 1990, .32, 450, 1.4},
	{"BLH01", "彩漂粉", 5, 1790, .38, 700, .9},
	{"BAG01", "加厚垃圾袋", 6, 1990, .21, 350, 1.5}, // the quiet one that earns
	{"BOX01", "收纳箱", 6, 3990, .47, 900, 1.6},
	{"HNG01", "植绒衣架", 6, 1990, .39, 600, 1.2},
	{"VAC01", "真空压缩袋", 6, 2490, .34, 400, 1.4},
	{"SHF01", "免打孔置物架", 6, 2990, .41, 750, 1.1},
	{"WRP01", "保鲜膜套", 7, 1590, .27, 200, 1.8},
	{"TOW01", "懒人抹布", 7, 1690, .35, 260, 1.6},
	{"KNF01", "厨房剪刀", 7, 2990, .4, 280, .9},
	{"JAR01", "密封罐", 7, 2690, .45, 780, 1.2},
	{"BRU01", "长柄杯刷", 7, 1490, .33, 150, .8},
}

const (
	hotLosingSPU    = "BRD01"
	quietEarningSPU = "BAG01"
)

// sku is one sellable unit with its true unit costs in fen.
type sku struct {
	index   int    // in the catalogue
	code    string // 商家编码, the same in every shop
	spu     *spu
	cat     *category
	name    string // title as the shops show it
	spec    string
	price   int64 // list price in fen
	weight  int64 // grams
	cost    [2]int64
	unknown bool // the merchant never entered its cost
	weightP float64
	barcode int64
}

// unitCost in fen before or after the cost change.
func (s *sku) unitCost(changed bool) int64 {
	if changed {
		return s.cost[1]
	}
	return s.cost[0]
}

const brand = "禾田集"

// newCatalog builds 120 SKUs: every style in three sizes. Larger packs sell less often.
func newCatalog() []sku {
	size := [3]float64{.5, .35, .15}
	out := make([]sku, 0, 3*len(spus))
	for i := range spus {
		p := &spus[i]
		cat := &categories[p.category]
		for v, vr := range cat.variants {
			price := int64(float64(p.price)*vr.price)/100*100 + 90
			cost := int64(float64(price)*p.cost)/10*10 + int64((i*7+v*3)%10)
			if p.code == hotLosingSPU && v < 2 {
				cost = cost * 114 / 100
			}
			s := sku{
				index: len(out), code: "HT-" + p.code + "-" + string(rune('A'+v)), spu: p, cat: cat,
				name: brand + " " + p.name + " " + vr.label, spec: p.name + " " + vr.label,
				price: price, weight: int64(float64(p.weight) * vr.weight),
				cost: [2]int64{cost, cost}, unknown: (i*3+v)%25 == 11,
				weightP: p.popularity * size[v], barcode: 6_970_000_000_000 + int64(i*3+v)*137,
			}
			s.cost[1] = changedCost(p, cost)
			out = append(out, s)
		}
	}
	return out
}

// changedCost is the unit cost after the supplier's new price list: nuts dearer, paper cheaper.
func changedCost(p *spu, cost int64) int64 {
	switch categories[p.category].name {
	case "坚果炒货":
		return cost * 113 / 100
	case "纸品湿巾":
		return cost * 95 / 100
	}
	return cost
}

func (s *sku) isHotLosing() bool    { return s.spu.code == hotLosingSPU }
func (s *sku) isQuietEarning() bool { return s.spu.code == quietEarningSPU }

func itoa(v int64) string { return strconv.FormatInt(v, 10) }
