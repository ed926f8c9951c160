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

	late bool // it may still come: not reported, but what it has not reached is not judged
}

// A feed is regular if it brought most of the days of the four weeks before its last one, but for
// weekdays on which it never comes: a shop may be closed on Sundays. Only a regular feed can be silent.
const regularDays = 0.8

// endedDays after it went silent, a feed has ended: a shop that has closed is not reported for ever.
const endedDays = 14

// earlyHours is how much earlier than usual the rows of a day must end for it to be cut off.
const earlyHours = 3

// silences finds the regular feeds that are behind on a day, those still within their grace too.
func silences(feeds []Feed, day calendar.Day) []Silence {
	list := []Silence{}
	for _, f := range feeds {
		h, regular := f.habit(day)
		if !regular {
			continue
		}
		s := Silence{Shop: f.Shop, ShopName: f.ShopName, Table: f.Table, Title: f.Title}
		since := h.due(h.last + 1)
		switch hour, usual, early := f.endsEarly(day); {
		case since <= day && int(day-since) < f.Grace:
			if f.Grace > lateGrace {
				continue
			}
			s.Since, s.Days, s.late = since.String(), int(day-since)+1, true
		case since <= day && int(day-since) < f.Grace+endedDays:
			s.Since, s.Days = since.String(), int(day-since)+1
		case early:
			s.Since, s.Days, s.Partial, s.Hour, s.Usual = day.String(), 1, true, hour, usual
		default:
			continue
		}
		list = append(list, s)
	}
	return list
}

// lateGrace is the longest grace within which the days that a feed has not reached yet are known
// to be incomplete. A bill that comes by the month says nothing of its latest days either way.
const lateGrace = 2

// overdue are the silences that a reader is told of.
func overdue(silent []Silence) []Silence {
	list := []Silence{}
	for _, s := range silent {
		if !s.late {
			list = append(list, s)
		}
	}
	return list
}

// habit is how a feed used to come up to its last day.
type habit struct {
	last   calendar.Day
	closed [7]bool // weekdays, counted from the last day, on which it never comes
}

// habit gives the feed's habit up to the given day, and whether it came regularly.
func (f Feed) habit(day calendar.Day) (h habit, regular bool) {
	for d, n := range f.Rows {
		if n > 0 && d <= day && d > h.last {
			h.last = d
		}
	}
	if h.last == 0 {
		return h, false
	}
	seen := 0
	var on [7]int
	for k := 1; k <= rankDays; k++ {
		if f.Rows[h.last-calendar.Day(k)] > 0 {
			seen++
			on[k%7]++
		}
	}
	open := rankDays
	for k, n := range on {
		if n == 0 {
			h.closed[k] = true
			open -= rankDays / 7
		}
	}
	return h, open > 0 && float64(seen) >= regularDays*float64(open)
}

// due is the first day from one on on which the feed should come.
func (h habit) due(from calendar.Day) calendar.Day {
	for d := from; d < from+7; d++ {
		if back := (7 - int(d-h.last)%7) % 7; !h.closed[back] {
			return d
		}
	}
	return from
}

// endsEarly says that the rows of the feed's last day end hours before those of nearly all days
// before, which an export made in the course of the day looks like; a shop of few orders often ends
// early. A day that later days follow is complete.
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
	return hour, before[len(before)/2], hour <= before[len(before)/10]-earlyHours
}

// gaps are the days on which a metric cannot be judged in a cell: a feed that it rests on is
// silent, or only late. A cell that is not a single shop is affected by every silent shop.
func gaps(silent []Silence, feeds []string, c Cell) (since calendar.Day, late, ok bool) {
	for _, s := range silent {
		if !slices.Contains(feeds, s.Table) || c.Dimension == "shop" && c.Key != s.Shop {
			continue
		}
		day, err := calendar.Parse(s.Since)
		if err == nil && (!ok || day < since) {
			since, late, ok = day, s.late, true
		}
	}
	return since, late, ok
}
