package radar

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
)

// Kind is what a finding asks of its reader.
type Kind string

// The kinds.
const (
	Alarm       Kind = "alarm"       // the bad direction
	Opportunity Kind = "opportunity" // the good one: where more can be taken
)

// Finding is a deviation that chance does not explain.
type Finding struct {
	ID     string          `json:"id" doc:"stays the same as long as metric, cell and day do"`
	Kind   Kind            `json:"kind" enum:"alarm,opportunity"`
	Day    string          `json:"day" doc:"on which it was found"`
	From   string          `json:"from" doc:"first day of the deviation"`
	To     string          `json:"to" doc:"last day that it was judged by; before day where the metric matures late"`
	Metric *metrics.Metric `json:"metric"`
	Axis   Axis            `json:"axis,omitempty"`
	Cell   Cell            `json:"cell"`
	Hours  *Hours          `json:"hours,omitempty" doc:"of the last day, where the deviation is one of hours"`
	// Figures of the window, in the metric's unit.
	Actual      float64 `json:"actual"`
	Expected    float64 `json:"expected"`
	Low         float64 `json:"low" doc:"of the interval of what was expected on the last day"`
	High        float64 `json:"high"`
	Change      float64 `json:"change" doc:"relative deviation from what was expected, -1 upwards"`
	Probability float64 `json:"probability" doc:"of a deviation at least so large by chance, 0 to 1"`
	Stake       Stake   `json:"stake"`
	Days        int     `json:"days" doc:"persistence: days of the deviation so far"`
	Shift       bool    `json:"shift" doc:"the level has moved; otherwise a spike"`
	Matures     int     `json:"matures" doc:"days until a day of this metric is complete; younger days are not judged"`
	Wide        bool    `json:"wide" doc:"under eight weeks of history, so the interval is wide"`
	Ongoing     bool    `json:"ongoing" doc:"was found within the cool-down before, and has not grown by half"`
	Events      []Note  `json:"events,omitempty" doc:"known events in the window"`
	Related     []Part  `json:"related,omitempty" doc:"findings of the same family that this one stands for"`
	Feedback    string  `json:"feedback,omitempty" enum:"useful,useless" doc:"what the reader said of it"`
}

// Hours are a run of hours of a day, both inclusive.
type Hours struct {
	From int `json:"from" minimum:"0" maximum:"23"`
	To   int `json:"to" minimum:"0" maximum:"23"`
}

// Part is a finding that another one stands for.
type Part struct {
	ID     string          `json:"id"`
	Metric *metrics.Metric `json:"metric"`
	Cell   Cell            `json:"cell"`
	Change float64         `json:"change"`
	Hours  *Hours          `json:"hours,omitempty"`
	Stake  int64           `json:"stake" doc:"minor units"`
}

// Note is a known event.
type Note struct {
	Name  string `json:"name"`
	EN    string `json:"en,omitempty" doc:"in English, if it has such a name"`
	Phase string `json:"phase" enum:"presale,lead_in,eve,main,after"`
}

// name gives a finding its identity.
func name(metric string, c Cell, day string) string {
	sum := sha256.Sum256([]byte(metric + "\x00" + c.Dimension + "\x00" + c.Key + "\x00" + day))
	return hex.EncodeToString(sum[:8])
}

// window is the run of days of the deviation.
func (f *Finding) window() (from, to calendar.Day, err error) {
	if from, err = calendar.Parse(f.From); err != nil {
		return 0, 0, err
	}
	to, err = calendar.Parse(f.To)
	return from, to, err
}

func (f *Finding) part() Part {
	return Part{ID: f.ID, Metric: f.Metric, Cell: f.Cell, Change: f.Change, Hours: f.Hours, Stake: f.Stake.Amount}
}
