package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/radar"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Why is what stands behind a finding.
type Why struct {
	Finding  *radar.Finding   `json:"finding"`
	Chart    *radar.Chart     `json:"chart"`
	Where    *radar.Where     `json:"where"`
	Factors  []*radar.Factors `json:"factors" doc:"along every identity that the metric is part of"`
	Mixes    []radar.Mix      `json:"mixes" doc:"of a rate: what the parts' own rates did, and what the shift of weight between them did"`
	Timeline []radar.Event    `json:"timeline"`
}

// Why explains a finding of a day.
func (w *Workspace) Why(ctx context.Context, id, day string) (*Why, error) {
	report, err := w.Findings(ctx, day)
	if err != nil {
		return nil, err
	}
	finding := findingOf(report, id)
	if finding == nil {
		return nil, fault.New(fault.NotFound, "finding_missing", fault.Args{"day": report.Day})
	}
	q, err := w.radarRequest(ctx, report.Day)
	if err != nil {
		return nil, err
	}
	why := &Why{Finding: finding}
	if why.Chart, err = w.tower.radar.Chart(ctx, q, finding.Metric.Name, finding.Cell, 90); err != nil {
		return nil, err
	}
	if why.Where, err = w.tower.radar.Where(ctx, q, finding); err != nil {
		return nil, err
	}
	if why.Factors, err = w.tower.radar.FactorsOf(ctx, q, finding); err != nil {
		return nil, err
	}
	if why.Mixes, err = w.tower.radar.Mixes(ctx, q, finding); err != nil {
		return nil, err
	}
	why.Timeline, err = w.Timeline(ctx, q, finding.From, finding.To)
	return why, err
}

// Identities lists what changes can be decomposed along.
func (w *Workspace) Identities() []radar.Identity { return w.tower.radar.Identities() }

// Decompose sets a period beside one of equal length that begins at baseFrom.
func (w *Workspace) Decompose(ctx context.Context, identity string, c radar.Cell, from, to, baseFrom string) (*radar.Factors, error) {
	q, err := w.radarRequest(ctx, to)
	if err != nil {
		return nil, err
	}
	first, last, err := days(from, to)
	if err != nil {
		return nil, err
	}
	base, _, err := days(baseFrom, "")
	if err != nil {
		return nil, err
	}
	return w.tower.radar.Decompose(ctx, q, identity, c, first, last, base)
}

func findingOf(report *radar.Report, id string) *radar.Finding {
	for _, list := range [][]*radar.Finding{report.Findings, report.Opportunities, report.Ongoing, report.Beyond} {
		if i := slices.IndexFunc(list, func(f *radar.Finding) bool { return f.ID == id }); i >= 0 {
			return list[i]
		}
	}
	return nil
}

// Timeline lists what is known to have happened around a window: what the metrics show, which
// rules began to hold, and which files came in.
func (w *Workspace) Timeline(ctx context.Context, q radar.Request, from, to string) ([]radar.Event, error) {
	first, last, err := days(from, to)
	if err != nil {
		return nil, err
	}
	events, err := w.tower.radar.Timeline(ctx, q, first, last)
	if err != nil {
		return nil, err
	}
	rules, err := w.ruleEvents(ctx, first-7, last)
	if err != nil {
		return nil, err
	}
	imports, err := w.importEvents(ctx, first, last)
	if err != nil {
		return nil, err
	}
	events = append(append(events, rules...), imports...)
	radar.SortEvents(events)
	return events, nil
}

// ruleEvents are costs and fees that begin to hold within a run of days.
func (w *Workspace) ruleEvents(ctx context.Context, from, to calendar.Day) ([]radar.Event, error) {
	rules, err := w.records.Rules(ctx)
	if err != nil {
		return nil, err
	}
	type start struct{ kind, day string }
	counts := map[start]int{}
	for _, r := range rules {
		if r.From >= from.String() && r.From <= to.String() {
			counts[start{r.Kind, r.From}]++
		}
	}
	var events []radar.Event
	for s, n := range counts {
		changed := float64(n)
		events = append(events, radar.Event{Kind: radar.EventRule, From: s.day, Name: s.kind, Key: s.kind, After: &changed})
	}
	return events, nil
}

// importEvents are the latest files that brought rows of a run of days. A file of a whole year
// tells nothing about a day, so files of more than a month are left out.
func (w *Workspace) importEvents(ctx context.Context, from, to calendar.Day) ([]radar.Event, error) {
	log, err := warehouse.ListImports(ctx, w.store)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(log, func(a, b warehouse.Import) int { return cmp.Compare(b.Seq, a.Seq) })
	var events []radar.Event
	for _, i := range log {
		first, last, err := days(i.FirstDay, i.LastDay)
		if err != nil {
			return nil, err
		}
		if i.Status != warehouse.Live || first == 0 || last-first > 31 || first > to || last < from || len(events) == mostImports {
			continue
		}
		rows := float64(i.Rows)
		events = append(events, radar.Event{Kind: radar.EventImport, From: i.CreatedAt.Format("2006-01-02"), Name: i.FileName, Key: strconv.FormatInt(i.Seq, 10), After: &rows})
	}
	return events, nil
}

const mostImports = 8
