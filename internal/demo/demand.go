package demo

import "math"

type sourceKind uint8

const (
	organicCard  sourceKind = iota // 商品卡、搜索、商城
	organicVideo                   // the shop's own short videos
	ownLive
	paidAd
	affiliateVideo
	affiliateLive
)

// source is what brought an order.
type source struct {
	kind       sourceKind
	weight     float64 // expected lines of the day
	skus       *alias
	campaign   *campaign
	session    *session
	influencer *influencer
	tally      tally
}

// tally of a source's orders on one day, for the ad reports.
type tally struct {
	orders, lines int64
	paid, gmv     int64 // fen
	newBuyers     int64
}

// demandPlan is everything that is decided before the first order.
type demandPlan struct {
	ads      [][]adDay    // by campaign, then day
	sessions [][]*session // by day
	all      []*session
	organic  []float64 // expected lines by day
	quota    []int64   // lines by day
}

// planDemand decides each shop's ads and sessions, fills up with organic demand, and cuts
// the total number of lines into exact daily quotas.
func planDemand(shops []shop, cal calendar, opt Options) []demandPlan {
	plans := make([]demandPlan, len(shops))
	perDay := float64(opt.Lines) / float64(cal.days)
	weights := make([][]float64, len(shops))
	total := 0.0
	for i := range shops {
		s := &shops[i]
		p := &plans[i]
		mine := perDay * s.share
		for j := range s.campaigns {
			c := &s.campaigns[j]
			p.ads = append(p.ads, c.plan(cal, mine*s.adShare, newRand(opt.Seed, streamAds, i, j)))
		}
		p.sessions = make([][]*session, cal.days)
		p.all = s.schedule(cal, mine*s.liveShare, newRand(opt.Seed, streamSessions, i, 0))
		for _, x := range p.all {
			p.sessions[x.day] = append(p.sessions[x.day], x)
		}
		organicShare := 1 - s.adShare - s.liveShare - s.affiliateShare
		r := newRand(opt.Seed, streamQuota, i, 0)
		p.organic = make([]float64, cal.days)
		weights[i] = make([]float64, cal.days)
		for d := range cal.days {
			p.organic[d] = mine * organicShare * cal.demand(d) * lognormal(r, .06)
			w := p.organic[d] + s.affiliateLines(cal, d, mine)
			for j := range p.ads {
				w += p.ads[j][d].lines
			}
			for _, x := range p.sessions[d] {
				w += x.lines
			}
			weights[i][d] = w * cal.page(i, d)
			total += weights[i][d]
		}
	}
	// Exact quotas: round the running total, day by day, shop by shop.
	run, given := 0.0, int64(0)
	for i := range plans {
		plans[i].quota = make([]int64, cal.days)
	}
	for d := range cal.days {
		for i := range plans {
			run += weights[i][d]
			upto := int64(math.Round(run / total * float64(opt.Lines)))
			plans[i].quota[d] = upto - given
			given = upto
		}
	}
	return plans
}

// evening session of the shop's own on day d, nil if there is none.
func (p *demandPlan) evening(d int) *session {
	for _, x := range p.sessions[d] {
		if x.host != nil && x.start%daySeconds > 12*hour {
			return x
		}
	}
	return nil
}

// affiliateLines expected from all influencers on day d.
func (s *shop) affiliateLines(cal calendar, d int, mine float64) float64 {
	return mine * s.affiliateShare * math.Sqrt(cal.demand(d)*cal.growth(d))
}

// sources of one shop's day.
func (p *demandPlan) sources(s *shop, cal calendar, d int, perDay float64) []source {
	out := []source{
		{kind: organicCard, weight: p.organic[d] * .7, skus: &s.everything},
		{kind: organicVideo, weight: p.organic[d] * .3, skus: &s.everything},
	}
	for j := range p.ads {
		day := p.ads[j][d]
		src := source{kind: paidAd, weight: day.lines, skus: &s.campaigns[j].skus, campaign: &s.campaigns[j]}
		if src.campaign.report == reportQianchuanLive {
			src.session = p.evening(d) // what it brings is bought in the live room
		}
		out = append(out, src)
	}
	for _, x := range p.sessions[d] {
		src := source{kind: ownLive, weight: x.lines, skus: &s.everything, session: x}
		if x.influencer != nil {
			src.kind, src.influencer, src.skus = affiliateLive, x.influencer, &x.influencer.skus
		}
		out = append(out, src)
	}
	if n := len(s.influencers); n > 0 {
		all := 0.0
		for i := range s.influencers {
			all += s.influencers[i].quality
		}
		lines := s.affiliateLines(cal, d, perDay*s.share)
		for i := range s.influencers {
			f := &s.influencers[i]
			out = append(out, source{kind: affiliateVideo, weight: lines * f.quality / all, skus: &f.skus, influencer: f})
		}
	}
	return out
}
