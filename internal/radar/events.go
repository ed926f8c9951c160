package radar

import (
	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// regressors are the merchant's own events over a run of days, one series of 0 and 1 per kind:
// what a promotion did before says what the next one will do.
func regressors(first calendar.Day, length int, own []Promotion) []anomaly.Event {
	byKind := map[string][]float64{}
	for _, p := range own {
		from, err := calendar.Parse(p.From)
		if err != nil {
			continue
		}
		to, err := calendar.Parse(p.To)
		if err != nil {
			continue
		}
		if byKind[p.Kind] == nil {
			byKind[p.Kind] = make([]float64, length)
		}
		for d := max(from, first); d <= to && int(d-first) < length; d++ {
			byKind[p.Kind][d-first] = 1
		}
	}
	var events []anomaly.Event
	for _, kind := range []string{"promotion", "live"} {
		if byKind[kind] != nil {
			events = append(events, anomaly.Event{Name: kind, Active: byKind[kind]})
		}
	}
	return events
}

// notesOf names the events of a window.
func notesOf(own []Promotion, from, to calendar.Day) []Note {
	var list []Note
	for _, p := range own {
		if p.From <= to.String() && p.To >= from.String() {
			list = append(list, Note{Name: p.Name})
		}
	}
	return list
}
