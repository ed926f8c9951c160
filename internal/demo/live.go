package demo

import "math/rand/v2"

// session is one live session 直播场次 in a shop's room or in an influencer's.
type session struct {
	day        int
	start, end int64
	anchor     string
	handle     string
	host       *host
	influencer *influencer
	lines      float64 // expected
	watch      int64
	exposure   int64
	adSpend    int64 // fen, of the day's live campaign
	result     sessionResult
}

// sessionResult is summed over the session's orders as they are simulated.
type sessionResult struct {
	orders, qty, refundOrders   int64
	gmv, paid, refunds, in1hour int64 // fen
	refundsIn1h                 int64
	commission                  int64
	buyers                      int64
}

// schedule of the shop's own sessions, and of an influencer's special twice a week.
func (s *shop) schedule(cal calendar, linesPerDay float64, r *rand.Rand) []*session {
	var out []*session
	if len(s.hosts) == 0 {
		return nil
	}
	for d := range cal.days {
		t := cal.date(d)
		wd := int(t.Weekday())
		demand, _ := promotion(t)
		if s.index == 1 && wd != 2 && wd != 4 && wd != 6 {
			continue
		}
		h := &s.hosts[(d+d/7)%len(s.hosts)]
		perSession := linesPerDay * weekday[wd] * demand * cal.growth(d)
		if s.index == 1 {
			perSession *= 7. / 3
		}
		out = append(out, newSession(cal, d, 19, 4, s.name, "ht_shop_"+s.dir, h, perSession*h.quality, r))
		if s.index == 0 && (wd == 0 || wd == 6) {
			h2 := &s.hosts[(d+1)%len(s.hosts)]
			out = append(out, newSession(cal, d, 9, 3, s.name, "ht_shop_"+s.dir, h2, .35*perSession*h2.quality, r))
		}
		if s.index == 0 && (wd == 3 || wd == 5) {
			f := &s.influencers[(d/2)%len(s.influencers)]
			x := newSession(cal, d, 14, 2, f.name, f.handle, nil, .35*perSession*f.quality, r)
			x.influencer = f
			out = append(out, x)
		}
	}
	return out
}

func newSession(cal calendar, day, hour, hours int, anchor, handle string, h *host, lines float64, r *rand.Rand) *session {
	start := cal.at(day) + int64(hour)*3600 + between(r, 0, 600)
	s := &session{
		day: day, start: start, end: start + int64(hours)*3600 + between(r, -600, 900),
		anchor: anchor, handle: handle, host: h, lines: lines * lognormal(r, .12),
	}
	quality := 1.0
	if h != nil {
		quality = h.quality
	}
	s.watch = int64(s.lines/quality*38*jitter(r, .15)) + 60
	s.exposure = int64(float64(s.watch) * 6.1 * jitter(r, .1))
	return s
}
