package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func micros(t *testing.T, text string) int64 {
	at, err := time.Parse("2006-01-02 15:04:05", text)
	if err != nil {
		t.Fatal(err)
	}
	return at.UnixMicro()
}

func TestBusinessDay(t *testing.T) {
	for _, c := range []struct {
		at    string
		start int
		want  string
	}{
		{"2026-09-10 00:00:00", 0, "2026-09-10"},
		{"2026-09-10 03:59:59", 4, "2026-09-09"},
		{"2026-09-10 04:00:00", 4, "2026-09-10"},
		{"1969-12-31 23:59:59", 0, "1969-12-31"},
		{"2026-01-01 00:30:00", 1, "2025-12-31"},
	} {
		if got := Of(micros(t, c.at), c.start).String(); got != c.want {
			t.Errorf("Of(%s, %d) = %s, want %s", c.at, c.start, got, c.want)
		}
	}
	if _, err := Parse("10.9.2026"); err == nil {
		t.Error("parsed 10.9.2026")
	}
	cst := time.FixedZone("CST", 8*3600)
	if d := FromTime(time.Date(2026, 9, 10, 1, 0, 0, 0, cst)); d.String() != "2026-09-10" {
		t.Errorf("own wall clock: %s", d)
	}
}

func TestDayProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.Int32Range(-200_000, 200_000).Draw(t, "day"))
		back, err := Parse(d.String())
		if d >= -719_528 && d.Time().Year() > 0 && (err != nil || back != d) {
			t.Fatalf("%d → %s → %d, %v", d, d, back, err)
		}
		m := d.Monday()
		if m > d || d-m > 6 || m.Time().Weekday() != time.Monday {
			t.Fatalf("week of %s begins on %s", d, m)
		}
		if s := d.MonthStart(); s.Time().Day() != 1 || int(d-s) >= d.MonthDays() {
			t.Fatalf("month of %s begins on %s and has %d days", d, s, d.MonthDays())
		}
	})
}
