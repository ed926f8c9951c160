package demo

// platform names as in the format specifications.
type platform string

const (
	douyin   platform = "douyin"
	kuaishou platform = "kuaishou"
	wechat   platform = "wechat"
	xhs      platform = "xhs"
	taobao   platform = "taobao"
	pdd      platform = "pdd"
)

// shop is one storefront. Shares and rates are fractions.
type shop struct {
	index    int
	platform platform
	name     string
	dir      string // sub-folder of its exports
	share    float64
	idBase   int64 // order numbers start here

	adShare, liveShare, affiliateShare float64 // of its lines, at the start
	affiliateRate                      float64 // mean commission
	feeRate                            float64 // platform fee when the category does not decide
	returns                            float64 // factor on the category's return rate
	priceFactor                        float64
	insurance                          int64 // freight-insurance premium per parcel, fen; 0 = none
	multiLine                          bool
	food, household                    bool

	listings    []listing
	everything  alias // listings by popularity
	influencers []influencer
	hosts       []host
	campaigns   []campaign
}

// listing is a SKU in a shop.
type listing struct {
	sku       *sku
	price     int64 // fen
	productID int64
	skuID     int64
}

// influencer 达人. Quality scales conversion, commission is a fraction of what is settled.
type influencer struct {
	id         int64
	name       string
	handle     string
	commission float64
	colonel    float64 // 招商团长 rate
	quality    float64
	returns    float64
	skus       alias
}

// host of the shop's own live sessions.
type host struct {
	name    string
	quality float64 // lines per viewer relative to the average
	returns float64 // factor on returns: pushed sales come back
}

func newShops(catalog []sku) []shop {
	shops := []shop{
		{platform: douyin, name: brand + "官方旗舰店", dir: "douyin-official", share: .36, idBase: 6_930_000_000_000_000_000,
			adShare: .24, liveShare: .26, affiliateShare: .2, affiliateRate: .19, returns: 1.15, priceFactor: 1, insurance: 58,
			multiLine: true, food: true, household: true},
		{platform: douyin, name: brand + "生活专营店", dir: "douyin-home", share: .12, idBase: 6_950_000_000_000_000_000,
			adShare: .26, liveShare: .14, affiliateShare: .14, affiliateRate: .16, returns: 1.2, priceFactor: .98, insurance: 62,
			multiLine: true, household: true},
		{platform: kuaishou, name: brand + "快手小店", dir: "kuaishou", share: .1, idBase: 2_600_000_000_000_000,
			adShare: .2, affiliateShare: .28, affiliateRate: .15, returns: 1.1, priceFactor: .97, insurance: 60, food: true, household: true},
		{platform: wechat, name: brand + "微信小店", dir: "wechat", share: .07, idBase: 3_700_000_000_000_000_000,
			affiliateShare: .22, affiliateRate: .17, feeRate: .03, returns: .75, priceFactor: 1.02, insurance: 55, food: true, household: true},
		{platform: xhs, name: brand + "小红书店", dir: "xhs", share: .06, idBase: 790_000_000_000_000_000,
			adShare: .3, affiliateShare: .2, affiliateRate: .18, feeRate: .03, returns: .9, priceFactor: 1.05,
			multiLine: true, food: true, household: true},
		{platform: taobao, name: brand + "旗舰店", dir: "taobao", share: .13, idBase: 3_500_000_000_000_000_000,
			adShare: .25, affiliateShare: .08, affiliateRate: .08, feeRate: .02, returns: .95, priceFactor: 1.03, insurance: 49,
			multiLine: true, food: true, household: true},
		{platform: pdd, name: brand + "食品拼多多旗舰店", dir: "pdd", share: .16,
			adShare: .3, affiliateShare: .05, affiliateRate: .06, feeRate: .006, returns: .85, priceFactor: .93, food: true, household: true},
	}
	for i := range shops {
		s := &shops[i]
		s.index = i
		s.list(catalog)
		s.influencers = newInfluencers(s)
		s.campaigns = newCampaigns(s)
	}
	shops[0].hosts = []host{{"林小满", 1.35, .9}, {"阿岚", 1, 1}, {"大鹏", .7, 1.35}}
	shops[1].hosts = []host{{"周周", 1.05, 1}, {"小雨", .85, 1.15}}
	return shops
}

// paymentCoupons: the exports of these platforms tell what the payment channel bears.
func (s *shop) paymentCoupons() bool {
	return s.platform == kuaishou || s.platform == taobao || s.platform == pdd
}

// productIDBase gives each platform's article numbers their usual length.
var productIDBase = map[platform]int64{
	douyin: 3_600_000_000_000_000_000, kuaishou: 21_000_000_000_000, wechat: 10_000_000_000_000,
	xhs: 6_600_000_000_000_000, taobao: 800_000_000_000, pdd: 900_000_000_000,
}

func (s *shop) list(catalog []sku) {
	weights := make([]float64, 0, len(catalog))
	base := productIDBase[s.platform]
	for i := range catalog {
		k := &catalog[i]
		food := k.spu.weight > 0 && categoryIsFood(k.cat)
		if (food && !s.food) || (!food && !s.household) {
			continue
		}
		price := int64(float64(k.price)*s.priceFactor)/100*100 + 90
		product := base + int64(s.index)*7_000_003 + int64(i/3)*1009 + 17
		s.listings = append(s.listings, listing{sku: k, price: price, productID: product, skuID: product*10 + int64(i%3) + 1})
		weights = append(weights, k.weightP)
	}
	s.everything = newAlias(weights)
}

func categoryIsFood(c *category) bool { return c.variants == foodVariants }

// only draws from the listings that keep admits, by popularity times its answer.
func (s *shop) only(keep func(*sku) float64) alias {
	weights := make([]float64, len(s.listings))
	for i := range s.listings {
		weights[i] = s.listings[i].sku.weightP * keep(s.listings[i].sku)
	}
	return newAlias(weights)
}

// platformFee is the technical service fee 技术服务费 as a fraction of what is settled.
func (s *shop) platformFee(k *sku) float64 {
	if s.feeRate > 0 {
		return s.feeRate
	}
	return k.cat.dyRate
}
