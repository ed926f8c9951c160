package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/radar"
	"github.com/suanpan/suanpan/internal/records"
)

const radarKey = "radar"

// watchtower is the radar with its latest reports: one is read by many pages.
type watchtower struct {
	radar *radar.Radar

	mu      sync.Mutex
	of      string // data version, settings and verdicts of the reports
	reports map[calendar.Day]*radar.Report
}

// RadarSettings reads what the merchant decided about the radar.
func (w *Workspace) RadarSettings(ctx context.Context) (radar.Settings, error) {
	s := radar.DefaultSettings()
	text, ok, err := w.records.Setting(ctx, radarKey)
	if err != nil || !ok {
		return s, err
	}
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return s, fmt.Errorf("radar settings: %w", err)
	}
	return s, nil
}

// PutRadarSettings replaces them.
func (w *Workspace) PutRadarSettings(ctx context.Context, s radar.Settings) error {
	if err := s.Check(w.tower.radar.Rulebook()); err != nil {
		return err
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return w.records.PutSetting(ctx, radarKey, string(text))
}

// RadarRules is what the radar watches by itself.
func (w *Workspace) RadarRules() radar.Rulebook { return w.tower.radar.Rulebook() }

// Findings is what the radar says of a day; "" is the last day with orders.
func (w *Workspace) Findings(ctx context.Context, day string) (*radar.Report, error) {
	q, err := w.radarRequest(ctx, day)
	if err != nil {
		return nil, err
	}
	version, err := w.dataVersion(ctx)
	if err != nil {
		return nil, err
	}
	of, err := json.Marshal([]any{version, q.Currency, q.Settings, q.Verdicts})
	if err != nil {
		return nil, err
	}
	w.tower.mu.Lock()
	defer w.tower.mu.Unlock()
	if w.tower.of != string(of) || len(w.tower.reports) >= mostReports {
		w.tower.of, w.tower.reports = string(of), map[calendar.Day]*radar.Report{}
	}
	if report := w.tower.reports[q.Day]; report != nil {
		return report, nil
	}
	report, err := w.tower.radar.Report(ctx, q)
	if err != nil {
		return nil, err
	}
	w.tower.reports[q.Day] = report
	return report, nil
}

// mostReports is how many days are kept: enough to leaf through a month.
const mostReports = 32

// Axes scores the five axes of the radar chart for the week that ends on a day.
func (w *Workspace) Axes(ctx context.Context, day string) ([]radar.AxisScore, error) {
	q, err := w.radarRequest(ctx, day)
	if err != nil {
		return nil, err
	}
	return w.tower.radar.Axes(ctx, q)
}

// Chart follows a watched metric of a cell over the days before a day.
func (w *Workspace) Chart(ctx context.Context, metric string, cell radar.Cell, day string, days int) (*radar.Chart, error) {
	q, err := w.radarRequest(ctx, day)
	if err != nil {
		return nil, err
	}
	return w.tower.radar.Chart(ctx, q, metric, cell, days)
}

func (w *Workspace) radarRequest(ctx context.Context, text string) (radar.Request, error) {
	var q radar.Request
	first, last, err := w.Span(ctx)
	if err != nil {
		return q, err
	}
	if text == "" {
		if text, err = w.lastTradingDay(ctx, last); err != nil {
			return q, err
		}
	}
	if q.Day, err = calendar.Parse(text); err != nil {
		return q, fault.New(fault.Invalid, "day_unreadable", fault.Args{"day": text}).Because(err)
	}
	if q.First, err = calendar.Parse(first); err != nil {
		return q, err
	}
	if end, err := calendar.Parse(last); err != nil {
		return q, err
	} else if q.Day < q.First || q.Day > end {
		return q, fault.New(fault.Invalid, "day_outside", fault.Args{"day": text, "first": first, "last": last})
	}
	if q.Settings, err = w.RadarSettings(ctx); err != nil {
		return q, err
	}
	settings, err := w.Settings(ctx)
	if err != nil {
		return q, err
	}
	q.Currency = settings.Currency
	verdicts, err := w.records.Verdicts(ctx)
	if err != nil {
		return q, err
	}
	for _, v := range verdicts {
		q.Verdicts = append(q.Verdicts, radar.Verdict{ID: v.Finding, Metric: v.Metric, Day: v.Day, Useful: v.Useful})
	}
	shops, err := w.Shops(ctx)
	if err != nil {
		return q, err
	}
	q.Platforms = map[string]string{}
	for _, s := range shops {
		q.Platforms[s.ID] = s.Platform
	}
	q.Feeds, err = w.feeds(ctx, q.Day, shops)
	return q, err
}

// lastTradingDay is the last day of the ledger on which something was sold: costs may be
// known of days that have not come yet.
func (w *Workspace) lastTradingDay(ctx context.Context, otherwise string) (day string, err error) {
	day = otherwise
	err = firstRow(ctx, w.store, []any{&day},
		`SELECT CAST(day AS VARCHAR) FROM profit_day WHERE lines > 0 ORDER BY day DESC LIMIT 1`)
	return day, err
}

// Judge notes what the reader says of a finding; "" takes it back.
func (w *Workspace) Judge(ctx context.Context, finding, metric, day, verdict string) error {
	if verdict == "" {
		err := w.records.DeleteVerdict(ctx, finding)
		if errors.Is(err, records.ErrNotFound) {
			return nil
		}
		return err
	}
	if _, ok := w.tower.radar.Rulebook().Rule(metric); !ok {
		return fault.New(fault.Invalid, "radar_metric", fault.Args{"metric": metric})
	}
	if _, err := calendar.Parse(day); err != nil {
		return fault.New(fault.Invalid, "day_unreadable", fault.Args{"day": day}).Because(err)
	}
	return w.records.PutVerdict(ctx, records.Verdict{Finding: finding, Metric: metric, Day: day, Useful: verdict == "useful", At: w.now().UTC()})
}
