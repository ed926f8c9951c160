package radar_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/radar"
)

// shop is an invented merchant: orders by shop and day, everything else in fixed proportion.
type shop struct {
	catalogue *metrics.Catalogue
	first     calendar.Day
	orders    map[string][]float64 // by shop id
	missing   bool                 // costs are
	losing    string               // shop that sells at a loss
	outage    [3]int               // of shop a: day, first hour, last hour
}

const (
	orderValue = 100_00
	marginRate = 0.2
)

func newShop(t *testing.T, days int) *shop {
	t.Helper()
	catalogue, err := metrics.Load()
	check(t, err == nil, "%v", err)
	s := &shop{catalogue: catalogue, first: calendar.Date(2026, 1, 1), orders: map[string][]float64{}}
	rng := rand.New(rand.NewPCG(1, 2))
	levels := map[string]float64{"a": 200, "b": 120, "c": 60}
	for _, id := range []string{"a", "b", "c"} {
		level, series := levels[id], make([]float64, days)
		for i := range series {
			weekday := 1 + 0.2*math.Sin(2*math.Pi*float64(i%7)/7)
			series[i] = math.Round(level*weekday + rng.NormFloat64()*math.Sqrt(level))
		}
		s.orders[id] = series
	}
	return s
}

func (s *shop) Catalogue() *metrics.Catalogue { return s.catalogue }

// Run answers the queries that the radar asks, by day and by shop.
func (s *shop) Run(_ context.Context, q metrics.Query) (*run.Result, error) {
	from, _ := calendar.Parse(q.From)
	to, _ := calendar.Parse(q.To)
	totals, lost := map[[4]string]float64{}, map[[4]string]float64{}
	for id, series := range s.orders {
		for i, n := range series {
			day := s.first + calendar.Day(i)
			if day < from || day > to || math.IsNaN(n) {
				continue
			}
			if !slices.Contains(q.By, "hour") {
				if key, ok := keyOf(q, id, day, ""); ok {
					totals[key] += n
					if id == s.losing {
						lost[key] += n
					}
				}
				continue
			}
			for hour := range 24 {
				if key, ok := keyOf(q, id, day, strconv.Itoa(hour)); ok {
					totals[key] += s.hour(id, i, hour, n)
				}
			}
		}
	}
	result := &run.Result{}
	for key, n := range totals {
		row := run.Row{Keys: key[:len(q.By)], Labels: key[:len(q.By)]}
		for _, name := range q.Metrics {
			v := s.value(name, n)
			if name == "cm2" {
				v = run.Whole(int64((n - 2*lost[key]) * orderValue * marginRate))
			}
			row.Values = append(row.Values, v)
		}
		result.Rows = append(result.Rows, row)
	}
	return result, nil
}

func keyOf(q metrics.Query, id string, day calendar.Day, hour string) (key [4]string, ok bool) {
	for k, dim := range q.By {
		switch dim {
		case "day":
			key[k] = day.String()
		case "hour":
			key[k] = hour
		case "shop", "sku", "product":
			key[k] = id
		case "platform":
			key[k] = "douyin"
		default:
			return key, false
		}
	}
	return key, true
}

// hour is the part of a day's orders that came in an hour: a wave with its crest at 18 o'clock, and
// some noise that is the same each time it is asked.
func (s *shop) hour(id string, day, hour int, n float64) float64 {
	if s.outage[1] > 0 && id == "a" && day == s.outage[0] && hour >= s.outage[1] && hour <= s.outage[2] {
		return 0
	}
	share := (1 + 0.8*math.Sin(2*math.Pi*float64(hour-12)/24)) / 24
	rng := rand.New(rand.NewPCG(uint64(day*24+hour), uint64(id[0])))
	return math.Max(0, math.Round(n*share+rng.NormFloat64()*math.Sqrt(n*share)))
}

func (s *shop) value(name string, orders float64) run.Value {
	switch name {
	case "orders", "units":
		return run.Whole(int64(orders))
	case "net_revenue", "gmv", "list_sales":
		return run.Whole(int64(orders * orderValue))
	case "cm2":
		return run.Whole(int64(orders * orderValue * marginRate))
	case "cm2_missing":
		if s.missing {
			return run.Whole(1)
		}
		return run.Whole(0)
	case "aov":
		return run.Fraction(orderValue)
	default:
		return run.Value{}
	}
}

func (s *shop) day(i int) calendar.Day { return s.first + calendar.Day(i) }

func (s *shop) feeds() []radar.Feed {
	var feeds []radar.Feed
	for id, series := range s.orders {
		f := radar.Feed{Shop: id, ShopName: id, Table: "order_line", Rows: map[calendar.Day]int64{}, Hours: map[calendar.Day]int{}}
		for i, n := range series {
			if !math.IsNaN(n) {
				f.Rows[s.day(i)], f.Hours[s.day(i)] = int64(n), 23
			}
		}
		feeds = append(feeds, f)
	}
	return feeds
}

func (s *shop) report(t *testing.T, day int, verdicts ...radar.Verdict) *radar.Report {
	t.Helper()
	r, err := radar.New(s)
	check(t, err == nil, "%v", err)
	report, err := r.Report(t.Context(), radar.Request{Day: s.day(day), First: s.first, Currency: "CNY", Settings: radar.DefaultSettings(),
		Verdicts: verdicts, Feeds: s.feeds(), Platforms: map[string]string{"a": "douyin", "b": "douyin", "c": "douyin"}})
	check(t, err == nil, "%v", err)
	return report
}

func metricsOf(list []*radar.Finding) []string {
	var names []string
	for _, f := range list {
		names = append(names, f.Metric.Name+" "+f.Cell.Dimension+" "+f.Cell.Key)
	}
	return names
}

func check(t *testing.T, ok bool, format string, args ...any) {
	t.Helper()
	if !ok {
		t.Fatalf(format, args...)
	}
}

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance }

func TestQuietDayHasNoFindings(t *testing.T) {
	s := newShop(t, 120)
	report := s.report(t, 119)
	check(t, len(report.Findings) == 0, "%v", metricsOf(report.Findings))
	check(t, report.Watched > 0, "nothing was watched")
}

func TestDropOfOneShopIsOneFindingWorthItsMargin(t *testing.T) {
	s := newShop(t, 120)
	s.orders["a"][119] *= 0.4
	report := s.report(t, 119)
	check(t, len(report.Findings) == 1, "%v", metricsOf(report.Findings))
	f := report.Findings[0]
	check(t, f.Kind == radar.Alarm, "%s", f.Kind)
	check(t, len(f.Related) > 0, "stands alone")
	check(t, near(f.Change, -0.6, 0.35), "change %g", f.Change)
	check(t, f.Days == 1, "%d days", f.Days)
	// What is lost is the CM2 of the orders that did not come.
	check(t, near(float64(f.Stake.Amount), (f.Expected-f.Actual)*stakePerUnit(f), 1e-3*float64(f.Stake.Amount)), "stake %+v", f.Stake)
	check(t, near(f.Stake.Rate, marginRate, 1e-6), "rate %g", f.Stake.Rate)
	check(t, !f.Stake.Assumed, "assumed")
}

func stakePerUnit(f *radar.Finding) float64 {
	if f.Metric.Name == "orders" {
		return orderValue * marginRate
	}
	return marginRate
}

func TestRiseIsAnOpportunity(t *testing.T) {
	s := newShop(t, 120)
	s.orders["b"][119] *= 1.9
	report := s.report(t, 119)
	check(t, len(report.Findings) == 0, "%v", metricsOf(report.Findings))
	check(t, len(report.Opportunities) > 0 && report.Opportunities[0].Kind == radar.Opportunity, "%v", metricsOf(report.Opportunities))
}

func TestRepeatedFindingIsOngoing(t *testing.T) {
	s := newShop(t, 120)
	for i := 117; i < 120; i++ {
		s.orders["a"][i] *= 0.4
	}
	first := s.report(t, 117).Findings
	check(t, len(first) == 1 && first[0].Days == 1, "%v", metricsOf(first))
	last := s.report(t, 119)
	all := append(slices.Clone(last.Findings), last.Ongoing...)
	check(t, len(all) > 0 && all[0].From == s.day(117).String() && all[0].Days == 3, "%v", metricsOf(all))
}

func TestOutageOfSomeHoursIsFoundInAGoodDay(t *testing.T) {
	s := newShop(t, 120)
	s.outage = [3]int{119, 14, 17}
	report := s.report(t, 119)
	check(t, len(report.Findings) == 1, "%v", metricsOf(report.Findings))
	f := report.Findings[0]
	check(t, f.Hours != nil && f.Hours.From >= 13 && f.Hours.From <= 14 && f.Hours.To >= 17 && f.Hours.To <= 18, "%+v", f.Hours)
	check(t, f.Actual < f.Expected && f.Stake.Amount > 0, "%+v", f)
}

func TestMissingCostsGiveNoStake(t *testing.T) {
	s := newShop(t, 120)
	s.missing = true
	s.orders["a"][119] *= 0.4
	found := s.report(t, 119).Findings
	check(t, len(found) == 0, "a margin that rests on missing costs prices nothing: %v", metricsOf(found))
}

func TestSilentFeedIsNamedAndNotAlarmed(t *testing.T) {
	s := newShop(t, 120)
	s.orders["a"][119] = math.NaN()
	report := s.report(t, 119)
	check(t, len(report.Findings) == 0, "%v", metricsOf(report.Findings))
	check(t, len(report.Silent) == 1 && report.Silent[0].Shop == "a" && report.Silent[0].Since == s.day(119).String(), "%+v", report.Silent)
	check(t, slices.ContainsFunc(report.Unjudged, func(u radar.Unjudged) bool { return u.Reason == "incomplete" }), "%+v", report.Unjudged)
}

func TestThinHistoryIsRefused(t *testing.T) {
	s := newShop(t, 18)
	report := s.report(t, 17)
	check(t, report.Watched == 0, "%d watched", report.Watched)
	check(t, slices.ContainsFunc(report.Unjudged, func(u radar.Unjudged) bool { return u.Reason == "short" && u.Have == 18 && u.Need == 21 }), "%+v", report.Unjudged)
	s = newShop(t, 30)
	s.orders["a"][29] *= 0.2
	report = s.report(t, 29)
	check(t, len(report.Findings) > 0 && report.Findings[0].Wide, "%v", metricsOf(report.Findings))
}

func TestVerdictsMoveTheThreshold(t *testing.T) {
	s := newShop(t, 120)
	chance := func(verdicts ...radar.Verdict) radar.Performance {
		rules := s.report(t, 119, verdicts...).Rules
		return rules[slices.IndexFunc(rules, func(p radar.Performance) bool { return p.Metric == "orders" })]
	}
	none := chance()
	check(t, near(none.Chance, radar.DefaultSettings().Chance, 1e-12), "%+v", none)
	useless := chance(radar.Verdict{ID: "1", Metric: "orders"}, radar.Verdict{ID: "2", Metric: "orders"})
	check(t, useless.Chance < none.Chance && useless.HitRate == 0, "%+v", useless)
	useful := chance(radar.Verdict{ID: "1", Metric: "orders", Useful: true}, radar.Verdict{ID: "2", Metric: "orders"}, radar.Verdict{ID: "3", Metric: "orders", Useful: true})
	check(t, useful.Chance > none.Chance && near(useful.HitRate, 2.0/3, 1e-12), "%+v", useful)
}

// A finding of the last day before a silence was on that day's page; the silent days repeat it as
// ongoing, and not for ever.
func TestSilenceDoesNotRepeatAFinding(t *testing.T) {
	s := newShop(t, 120)
	s.orders["a"][109] *= 0.3
	for i := 110; i < 120; i++ {
		s.orders["a"][i], s.orders["b"][i], s.orders["c"][i] = math.NaN(), math.NaN(), math.NaN()
	}
	found := s.report(t, 109)
	check(t, len(found.Findings) == 1, "%v", metricsOf(found.Findings))
	next := s.report(t, 111)
	check(t, len(next.Findings) == 0 && len(next.Ongoing) > 0, "%v, ongoing %v", metricsOf(next.Findings), metricsOf(next.Ongoing))
	later := s.report(t, 119)
	check(t, len(later.Findings) == 0 && len(later.Ongoing) == 0, "%v, ongoing %v", metricsOf(later.Findings), metricsOf(later.Ongoing))
}

// A shop that closed for good is told of as a silent feed for two weeks and then not at all.
func TestClosedShopIsForgotten(t *testing.T) {
	s := newShop(t, 150)
	for i := 120; i < 150; i++ {
		s.orders["c"][i] = math.NaN()
	}
	check(t, len(s.report(t, 125).Silent) == 1, "not silent")
	after := s.report(t, 149)
	check(t, len(after.Silent) == 0, "%+v", after.Silent)
	for _, f := range slices.Concat(after.Findings, after.Ongoing) {
		check(t, f.Cell.Key != "c", "%v", metricsOf(after.Findings))
	}
}

// What a shop sells at a loss and then does not sell costs nothing; the margin of the others is theirs
// alone.
func TestCellsHaveTheirOwnMargins(t *testing.T) {
	s := newShop(t, 120)
	s.losing = "b"
	s.orders["b"][119] *= 0.3
	found := s.report(t, 119).Findings
	for _, f := range found {
		check(t, f.Cell.Dimension != "shop", "%v", metricsOf(found))
	}
	s = newShop(t, 120)
	s.losing = "b"
	s.orders["a"][119] *= 0.3
	found = s.report(t, 119).Findings
	i := slices.IndexFunc(found, func(f *radar.Finding) bool { return f.Cell.Key == "a" })
	check(t, i >= 0 && near(found[i].Stake.Rate, marginRate, 1e-6), "%v", metricsOf(found))
}

// A day that was exported at noon is not in the week that an axis is scored by.
func TestAxesLeaveIncompleteDaysOut(t *testing.T) {
	s := newShop(t, 120)
	s.orders["a"][119] *= 0.1
	r, err := radar.New(s)
	check(t, err == nil, "%v", err)
	q := radar.Request{Day: s.day(119), First: s.first, Currency: "CNY", Settings: radar.DefaultSettings(), Feeds: s.feeds()}
	for i, f := range q.Feeds {
		if f.Shop == "a" {
			q.Feeds[i].Hours[q.Day] = 12
		}
	}
	axes, err := r.Axes(t.Context(), q)
	check(t, err == nil, "%v", err)
	orders := axes[0].Metrics[0]
	check(t, orders.To == s.day(118).String() && orders.Score != nil, "%+v", orders)
}
