package radar

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
)

// EventKind is what kind of thing happened.
type EventKind string

// The kinds.
const (
	EventOccasion  EventKind = "occasion"  // of the trade's calendar
	EventPromotion EventKind = "promotion" // of the merchant's own
	EventPrice     EventKind = "price"     // price of a SKU stepped
	EventBudget    EventKind = "budget"    // spend of a campaign stepped
	EventStockOut  EventKind = "stock_out" // a SKU that sold daily stopped selling
	EventBacklog   EventKind = "backlog"   // orders that should have been sent and were not
	EventLive      EventKind = "live"      // a day's live sessions
	EventRule      EventKind = "rule"      // a cost or fee begins to hold
	EventImport    EventKind = "import"    // files came in
)

// Event is something that is known to have happened.
type Event struct {
	Kind   EventKind `json:"kind" enum:"occasion,promotion,price,budget,stock_out,backlog,live,rule,import"`
	From   string    `json:"from"`
	To     string    `json:"to,omitempty" doc:"last day, where it lasted"`
	Name   string    `json:"name" doc:"of the occasion, SKU, campaign, account, rule or file"`
	EN     string    `json:"en,omitempty"`
	Key    string    `json:"key,omitempty"`
	Before *float64  `json:"before,omitempty" doc:"prices and money in minor units, counts as they are"`
	After  *float64  `json:"after,omitempty"`
	Phase  string    `json:"phase,omitempty"`
}

// lookBack is how many days before a deviation causes are looked for.
const lookBack = 7

// Timeline lists what happened from a week before a window to its end, by day.
func (r *Radar) Timeline(ctx context.Context, q Request, from, to calendar.Day) ([]Event, error) {
	begin := max(from-lookBack, q.First)
	events := occasions(q.Settings.Promotions, begin, to)
	for _, read := range []func(context.Context, Request, calendar.Day, calendar.Day) ([]Event, error){r.prices, r.budgets, r.stockOuts, r.backlogs, r.sessions} {
		found, err := read(ctx, q, begin, to)
		if err != nil {
			return nil, err
		}
		events = append(events, found...)
	}
	SortEvents(events)
	return events, nil
}

// SortEvents puts events in the order of their first day.
func SortEvents(events []Event) {
	slices.SortStableFunc(events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key))
	})
}

// occasions lists the calendar's and the merchant's events, each from its first to its last day in
// the run.
func occasions(own []Promotion, from, to calendar.Day) []Event {
	var events []Event
	open := map[Note]int{}
	for d := from; d <= to; d++ {
		for _, n := range Known(own, d, d) {
			if i, ok := open[n]; ok {
				events[i].To = d.String()
				continue
			}
			open[n] = len(events)
			events = append(events, Event{Kind: EventOccasion, From: d.String(), To: d.String(), Name: n.Name, EN: n.EN, Phase: n.Phase})
		}
	}
	for i := range events {
		if slices.ContainsFunc(own, func(p Promotion) bool { return p.Name == events[i].Name }) {
			events[i].Kind = EventPromotion
		}
	}
	return events
}

// daily reads one metric by day for the greatest cells of a dimension, from three weeks before
// the window on.
func (r *Radar) daily(ctx context.Context, q Request, d Dimension, metric string, from, to calendar.Day) (*history, error) {
	keys, err := greatest(ctx, r.metrics, d, to, q.Currency)
	if err != nil {
		return nil, err
	}
	h, err := load(ctx, r.metrics, d, keys, []string{metric}, span{first: max(q.First, from-stepDays*3), last: to}, q.Currency)
	if err != nil {
		return nil, fmt.Errorf("radar timeline: %w", err)
	}
	return h, nil
}

func (r *Radar) prices(ctx context.Context, q Request, from, to calendar.Day) ([]Event, error) {
	h, err := r.daily(ctx, q, Dimension{Name: "sku", Rank: "list_sales", Top: 20}, "list_price_per_unit", from, to)
	if err != nil {
		return nil, err
	}
	return h.steps("list_price_per_unit", EventPrice, 0.05, from), nil
}

func (r *Radar) budgets(ctx context.Context, q Request, from, to calendar.Day) ([]Event, error) {
	h, err := r.daily(ctx, q, Dimension{Name: "campaign", Rank: "ad_cost", Top: 15}, "ad_cost", from, to)
	if err != nil {
		return nil, err
	}
	return h.steps("ad_cost", EventBudget, 0.4, from), nil
}

// steps lists the tracks whose level stepped by at least a share since a day.
func (h *history) steps(metric string, kind EventKind, least float64, since calendar.Day) []Event {
	var events []Event
	for _, t := range h.tracks {
		at, before, after, ok := step(t.values[metric], int(since-h.first))
		if !ok || math.Abs(after/before-1) < least {
			continue
		}
		events = append(events, Event{Kind: kind, From: (h.first + calendar.Day(at)).String(), Name: t.Label, Key: t.Key, Before: &before, After: &after})
	}
	return events
}

// stepDays is how many days on each side a step is measured over.
const stepDays = 7

// step finds the day from which on the median of a run of days differs most from the median
// of those before it, relatively; the step must be larger than what the days scatter by.
func step(values []float64, since int) (at int, before, after float64, ok bool) {
	most := 0.0
	for i := max(since, 3); i < len(values); i++ {
		old, fresh := present(values[max(0, i-stepDays):i]), present(values[i:min(len(values), i+stepDays)])
		if len(old) < 3 || len(fresh) < 2 {
			continue
		}
		a, b := median(old), median(fresh)
		if a <= 0 {
			continue
		}
		for k := range old {
			old[k] = math.Abs(old[k] - a)
		}
		size := math.Abs(b/a - 1)
		if size > most && math.Abs(b-a) > 3*1.4826*median(old) {
			at, before, after, ok, most = i, a, b, true, size
		}
	}
	return at, before, after, ok
}

func present(values []float64) []float64 {
	var list []float64
	for _, v := range values {
		if !math.IsNaN(v) {
			list = append(list, v)
		}
	}
	return list
}

// silentDays without a sale of a SKU that used to sell daily look like no stock.
const silentDays = 2

func (r *Radar) stockOuts(ctx context.Context, q Request, from, to calendar.Day) ([]Event, error) {
	keys, err := greatest(ctx, r.metrics, Dimension{Name: "sku", Rank: "units", Top: 60}, from-1, q.Currency)
	if err != nil {
		return nil, err
	}
	h, err := load(ctx, r.metrics, Dimension{Name: "sku"}, keys, []string{"units"}, span{first: max(q.First, from-stepDays*3), last: to}, q.Currency)
	if err != nil {
		return nil, err
	}
	var events []Event
	for _, t := range h.tracks {
		last := h.length - 1
		for last >= 0 && !(t.values["units"][last] > 0) {
			last--
		}
		sold := present(t.values["units"][max(0, last-2*stepDays+1) : last+1])
		silent := h.length - 1 - last
		if silent >= silentDays && len(sold) >= 2*stepDays && h.first+calendar.Day(last) >= from-1 {
			usual := mean(sold)
			events = append(events, Event{Kind: EventStockOut, From: (h.first + calendar.Day(last+1)).String(), To: to.String(), Name: t.Label, Key: t.Key, Before: &usual, After: new(0.0)})
		}
	}
	return events, nil
}

// lateShare of a day's orders not sent within two days is a backlog.
const lateShare = 0.2

func (r *Radar) backlogs(ctx context.Context, q Request, from, to calendar.Day) ([]Event, error) {
	if to-2 < from {
		return nil, nil
	}
	result, err := r.metrics.Run(ctx, metrics.Query{Metrics: []string{"orders_due", "orders_shipped_48h"}, By: []string{"day"},
		From: from.String(), To: (to - 2).String(), Order: []metrics.Order{{By: "day"}}, Currency: q.Currency})
	if err != nil {
		return nil, err
	}
	var events []Event
	for _, row := range result.Rows {
		due, sent := row.Values[0].Float(), row.Values[1].Float()
		if due == 0 || due-sent < lateShare*due {
			continue
		}
		late := due - sent
		if n := len(events); n > 0 && follows(events[n-1].To, row.Keys[0]) {
			events[n-1].To = row.Keys[0]
			*events[n-1].After += late
			continue
		}
		events = append(events, Event{Kind: EventBacklog, From: row.Keys[0], To: row.Keys[0], After: &late})
	}
	return events, nil
}

func follows(a, b string) bool {
	first, err := calendar.Parse(a)
	if err != nil {
		return false
	}
	second, err := calendar.Parse(b)
	return err == nil && second == first+1
}

func (r *Radar) sessions(ctx context.Context, q Request, from, to calendar.Day) ([]Event, error) {
	result, err := r.metrics.Run(ctx, metrics.Query{Metrics: []string{"live_sales", "live_sessions"}, By: []string{"day", "account"},
		From: max(from, to-2).String(), To: to.String(), Currency: q.Currency, Order: []metrics.Order{{By: "live_sales", Desc: true}}, Limit: 6})
	if err != nil {
		return nil, err
	}
	var events []Event
	for _, row := range result.Rows {
		if sales := row.Values[0].Float(); sales > 0 {
			events = append(events, Event{Kind: EventLive, From: row.Keys[0], To: row.Keys[0], Name: row.Labels[1], Key: row.Keys[1], After: &sales})
		}
	}
	return events, nil
}
