package demo

// province with its share of parcels and its freight zone: 0 near, 1 far, 2 remote.
type province struct {
	name, city string
	share      float64
	zone       int
}

var provinces = []province{
	{"广东省", "广州市", 12.5, 0}, {"浙江省", "杭州市", 9, 0}, {"江苏省", "南京市", 9, 0}, {"山东省", "济南市", 7.5, 0},
	{"河南省", "郑州市", 6.2, 0}, {"四川省", "成都市", 6, 1}, {"河北省", "石家庄市", 4.6, 0}, {"湖北省", "武汉市", 4.4, 0},
	{"安徽省", "合肥市", 4.2, 0}, {"湖南省", "长沙市", 4.1, 0}, {"福建省", "福州市", 3.7, 0}, {"上海市", "上海市", 3.6, 0},
	{"北京市", "北京市", 3.2, 0}, {"江西省", "南昌市", 2.8, 0}, {"陕西省", "西安市", 2.6, 1}, {"辽宁省", "沈阳市", 2.6, 1},
	{"重庆市", "重庆市", 2.4, 1}, {"广西壮族自治区", "南宁市", 2.2, 1}, {"山西省", "太原市", 1.8, 1}, {"云南省", "昆明市", 1.7, 1},
	{"贵州省", "贵阳市", 1.5, 1}, {"天津市", "天津市", 1.2, 0}, {"黑龙江省", "哈尔滨市", 1.2, 1}, {"吉林省", "长春市", 1, 1},
	{"内蒙古自治区", "呼和浩特市", .8, 2}, {"甘肃省", "兰州市", .7, 2}, {"新疆维吾尔自治区", "乌鲁木齐市", .8, 2}, {"海南省", "海口市", .6, 2},
	{"宁夏回族自治区", "银川市", .3, 2}, {"青海省", "西宁市", .2, 2}, {"西藏自治区", "拉萨市", .1, 2},
}

type carrier uint8

const (
	zto carrier = iota
	sf
)

var carrierName = [...]string{zto: "中通快递", sf: "顺丰速运"}

// ztoRate and sfRate by zone: first kilogram and each further one, in fen.
var ztoRate = [3][2]int64{{250, 90}, {310, 160}, {1150, 820}}
var sfRate = [3][2]int64{{820, 260}, {950, 420}, {1550, 1180}}

// freight of one parcel in fen. Weights are billed in started halves of a kilogram.
func freight(c carrier, zone int, grams int64) int64 {
	rate := ztoRate[zone]
	if c == sf {
		rate = sfRate[zone]
	}
	halves := (grams - 1000 + 499) / 500
	if halves < 0 {
		halves = 0
	}
	return rate[0] + rate[1]*halves/2
}

const packagingGrams = 150
