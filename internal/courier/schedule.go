package courier

import (
	"time"

	"github.com/suanpan/suanpan/internal/push"
)

// clock is the layout of a time of day.
const clock = "15:04"

// on gives a time of day on the day of t, in t's zone.
func on(t time.Time, text string) (time.Time, error) {
	at, err := time.Parse(clock, text)
	if err != nil {
		return t, err
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, at.Hour(), at.Minute(), 0, 0, t.Location()), nil
}

// quietUntil says when the quiet hours end that a moment falls into.
func (s Settings) quietUntil(t time.Time) (end time.Time, quiet bool) {
	from, err := on(t, s.QuietFrom)
	if err != nil {
		return t, false
	}
	to, err := on(t, s.QuietTo)
	if err != nil {
		return t, false
	}
	switch {
	case from.Before(to):
		return to, !t.Before(from) && t.Before(to)
	case t.Before(to): // over midnight, and it has passed
		return to, true
	default:
		return to.AddDate(0, 0, 1), !t.Before(from)
	}
}

// window is when the brief of a day is due and until when it is still worth sending: until noon, as a
// morning's brief is, or an hour after it is due. ok is false if quiet hours swallow it.
func (s Settings) window(c push.Channel, day time.Time) (start, end time.Time, ok bool) {
	start, err := on(day, c.At)
	if err != nil {
		return day, day, false
	}
	due := start
	start, _ = s.pastQuiet(start)
	if start.Format(dayLayout) != due.Format(dayLayout) {
		return start, start, false
	}
	y, m, d := day.Date()
	end = time.Date(y, m, d, 12, 0, 0, 0, day.Location())
	if late := start.Add(time.Hour); late.After(end) {
		end = late
	}
	return start, end, true
}

// pastQuiet moves a moment to the end of the quiet hours that it falls into.
func (s Settings) pastQuiet(t time.Time) (moved time.Time, quiet bool) {
	end, quiet := s.quietUntil(t)
	if !quiet {
		return t, false
	}
	return end, true
}
