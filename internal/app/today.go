package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/suanpan/suanpan/internal/analysts/profit"
	"github.com/suanpan/suanpan/internal/analysts/returns"
	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/radar"
)

// Today is the morning page of a day.
type Today struct {
	Day        string              `json:"day"`
	Title      string              `json:"title" doc:"of the workspace"`
	Currency   string              `json:"currency"`
	Statement  *run.Statement      `json:"statement" doc:"of the day"`
	WeekBefore *run.Statement      `json:"week_before" doc:"of the same weekday one week before"`
	Returns    *returns.Prediction `json:"predicted_returns" doc:"refunds of the day that are yet to come; in no amount of the statement"`
	Known      *profit.KnownPart   `json:"known_part,omitempty" doc:"what can be said where something is missing"`
	Restated   Restated            `json:"restated"`
	Axes       []radar.AxisScore   `json:"axes"`
	Radar      *radar.Report       `json:"radar"`
	Feeds      []Freshness         `json:"feeds"`
	Best       []profit.SKU        `json:"best" doc:"the three best sellers of the last seven days and what they truly earned"`
	Complaints *radar.Complaints   `json:"complaints"`
}

// Restated is what the latest change of data did to days already shown.
type Restated struct {
	At     *time.Time       `json:"at" doc:"of the latest restatement; null without any"`
	Causes []RestatementSum `json:"causes" doc:"of the day before it, greatest difference first"`
	Total  int64            `json:"total" doc:"difference to operating profit, minor units"`
}

// Freshness is how far a kind of file of a shop has come.
type Freshness struct {
	Shop     string `json:"shop"`
	ShopName string `json:"shop_name"`
	Table    string `json:"table"`
	Title    string `json:"title"`
	Last     string `json:"last" doc:"last day with rows"`
	Behind   int    `json:"behind" doc:"days behind the page's day"`
	Silent   bool   `json:"silent" doc:"it should have brought the day"`
}

const bestSellers = 3

// Today puts the morning page of a day together; "" is the last day with orders.
func (w *Workspace) Today(ctx context.Context, day string) (*Today, error) {
	q, err := w.radarRequest(ctx, day)
	if err != nil {
		return nil, err
	}
	settings, err := w.Settings(ctx)
	if err != nil {
		return nil, err
	}
	t := &Today{Day: q.Day.String(), Title: settings.Title, Currency: q.Currency}
	if t.Radar, err = w.Findings(ctx, t.Day); err != nil {
		return nil, err
	}
	if t.Axes, err = w.tower.radar.Axes(ctx, q); err != nil {
		return nil, err
	}
	if t.Complaints, err = w.tower.radar.Complaints(ctx, q); err != nil {
		return nil, err
	}
	if err = w.yesterday(ctx, q.Day, t); err != nil {
		return nil, err
	}
	if t.Restated, err = w.restated(ctx, q.Currency); err != nil {
		return nil, err
	}
	if t.Best, err = w.best(ctx, q.Day, q.Currency); err != nil {
		return nil, err
	}
	t.Feeds = freshness(q.Feeds, q.Day, t.Radar.Silent)
	return t, nil
}

// yesterday states the day's profit, beside the same weekday a week before.
func (w *Workspace) yesterday(ctx context.Context, day calendar.Day, t *Today) (err error) {
	if t.Statement, err = w.metrics.Statement(ctx, run.StatementQuery{From: day.String(), To: day.String(), Currency: t.Currency}); err != nil {
		return err
	}
	before := (day - 7).String()
	if t.WeekBefore, err = w.metrics.Statement(ctx, run.StatementQuery{From: before, To: before, Currency: t.Currency}); err != nil {
		return err
	}
	if t.Known, err = profit.Known(ctx, w.metrics, t.Statement, nil); err != nil {
		return err
	}
	t.Returns, err = w.Returns(ctx, returns.Request{From: t.Day, To: t.Day, Currency: t.Currency})
	return err
}

// restated sums what the latest restatements did, those within a day of the last one.
func (w *Workspace) restated(ctx context.Context, currency string) (Restated, error) {
	r := Restated{Causes: []RestatementSum{}}
	sums, err := w.RestatementSums(ctx, RestatementQuery{Currency: currency}, "cause")
	if err != nil || len(sums) == 0 {
		return r, err
	}
	last := slices.MaxFunc(sums, func(a, b RestatementSum) int { return a.At.Compare(b.At) }).At
	r.At = &last
	for _, s := range sums {
		if last.Sub(s.At) < 24*time.Hour {
			r.Causes = append(r.Causes, s)
			r.Total += s.After - s.Before
		}
	}
	return r, nil
}

// best lists the SKUs that sold most in the last seven days.
func (w *Workspace) best(ctx context.Context, day calendar.Day, currency string) ([]profit.SKU, error) {
	report, err := profit.SKUs(ctx, w.metrics, profit.Request{From: (day - 6).String(), To: day.String(), Currency: currency})
	if err != nil {
		return nil, err
	}
	list := []profit.SKU{}
	for _, s := range report.SKUs {
		if s.SKU != "" && s.Units > 0 && len(list) < bestSellers {
			list = append(list, s)
		}
	}
	return list, nil
}

// freshness lists the feeds, those that are silent first.
func freshness(feeds []radar.Feed, day calendar.Day, silent []radar.Silence) []Freshness {
	list := []Freshness{}
	for _, f := range feeds {
		var last calendar.Day
		for d, n := range f.Rows {
			if n > 0 && d <= day {
				last = max(last, d)
			}
		}
		if last == 0 {
			continue
		}
		list = append(list, Freshness{Shop: f.Shop, ShopName: f.ShopName, Table: f.Table, Title: f.Title, Last: last.String(), Behind: int(day - last),
			Silent: slices.ContainsFunc(silent, func(s radar.Silence) bool { return s.Shop == f.Shop && s.Table == f.Table })})
	}
	slices.SortStableFunc(list, func(a, b Freshness) int {
		if a.Silent != b.Silent {
			if a.Silent {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Behind, a.Behind)
	})
	return list
}
