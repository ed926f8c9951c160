package radar

import (
	"math"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/fault"
)

// Settings are what a merchant decides about the radar.
type Settings struct {
	// Off lists metrics that are not watched.
	Off []string `json:"off" doc:"metrics that are not watched"`
	// Alarms a day at most; what is beyond stays in the list of the day, below.
	Cap int `json:"cap" minimum:"1" maximum:"50" doc:"findings a day at most, greatest stake first"`
	// CoolDown is how many days a finding is not repeated unless it grows by half.
	CoolDown int `json:"cool_down" minimum:"0" maximum:"60" doc:"days before the same finding may return, unless its stake grows by half"`
	// MinStake is the least profit at stake, in minor units.
	MinStake int64 `json:"min_stake" minimum:"0" doc:"least profit at stake of a finding, minor units"`
	// MinChange is the least relative deviation, 0 to 1.
	MinChange float64 `json:"min_change" minimum:"0" maximum:"1" doc:"least relative deviation from what was expected"`
	// Chance is how improbable a day must be under its own history before it is a finding.
	Chance float64 `json:"chance" minimum:"0.000001" maximum:"0.2" doc:"probability by chance alone below which a day is a finding"`
	// Targets by metric, in the metric's own unit; they count beside the own past in the radar chart.
	Targets map[string]float64 `json:"targets" doc:"by metric, in its unit (money in minor units)"`
	// Floors by metric in place of the rule's own: the least daily mean of the rule's volume.
	Floors map[string]float64 `json:"floors" doc:"by metric: least daily volume of a watched cell"`
	// Top by dimension in place of the built-in number of watched cells; 0 is none.
	Top map[string]int `json:"top" doc:"by dimension: how many cells are watched, greatest first"`
	// Promotions are the merchant's own events.
	Promotions []Promotion `json:"promotions" doc:"the merchant's own promotions and live days"`
}

// Promotion is an event of the merchant's own calendar, both days inclusive.
type Promotion struct {
	Name string `json:"name" minLength:"1" maxLength:"60"`
	From string `json:"from" format:"date"`
	To   string `json:"to" format:"date"`
	Kind string `json:"kind" enum:"promotion,live" doc:"promotions and live days have effects of their own"`
}

// DefaultSettings alarm about once a month per metric by chance alone, and about nothing
// smaller than a hundred yuan.
func DefaultSettings() Settings {
	return Settings{Off: []string{}, Cap: 8, CoolDown: 5, MinStake: 100_00, MinChange: 0.08, Chance: 0.005,
		Targets: map[string]float64{}, Floors: map[string]float64{}, Top: map[string]int{}, Promotions: []Promotion{}}
}

// Check refuses settings that cannot be meant.
func (s Settings) Check(book Rulebook) error {
	for _, metric := range s.Off {
		if _, ok := book.Rule(metric); !ok {
			return fault.New(fault.Invalid, "radar_metric", fault.Args{"metric": metric})
		}
	}
	for metric := range s.Floors {
		if _, ok := book.Rule(metric); !ok {
			return fault.New(fault.Invalid, "radar_metric", fault.Args{"metric": metric})
		}
	}
	for metric, target := range s.Targets {
		if !book.has(metric) || !(target > 0) || math.IsInf(target, 0) {
			return fault.New(fault.Invalid, "radar_target", fault.Args{"metric": metric, "target": target})
		}
	}
	for name := range s.Top {
		if !slices.ContainsFunc(book.Dimensions, func(d Dimension) bool { return d.Name == name }) {
			return fault.New(fault.Invalid, "radar_dimension", fault.Args{"dimension": name})
		}
	}
	for _, p := range s.Promotions {
		from, err := calendar.Parse(p.From)
		if err != nil {
			return fault.New(fault.Invalid, "day_unreadable", fault.Args{"day": p.From})
		}
		to, err := calendar.Parse(p.To)
		if err != nil {
			return fault.New(fault.Invalid, "day_unreadable", fault.Args{"day": p.To})
		}
		if p.Name == "" || to < from {
			return fault.New(fault.Invalid, "radar_promotion", fault.Args{"name": p.Name, "from": p.From, "to": p.To})
		}
	}
	return nil
}

// apply takes the merchant's choices into the built-in rules.
func (s Settings) apply(book Rulebook) Rulebook {
	out := Rulebook{Axes: book.Axes}
	for _, d := range book.Dimensions {
		if n, ok := s.Top[d.Name]; ok {
			d.Top = n
		}
		if d.Top > 0 {
			out.Dimensions = append(out.Dimensions, d)
		}
	}
	for _, r := range book.Rules {
		if slices.Contains(s.Off, r.Metric) {
			continue
		}
		if least, ok := s.Floors[r.Metric]; ok {
			r.Floor.Least = least
		}
		out.Rules = append(out.Rules, r)
	}
	return out
}
