package demo

import (
	"math"
	"time"
)

const daySeconds = 86400

// calendar maps day numbers 0…days−1 to dates and to what happens on them. Times are wall
// clock seconds since 1970 without a zone.
type calendar struct {
	start int64 // midnight of day 0
	days  int

	incidentFrom, incidentTo int // broken week in the warehouse, first and last day
	costChange               int // first day of the new costs
	pageBroken               int // first day on which the flagship's product pages put buyers off, up to the end
}

func newCalendar(end time.Time, days int) calendar {
	c := calendar{start: end.Unix() - int64(days-1)*daySeconds, days: days}
	c.incidentFrom = days * 48 / 100
	c.incidentTo = min(c.incidentFrom+6, days-1)
	c.costChange = days * 55 / 100
	c.pageBroken = days - 2
	return c
}

// calm is the calendar of a merchant to whom nothing happens, for evaluations that bring their
// own incidents.
func (c calendar) calm() calendar {
	c.incidentFrom, c.incidentTo = c.days, -1
	c.pageBroken = c.days
	return c
}

// page is the factor on a shop's orders of a day: in the last days the flagship, the first shop,
// has broken product pages, so the same clicks bring fewer orders.
func (c calendar) page(shop, day int) float64 {
	if shop == 0 && day >= c.pageBroken {
		return .45
	}
	return 1
}

func (c calendar) at(day int) int64          { return c.start + int64(day)*daySeconds }
func (c calendar) end() int64                { return c.at(c.days) - 1 }
func (c calendar) dayOf(t int64) int         { return int((t - c.start) / daySeconds) }
func (c calendar) date(day int) time.Time    { return time.Unix(c.at(day), 0).UTC() }
func (c calendar) broken(day int) bool       { return day >= c.incidentFrom && day <= c.incidentTo }
func (c calendar) costsChanged(day int) bool { return day >= c.costChange }

// weekday factors, Sunday first. Live commerce peaks at the weekend.
var weekday = [7]float64{1.16, .92, .9, .93, .96, 1.02, 1.13}

// promotion returns the demand factor of the sales calendar and how deep discounts are (0…1).
func promotion(t time.Time) (demand, depth float64) {
	md := int(t.Month())*100 + t.Day()
	switch {
	case md == 1111, md == 618:
		return 3.4, 1
	case md == 1110, md == 617:
		return 1.5, .8
	case md >= 1101 && md <= 1109, md >= 601 && md <= 616:
		return 1.12, .6
	case md >= 1112 && md <= 1117, md >= 619 && md <= 624:
		return .68, 0 // the ebb after it
	case t.Year() == 2026 && md >= 213 && md <= 222:
		return .5, 0 // Spring Festival: carriers rest
	}
	return 1, 0
}

// growth of the shops over the window.
func (c calendar) growth(d int) float64 { return .78 + .44*float64(d)/float64(max(c.days-1, 1)) }

// demand is the factor of day d on demand that no ad, session or influencer brings.
func (c calendar) demand(d int) float64 {
	t := c.date(d)
	p, _ := promotion(t)
	season := 1 + .06*math.Cos(2*math.Pi*float64(t.YearDay()-15)/365.25)
	return c.growth(d) * season * weekday[t.Weekday()] * p
}

// depth of discounts on day d, 0 on an ordinary day, 1 at the peak of a promotion.
func (c calendar) depth(d int) float64 {
	_, depth := promotion(c.date(d))
	return depth
}
