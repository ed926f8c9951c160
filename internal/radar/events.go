package radar

import (
	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// regressors are the known events over a run of days: the trade's calendar by family and phase,
// and the merchant's own by kind. What a promotion did before says what the next one will do.
func regressors(first calendar.Day, length int, own []Promotion) []anomaly.Event {
	var events []anomaly.Event
	for _, r := range calendar.Regressors(first, length) {
		events = append(events, anomaly.Event{Name: r.Name, Active: r.Active, Spread: r.Spread})
	}
	byKind := map[string][]float64{}
	for _, p := range own {
		from, to, ok := p.days()
		if !ok {
			continue
		}
		for d := max(from, first); d <= to && int(d-first) < length; d++ {
			if byKind[p.Kind] == nil {
				byKind[p.Kind] = make([]float64, length)
			}
			byKind[p.Kind][d-first] = 1
		}
	}
	for _, kind := range []string{"promotion", "live"} {
		if byKind[kind] != nil {
			events = append(events, anomaly.Event{Name: kind, Active: byKind[kind]})
		}
	}
	return events
}

func (p Promotion) days() (from, to calendar.Day, ok bool) {
	from, err := calendar.Parse(p.From)
	if err != nil {
		return 0, 0, false
	}
	to, err = calendar.Parse(p.To)
	return from, to, err == nil
}

// Known names the events of a run of days, each once: the trade's and the merchant's own.
func Known(own []Promotion, from, to calendar.Day) []Note {
	var list []Note
	seen := map[Note]bool{}
	add := func(n Note) {
		if !seen[n] {
			seen[n] = true
			list = append(list, n)
		}
	}
	for d := from; d <= to; d++ {
		for _, o := range calendar.Occasions(d) {
			add(Note{Name: o.ZH, EN: o.EN, Phase: string(o.Phase)})
		}
	}
	for _, p := range own {
		if first, last, ok := p.days(); ok && first <= to && last >= from {
			add(Note{Name: p.Name, Phase: string(calendar.Main)})
		}
	}
	return list
}

// promoted says whether the week that ends on a day has a sale or a long holiday in it, so
// that it compares only with such weeks.
func promoted(own []Promotion, end calendar.Day) bool {
	for d := end - 6; d <= end; d++ {
		for _, o := range calendar.Occasions(d) {
			if o.Family != "festival" && (o.Phase == calendar.Main || o.Phase == calendar.Eve) {
				return true
			}
		}
	}
	for _, p := range own {
		if first, last, ok := p.days(); ok && p.Kind == "promotion" && first <= end && last >= end-6 {
			return true
		}
	}
	return false
}

// onSale says whether a day belongs to a sale of the trade or of the merchant, with what leads up to
// it and ebbs away after it.
func onSale(own []Promotion, day calendar.Day) bool {
	for _, o := range calendar.Occasions(day) {
		if o.Family == "sale" || o.Family == "great_sale" {
			return true
		}
	}
	for _, p := range own {
		if first, last, ok := p.days(); ok && p.Kind == "promotion" && first <= day && last >= day {
			return true
		}
	}
	return false
}
