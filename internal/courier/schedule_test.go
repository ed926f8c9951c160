package courier

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/push"
)

func shanghai(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestWindow(t *testing.T) {
	day := time.Date(2026, 9, 4, 23, 0, 0, 0, shanghai(t))
	for _, c := range []struct {
		at, from, to string
		start, end   string
		ok           bool
	}{
		{"08:30", "", "", "04 08:30", "04 12:00", true},
		{"11:30", "", "", "04 11:30", "04 12:30", true},
		{"18:00", "", "", "04 18:00", "04 19:00", true},
		{"06:00", "22:00", "08:00", "04 08:00", "04 12:00", true},
		{"08:00", "22:00", "08:00", "04 08:00", "04 12:00", true},
		{"23:00", "22:00", "08:00", "", "", false},
		{"12:30", "12:00", "14:00", "04 14:00", "04 15:00", true},
		{"00:00", "00:00", "23:59", "04 23:59", "05 00:59", true},
	} {
		start, end, ok := Settings{QuietFrom: c.from, QuietTo: c.to}.window(push.Channel{At: c.at}, day)
		if ok != c.ok || ok && (start.Format("02 15:04") != c.start || end.Format("02 15:04") != c.end) {
			t.Errorf("%s quiet %s–%s: %v – %v %v", c.at, c.from, c.to, start, end, ok)
		}
	}
}

// TestQuietHours: whatever the hours, their end is later, at most a day away, and not quiet itself.
func TestQuietHours(t *testing.T) {
	zone := shanghai(t)
	rapid.Check(t, func(t *rapid.T) {
		minute := func(name string) int { return rapid.IntRange(0, 24*60-1).Draw(t, name) }
		text := func(m int) string { return time.Date(2026, 1, 1, m/60, m%60, 0, 0, time.UTC).Format(clock) }
		from, to, at := minute("from"), minute("to"), minute("at")
		s := Settings{QuietFrom: text(from), QuietTo: text(to)}
		now := time.Date(2026, 9, 4, at/60, at%60, 0, 0, zone)
		want := from <= at && at < to
		if from >= to {
			want = at >= from || at < to
		}
		end, quiet := s.pastQuiet(now)
		if quiet != want {
			t.Fatalf("%s in %s–%s: %v", now.Format(clock), s.QuietFrom, s.QuietTo, quiet)
		}
		if !quiet {
			return
		}
		if _, still := s.pastQuiet(end); !end.After(now) || end.Sub(now) > 24*time.Hour || still && from != to {
			t.Fatalf("%s in %s–%s ends %s", now, s.QuietFrom, s.QuietTo, end)
		}
	})
}
