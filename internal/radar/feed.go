package radar

import (
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
)

// Feed is what arrived of one kind of file of one shop.
type Feed struct {
	Shop     string // id
	ShopName string
	Table    string
	Title    string // of the table, for people
	Rows     map[calendar.Day]int64
	Hours    map[calendar.Day]int // hour of the latest row of a day, where rows have a time
	Grace    int                  // days that it may be behind: a bill comes by the month
}

// Silence is a feed that should have brought a day and did not, or not all of it.
type Silence struct {
	Shop     string `json:"shop"`
	ShopName string `json:"shop_name"`
	Table    string `json:"table"`
	Title    string `json:"title"`
	Since    string `json:"since" doc:"first day that is missing or incomplete"`
	Days     int    `json:"days" doc:"up to and with the day of the page"`
	Partial  bool   `json:"partial" doc:"the day has rows, but they end early"`
	Hour     int    `json:"hour,omitempty" doc:"of the latest row, if partial"`
	Usual    int    `json:"usual,omitempty" doc:"hour of the latest row on usual days, if partial"`
}

// A feed is regular if it brought most of the days of the four weeks before its last one; only
// a regular feed can be silent.
const regularDays = 0.8

// earlyHours is how much earlier than usual the rows of a day must end for it to be cut off.
const earlyHours = 3

// silences finds the regular feeds that are behind on a day.
func silences(feeds []Feed, day calendar.Day) []Silence {
	list := []Silence{}
	for _, f := range feeds {
		last, regular := f.habit(day)
		if !regular {
			continue
		}
		s := Silence{Shop: f.Shop, ShopName: f.ShopName, Table: f.Table, Title: f.Title}
		switch hour, usual, early := f.endsEarly(day); {
		case last < day-calendar.Day(f.Grace):
			s.Since, s.Days = (last + 1).String(), int(day-last)
		case early:
			s.Since, s.Days, s.Partial, s.Hour, s.Usual = day.String(), 1, true, hour, usual
		default:
			continue
		}
		list = append(list, s)
	}
	return list
}

// habit gives the feed's last day up to the given one, and whether it used to come daily.
func (f Feed) habit(day calendar.Day) (last calendar.Day, regular bool) {
	for d := range f.Rows {
		if d <= day && d > last {
			last = d
		}
	}
	if last == 0 {
		return 0, false
	}
	seen := 0
	for d := last - rankDays; d < last; d++ {
		if f.Rows[d] > 0 {
			seen++
		}
	}
	return last, float64(seen) >= regularDays*rankDays
}

// endsEarly says that the rows of the feed's last day end hours before they usually do, which
// an export made in the course of the day looks like. A day that later days follow is complete.
func (f Feed) endsEarly(day calendar.Day) (hour, usual int, early bool) {
	hour, ok := f.Hours[day]
	if !ok || f.Rows[day+1] > 0 {
		return 0, 0, false
	}
	var before []int
	for d := day - rankDays; d < day; d++ {
		if h, ok := f.Hours[d]; ok {
			before = append(before, h)
		}
	}
	if len(before) == 0 {
		return 0, 0, false
	}
	slices.Sort(before)
	usual = before[len(before)/2]
	return hour, usual, hour <= usual-earlyHours
}

// gaps are the days on which a metric cannot be judged in a cell: a feed that it rests on is
// silent. A cell that is not a single shop is affected by every silent shop.
func gaps(silent []Silence, feeds []string, c Cell) (since calendar.Day, ok bool) {
	for _, s := range silent {
		if !slices.Contains(feeds, s.Table) || c.Dimension == "shop" && c.Key != s.Shop {
			continue
		}
		day, err := calendar.Parse(s.Since)
		if err == nil && (!ok || day < since) {
			since, ok = day, true
		}
	}
	return since, ok
}
