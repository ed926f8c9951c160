package radar

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// Metrics is what the radar asks.
type Metrics interface {
	Run(context.Context, metrics.Query) (*run.Result, error)
	Catalogue() *metrics.Catalogue
}

// Cell is a part of the business that is watched.
type Cell struct {
	Dimension string `json:"dimension" doc:"all for the whole shop"`
	Key       string `json:"key"`
	Label     string `json:"label"`
}

// historyDays is how far back the radar looks: a year, so that yearly events repeat once.
const historyDays = 400

// track is the history of one cell: a column of numbers per metric, NaN where there is none.
type track struct {
	Cell
	values map[string][]float64
	perDay int // numbers a day has: 1, or 24 for hours
}

// history is the history of the cells of one dimension.
type history struct {
	first  calendar.Day // of index 0
	length int          // numbers of each column
	perDay int
	tracks []*track
}

func (h *history) last() calendar.Day { return h.day(h.length - 1) }

// day is the day of an index.
func (h *history) day(i int) calendar.Day { return h.first + calendar.Day(i/h.perDay) }

// span is the run of days that is read.
type span struct {
	first, last calendar.Day
	hourly      bool
}

// load reads the history of the cells of a dimension with these keys.
func load(ctx context.Context, m Metrics, d Dimension, keys, names []string, over span, currency string) (*history, error) {
	h := &history{first: max(over.first, over.last-historyDays+1), perDay: 1}
	q := metrics.Query{Metrics: names, By: []string{"day"}, From: h.first.String(), To: over.last.String(), Currency: currency}
	if over.hourly {
		h.perDay = 24
		q.By = append(q.By, "hour")
	}
	h.length = (int(over.last-h.first) + 1) * h.perDay
	if d.Name != Whole {
		if len(keys) == 0 {
			return h, nil
		}
		q.By = append(q.By, d.Name)
		q.Filters = []metrics.Filter{{Dim: d.Name, Op: metrics.OpIn, Values: keys}}
	}
	result, err := m.Run(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("radar history by %s: %w", d.Name, err)
	}
	found := map[string]*track{}
	for _, row := range result.Rows {
		i, err := h.index(row.Keys)
		if err != nil {
			return nil, fmt.Errorf("radar history by %s: %w", d.Name, err)
		}
		if i < 0 { // a row without an hour
			continue
		}
		cell := Cell{Dimension: d.Name}
		if d.Name != Whole {
			cell.Key, cell.Label = row.Keys[len(row.Keys)-1], row.Labels[len(row.Keys)-1]
		}
		t := found[cell.Key]
		if t == nil {
			t = h.newTrack(cell, names)
			found[cell.Key] = t
			h.tracks = append(h.tracks, t)
		}
		for k, name := range names {
			if row.Values[k].Valid() {
				t.values[name][i] = row.Values[k].Float()
			}
		}
	}
	slices.SortFunc(h.tracks, func(a, b *track) int { return strings.Compare(a.Key, b.Key) })
	return h, nil
}

// index is where a row of a history stands, -1 if it has no hour.
func (h *history) index(keys []string) (int, error) {
	day, err := calendar.Parse(keys[0])
	if err != nil || h.perDay == 1 {
		return int(day - h.first), err
	}
	if keys[1] == "" {
		return -1, nil
	}
	hour, err := strconv.Atoi(keys[1])
	return int(day-h.first)*h.perDay + hour, err
}

func (h *history) newTrack(c Cell, names []string) *track {
	t := &track{Cell: c, values: map[string][]float64{}, perDay: h.perDay}
	for _, name := range names {
		column := make([]float64, h.length)
		for i := range column {
			column[i] = math.NaN()
		}
		t.values[name] = column
	}
	return t
}

// rankDays is the time over which cells are ranked and their worth is measured.
const rankDays = 28

// greatest lists the keys of a dimension's greatest cells of the last four weeks.
func greatest(ctx context.Context, m Metrics, d Dimension, last calendar.Day, currency string) ([]string, error) {
	if d.Name == Whole {
		return nil, nil
	}
	result, err := m.Run(ctx, metrics.Query{Metrics: []string{d.Rank}, By: []string{d.Name}, Currency: currency,
		From: (last - rankDays + 1).String(), To: last.String(), Order: []metrics.Order{{By: d.Rank, Desc: true}}, Limit: d.Top})
	if err != nil {
		return nil, fmt.Errorf("radar cells by %s: %w", d.Name, err)
	}
	var keys []string
	for _, row := range result.Rows {
		if row.Keys[0] != "" && row.Values[0].Float() > 0 {
			keys = append(keys, row.Keys[0])
		}
	}
	return keys, nil
}

// recent is the mean per day of a metric over the last days up to index i, days without a
// number counting as none.
func (t *track) recent(metric string, i int) float64 {
	column := t.values[metric]
	from := max(0, i-rankDays*t.perDay+1)
	total := 0.0
	for _, v := range column[from : i+1] {
		if !math.IsNaN(v) {
			total += v
		}
	}
	return total / float64(i+1-from) * float64(t.perDay)
}

// ended says that a cell has had nothing of a metric for so long that it is no more: a shop that
// closed, a campaign that is over.
func (t *track) ended(metric string, i int) bool {
	for _, v := range t.values[metric][max(0, i-endedDays*t.perDay+1) : i+1] {
		if v > 0 {
			return false
		}
	}
	return true
}
