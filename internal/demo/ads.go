package demo

import (
	"math"
	"math/rand/v2"
	"strconv"
)

// adReport says in which export a campaign's spend appears. Each yuan appears in one only.
type adReport uint8

const (
	reportQianchuanProduct adReport = iota
	reportQianchuanLive
	reportQianchuanPlan
	reportCilijinniu
	reportChengfeng
	reportWanxiangtai
	reportPddPromotion
)

// campaign is one ad plan with its true response: attributed lines follow a Hill curve of
// adstocked effective clicks, clicks follow spend, traffic price and the content's fatigue.
type campaign struct {
	report   adReport
	id       int64
	name     string
	product  *listing // nil: the live room or the shop
	weight   float64  // share of the shop's ad-driven lines
	cpm      float64  // yuan, at the start
	ctr      float64  // of a fresh content
	cvr      float64  // lines per click before saturation
	theta    float64  // carry-over
	shape    float64  // Hill exponent
	halfLife float64  // days until a content lost half of its click rate above the floor
	refresh  int      // days between contents
	skus     alias
}

// adDay is one day of a campaign.
type adDay struct {
	spend       int64 // fen
	impressions int64
	clicks      int64
	contentAge  int
	content     int     // number of the content
	lines       float64 // true expected lines caused
}

const fatigueFloor = .35

func newCampaigns(s *shop) []campaign {
	if s.adShare == 0 {
		return nil
	}
	report := map[platform]adReport{kuaishou: reportCilijinniu, xhs: reportChengfeng, taobao: reportWanxiangtai, pdd: reportPddPromotion}[s.platform]
	n := 5
	switch {
	case s.index == 0:
		report, n = reportQianchuanProduct, 6
	case s.platform == douyin:
		report, n = reportQianchuanPlan, 5
	case s.platform == kuaishou:
		n = 2
	}
	var out []campaign
	seen := map[string]bool{}
	for i := 0; len(out) < n && i < len(s.listings); i++ {
		// Styles in the order of the catalogue's popular ones; the quiet earner is never advertised.
		l := &s.listings[(i*3+1)%len(s.listings)]
		if seen[l.sku.spu.code] || l.sku.isQuietEarning() {
			continue
		}
		seen[l.sku.spu.code] = true
		k := len(out)
		weight := 1 / math.Sqrt(float64(k+1))
		if l.sku.isHotLosing() {
			weight *= 1.8
		}
		code := l.sku.spu.code
		out = append(out, campaign{
			report: report, id: 1_800_000_000_000_001 + int64(s.index)*1000 + int64(k), name: l.sku.spu.name + "-放量-" + strconv.Itoa(k+1),
			product: l, weight: weight, cpm: 22 + 2.5*float64(k%4), ctr: .03 + .004*float64(k%3), cvr: .052 - .004*float64(k%4),
			theta: .25 + .08*float64(k%4), shape: 1 + .15*float64(k%3), halfLife: 10 + 3*float64(k%4), refresh: 21 + 7*(k%3),
			skus: s.only(func(x *sku) float64 {
				if x.spu.code == code {
					return 1
				}
				return .004
			}),
		})
	}
	if s.index == 0 {
		out = append(out, campaign{
			report: reportQianchuanLive, id: 1_800_000_000_000_900, name: "直播间-成交-01", weight: 1.6,
			cpm: 30, ctr: .036, cvr: .055, theta: .1, shape: 1.1, halfLife: 20, refresh: 28, skus: s.everything,
		})
	}
	total := 0.0
	for i := range out {
		total += out[i].weight
	}
	for i := range out {
		out[i].weight /= total
	}
	return out
}

// response returns the Hill curve's top in lines and its half point in adstocked clicks. The
// usual clicks of a day bring the usual lines, at 43 % of the cap for an exponent of 1.
func (c *campaign) response(linesPerDay float64) (top, k float64) {
	usual := linesPerDay * c.weight / c.cvr
	return linesPerDay * c.weight * (1 + math.Pow(1.3, c.shape)), 1.3 * usual
}

// plan simulates a campaign over all days. Lines per day at the start scale it.
func (c *campaign) plan(cal calendar, linesPerDay float64, r *rand.Rand) []adDay {
	usual := linesPerDay * c.weight / c.cvr
	top, k := c.response(linesPerDay)
	spendUsual := usual / c.ctr / 1000 * c.cpm
	days := make([]adDay, cal.days)
	stock, level := usual*.8, .9
	for d := range days {
		// The buyer's hand: a slow random walk, a test pulse now and then, more before promotions.
		level = math.Exp(.97*math.Log(level) + .05*r.NormFloat64())
		pulse := 1.0
		if w := d / 7; (w+int(c.id))%9 == 4 {
			pulse = 1.5
		} else if (w+int(c.id))%9 == 7 {
			pulse = .6
		}
		demand, depth := promotion(cal.date(d))
		price := cpmGrowth(d, cal.days) * (1 + .35*depth) * lognormal(r, .05)
		spend := spendUsual * level * pulse * (1 + 1.2*depth) * lognormal(r, .04) * (.85 + .3*float64(d)/float64(cal.days))
		age, content := d%c.refresh, d/c.refresh
		impressions := spend / (c.cpm * price) * 1000
		clicks := impressions * c.ctr * fatigue(age, c.halfLife, fatigueFloor) / .68 * lognormal(r, .03)
		stock = adstock(stock, clicks, c.theta)
		days[d] = adDay{
			spend: int64(spend * 100), impressions: int64(impressions), clicks: int64(clicks), contentAge: age, content: content,
			lines: hill(stock, top, k, c.shape) * math.Sqrt(demand),
		}
	}
	return days
}
