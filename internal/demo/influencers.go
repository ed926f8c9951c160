package demo

import "strconv"

var influencerNames = []string{
	"零食研究所", "宝妈小鹿", "吃货阿飞", "北方大米哥", "收纳控小鱼", "办公室茶水间", "胖胖的一天", "江南阿婆",
	"囤货女王", "健身的老陈", "小城姑娘", "三餐四季", "厨房里的猫", "早八打工人", "团购达人李姐", "乡村小厨",
}

// newInfluencers invents a shop's influencers: commissions from low and loyal to high and
// careless, with quality and returns of their own.
func newInfluencers(s *shop) []influencer {
	if s.affiliateShare == 0 {
		return nil
	}
	n := 5
	if s.index == 0 {
		n = 14
	}
	spread := [7]float64{.7, 1.3, .9, 1.1, 1.55, .8, 1}
	quality := [5]float64{2.4, 1.1, .8, .6, 1.5}
	out := make([]influencer, n)
	for i := range out {
		k := (i*3 + s.index*5) % len(influencerNames)
		f := influencer{
			id:         71_000_000_000 + int64(s.index)*100_000 + int64(k)*1117 + 9,
			name:       influencerNames[k],
			handle:     "ht_author_" + strconv.Itoa(s.index) + strconv.Itoa(k+10),
			commission: float64(int(s.affiliateRate*spread[i%7]*100+.5)) / 100,
			quality:    quality[i%5],
			returns:    .8 + .2*float64(i%4),
		}
		if s.platform == douyin && i%4 == 1 {
			f.colonel = .03
		}
		favourite := i % len(categories)
		if !s.food {
			favourite = 4 + i%4
		}
		f.skus = s.only(func(k *sku) float64 {
			switch {
			case k.isQuietEarning():
				return 0
			case k.isHotLosing():
				return 2.5
			case k.cat == &categories[favourite]:
				return 3
			}
			return .4
		})
		out[i] = f
	}
	return out
}
