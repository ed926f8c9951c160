package radar

import (
	"testing"

	"github.com/suanpan/suanpan/internal/calendar"
)

// feed brings rows on each day of eight weeks that open says, the last of them a day before day.
func feed(day calendar.Day, open func(calendar.Day) bool, hour func(calendar.Day) int) Feed {
	f := Feed{Shop: "a", Table: "order_line", Rows: map[calendar.Day]int64{}, Hours: map[calendar.Day]int{}}
	for d := day - 56; d < day; d++ {
		if open(d) {
			f.Rows[d], f.Hours[d] = 10, hour(d)
		}
	}
	return f
}

func always(calendar.Day) bool { return true }

func late(calendar.Day) int { return 23 }

func TestClosedWeekdayIsNotSilent(t *testing.T) {
	sunday := calendar.Date(2026, 6, 7)
	f := feed(sunday, func(d calendar.Day) bool { return (d-sunday)%7 != 0 }, late)
	if s := silences([]Feed{f}, sunday); len(s) != 0 {
		t.Fatalf("closed on Sundays, got %+v", s)
	}
	if s := silences([]Feed{f}, sunday+1); len(s) != 1 || s[0].Since != (sunday+1).String() || s[0].Days != 1 {
		t.Fatalf("Monday is missing, got %+v", s)
	}
}

func TestFeedThatIsLongSilentHasEnded(t *testing.T) {
	day := calendar.Date(2026, 6, 10)
	f := feed(day, always, late)
	for ahead, want := range map[calendar.Day]int{0: 1, 5: 1, endedDays - 1: 1, endedDays: 0, 40: 0} {
		if s := silences([]Feed{f}, day+ahead); len(s) != want {
			t.Fatalf("%d days later: %+v", ahead, s)
		}
	}
}

func TestLateFeedIsNotReportedButBoundsWhatIsJudged(t *testing.T) {
	day := calendar.Date(2026, 6, 10)
	f := feed(day, always, late)
	f.Table, f.Grace = "refund", 2
	s := silences([]Feed{f}, day+1)
	if len(overdue(s)) != 0 {
		t.Fatalf("within its grace: %+v", s)
	}
	if since, isLate, ok := gaps(s, []string{"refund"}, Cell{Dimension: Whole}); !ok || !isLate || since != day {
		t.Fatalf("got %v %v %v", since, isLate, ok)
	}
	if s := overdue(silences([]Feed{f}, day+2)); len(s) != 1 || s[0].Days != 3 {
		t.Fatalf("beyond its grace: %+v", s)
	}
	f.Table, f.Grace = "logistics_bill", 45
	if s := silences([]Feed{f}, day+20); len(s) != 0 {
		t.Fatalf("a monthly bill: %+v", s)
	}
}

func TestNoonExportIsIncompleteAndAShopOfFewOrdersIsNot(t *testing.T) {
	day := calendar.Date(2026, 6, 10)
	noon := feed(day+1, always, func(d calendar.Day) int {
		if d == day {
			return 12
		}
		return 23 - int(d)%2
	})
	if s := silences([]Feed{noon}, day); len(s) != 1 || !s[0].Partial || s[0].Hour != 12 {
		t.Fatalf("got %+v", s)
	}
	few := feed(day+1, always, func(d calendar.Day) int {
		if d == day {
			return 9
		}
		return 7 + int(d*5)%17 // one order a day, at any hour of the day
	})
	if s := silences([]Feed{few}, day); len(s) != 0 {
		t.Fatalf("a single order a day: %+v", s)
	}
}
