package app

import (
	"github.com/suanpan/suanpan/internal/calendar"
)

// Occasion is a phase of an occasion of the trade's calendar, both days inclusive.
type Occasion struct {
	ID    string `json:"id"`
	ZH    string `json:"zh"`
	EN    string `json:"en"`
	Phase string `json:"phase" enum:"presale,lead_in,eve,main,after"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// Calendar lists the occasions of the trade's calendar in a run of days.
func (w *Workspace) Calendar(from, to string) ([]Occasion, error) {
	first, last, err := days(from, to)
	if err != nil {
		return nil, err
	}
	list := []Occasion{}
	for _, s := range calendar.Stretches(first, last) {
		list = append(list, Occasion{s.ID, s.ZH, s.EN, string(s.Phase), s.From.String(), s.To.String()})
	}
	return list, nil
}
