package radar

import (
	"fmt"
	"math/rand/v2"
	"sync"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/demo"
	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// shopCase is one daily series of a demo merchant, with an incident or clean.
type shopCase struct {
	metric, cell string
	series       anomaly.Series
	from         int       // first scored day; spanDays are scored
	incident     *incident // nil: clean
}

const (
	shopDays    = 400
	historyDays = 150 // before the first scored day
)

// noiseOf a demo metric's kind.
var noiseOf = map[string]anomaly.Noise{"count": anomaly.Count, "amount": anomaly.Continuous, "share": anomaly.Share, "ratio": anomaly.Ratio}

// shopCases are the series of one merchant, each with one incident at a random place if dirty.
func shopCases(seed uint64, dirty bool) ([]shopCase, error) {
	d, err := demo.SimulateDaily(demo.Options{Seed: seed, Days: shopDays})
	if err != nil {
		return nil, fmt.Errorf("demo shop %d: %w", seed, err)
	}
	known := regressors(d)
	r := rand.New(rand.NewPCG(seed, 7))
	var out []shopCase
	for _, s := range d.Series {
		c := shopCase{metric: s.Metric, cell: s.Cell, from: historyDays + r.IntN(shopDays-historyDays-spanDays+1),
			series: anomaly.Series{Value: s.Value, Weight: s.Weight, Noise: noiseOf[s.Kind], Season: 7, Events: known(s.Cell)}}
		if dirty {
			i := draw(r, c.from, s.Kind == "count" || s.Kind == "amount")
			c.incident = &i
			c.series.Value = i.inject(s.Value, s.Weight, s.Kind)
		}
		out = append(out, c)
	}
	return out, nil
}

// regressors are what a merchant knows of the days of a cell: the calendar, and whose evening it is
// in the live room.
func regressors(d demo.Daily) func(cell string) []anomaly.Event {
	var common []anomaly.Event
	for _, r := range calendar.Regressors(calendar.FromTime(d.Start), shopDays) {
		common = append(common, anomaly.Event{Name: r.Name, Active: r.Active, Spread: r.Spread})
	}
	return func(cell string) []anomaly.Event {
		events := append([]anomaly.Event(nil), common...)
		for _, l := range d.Live {
			if cell == l.Shop || cell == "all" {
				events = append(events, anomaly.Event{Name: l.Host, Active: l.Active, Spread: .2})
			}
		}
		return events
	}
}

// manyShops gathers the cases of merchants first … first+n−1.
func manyShops(first uint64, n int, dirty bool) ([]shopCase, error) {
	var out []shopCase
	for i := range n {
		c, err := shopCases(first+uint64(i), dirty)
		if err != nil {
			return nil, err
		}
		out = append(out, c...)
	}
	return out, nil
}

// both runs f over 0 … n−1 on two workers.
func both(n int, f func(i int)) {
	var wait sync.WaitGroup
	for w := range 2 {
		wait.Go(func() {
			for i := w; i < n; i += 2 {
				f(i)
			}
		})
	}
	wait.Wait()
}
