package radar

import (
	"context"
	"fmt"
	"math"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// Radar watches the metrics of one workspace.
type Radar struct {
	metrics    Metrics
	book       Rulebook
	identities []Identity
}

// New makes a radar with the built-in rules.
func New(m Metrics) (*Radar, error) {
	book, err := Builtin()
	if err != nil {
		return nil, err
	}
	if err := book.check(m.Catalogue()); err != nil {
		return nil, err
	}
	identities, err := Identities()
	if err != nil {
		return nil, err
	}
	return &Radar{m, book, identities}, nil
}

// Identities lists what changes can be decomposed along.
func (r *Radar) Identities() []Identity { return r.identities }

// Rulebook is what the radar watches by itself.
func (r *Radar) Rulebook() Rulebook { return r.book }

// Request asks for the findings of a day.
type Request struct {
	Day       calendar.Day // the page is of this day
	First     calendar.Day // of the ledger
	Currency  string
	Settings  Settings
	Verdicts  []Verdict
	Feeds     []Feed
	Platforms map[string]string // platform by shop id
}

// Report is what the radar says of a day.
type Report struct {
	Day           string        `json:"day"`
	Currency      string        `json:"currency"`
	Findings      []*Finding    `json:"findings" doc:"alarms, greatest stake first, at most the cap"`
	Opportunities []*Finding    `json:"opportunities" doc:"the good direction, greatest stake first"`
	Ongoing       []*Finding    `json:"ongoing" doc:"found before, not grown since"`
	Beyond        []*Finding    `json:"beyond" doc:"alarms over the daily cap"`
	Silent        []Silence     `json:"silent" doc:"feeds that should have brought this day"`
	Unjudged      []Unjudged    `json:"unjudged" doc:"what could not be judged, and why"`
	Rules         []Performance `json:"rules"`
	Watched       int           `json:"watched" doc:"series that were judged"`
}

// Unjudged is a metric about whose latest days nothing is said.
type Unjudged struct {
	Metric *metrics.Metric `json:"metric"`
	Reason string          `json:"reason" enum:"incomplete,young,short"`
	Cells  int             `json:"cells"`
	Until  string          `json:"until,omitempty" doc:"last day that was judged"`
	Have   int             `json:"have,omitempty" doc:"days of history, if short"`
	Need   int             `json:"need,omitempty"`
}

// Report judges a day.
func (r *Radar) Report(ctx context.Context, q Request) (*Report, error) {
	book := q.Settings.apply(r.book)
	watch, err := r.watch(ctx, q, book)
	if err != nil {
		return nil, err
	}
	fresh, ongoing, err := watch.findings(q)
	if err != nil {
		return nil, err
	}
	hours, err := watch.hourlyFindings(q, q.Day)
	if err != nil {
		return nil, err
	}
	fresh, ongoing = settle(fresh, ongoing, families(book), q.Platforms)
	watch.marked(q, hours)
	fresh = append(fresh, hours...)
	report := &Report{Day: q.Day.String(), Currency: q.Currency, Findings: []*Finding{}, Opportunities: []*Finding{}, Beyond: []*Finding{},
		Ongoing: merge(ongoing, families(book), q.Platforms), Silent: overdue(watch.silent), Unjudged: watch.unjudged, Watched: len(watch.judged) + len(watch.hours)}
	for _, f := range merge(fresh, families(book), q.Platforms) {
		switch {
		case f.Kind == Opportunity:
			report.Opportunities = append(report.Opportunities, f)
		case len(report.Findings) < q.Settings.Cap:
			report.Findings = append(report.Findings, f)
		default:
			report.Beyond = append(report.Beyond, f)
		}
	}
	for _, rule := range book.Rules {
		report.Rules = append(report.Rules, watch.rules[rule.Metric])
	}
	return report, nil
}

// families is the family of each metric.
func families(book Rulebook) map[string]string {
	list := map[string]string{}
	for _, rule := range book.Rules {
		list[rule.Metric] = rule.Family
	}
	return list
}

// watch is everything that was judged about a day.
type watch struct {
	judged   []*judged
	hours    []*judged
	whole    *track
	margins  margins
	rules    map[string]Performance
	silent   []Silence
	unjudged []Unjudged
}

// task is one series to be scored.
type task struct {
	rule   Rule
	metric *metrics.Metric
	h      *history
	t      *track
	upTo   limit
	events []anomaly.Event
}

func (r *Radar) watch(ctx context.Context, q Request, book Rulebook) (*watch, error) {
	w := &watch{rules: performances(book.Rules, q.Verdicts, q.Settings.Chance), silent: silences(q.Feeds, q.Day), unjudged: []Unjudged{}}
	var err error
	if w.margins, err = loadMargins(ctx, r.metrics, q.Day, q.Currency); err != nil {
		return nil, err
	}
	var tasks []task
	notes := newNotes()
	for _, d := range book.Dimensions {
		rules := book.of(d.Name)
		if len(rules) == 0 {
			continue
		}
		names, err := needs(r.metrics.Catalogue(), rules, d.Name)
		if err != nil {
			return nil, err
		}
		keys, err := greatest(ctx, r.metrics, d, q.Day, q.Currency)
		if err != nil {
			return nil, err
		}
		h, err := load(ctx, r.metrics, d, keys, names, span{first: q.First, last: q.Day}, q.Currency)
		if err != nil {
			return nil, err
		}
		if d.Name == Whole && len(h.tracks) > 0 {
			w.whole = h.tracks[0]
		}
		events := regressors(h.first, h.length, q.Settings.Promotions)
		for _, rule := range rules {
			metric, err := r.metrics.Catalogue().Lookup(rule.Metric)
			if err != nil {
				return nil, err
			}
			for _, t := range h.tracks {
				upTo := lastJudged(h, rule, metric, w.silent, t.Cell)
				if upTo.reason != "" {
					notes.add(metric, upTo.reason, h.day(max(0, upTo.end)).String())
				}
				tasks = append(tasks, task{rule, metric, h, t, upTo, events})
			}
		}
	}
	if w.judged, err = score(ctx, tasks, notes); err != nil {
		return nil, err
	}
	w.unjudged = notes.list()
	w.hours, err = r.hourly(ctx, q, book, w)
	return w, err
}

// limit is the last day of a cell that is complete and mature.
type limit struct {
	end    int    // its index
	reason string // why later ones are not judged, if any
	missed int    // mature days that a silent feed keeps from being judged
}

// lastJudged is how far a metric of a cell can be judged.
func lastJudged(h *history, r Rule, m *metrics.Metric, silent []Silence, c Cell) limit {
	l := limit{end: h.length - 1}
	if m.Matures > 0 {
		l.end, l.reason = l.end-m.Matures, "young"
	}
	since, late, ok := gaps(silent, r.Feeds, c)
	if end := int(since-h.first) - 1; ok && end < l.end {
		if !late {
			l.missed = l.end - end
		}
		l.end, l.reason = end, "incomplete"
	}
	return l
}

// score judges all tasks on every core.
func score(ctx context.Context, tasks []task, notes *notes) ([]*judged, error) {
	results := make([]*judged, len(tasks))
	refused := make([]*anomaly.TooShort, len(tasks))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, t := range tasks {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			j, err := judge(t.rule, t.metric, t.h, t.t, t.upTo, t.events)
			if short, ok := errTooShort(err); ok {
				refused[i] = short
				return nil
			}
			results[i] = j
			if err != nil {
				return fmt.Errorf("radar: %s in %s %s: %w", t.rule.Metric, t.t.Dimension, t.t.Key, err)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var all []*judged
	for i, j := range results {
		if refused[i] != nil {
			notes.short(tasks[i].metric, refused[i])
		}
		if j != nil {
			all = append(all, j)
		}
	}
	return all, nil
}

// grown is how many times what it was when told the stake must be for a finding to be told again: one
// that lasts is told on its first, second, third and fifth day.
const grown = 1.5

// findings judges the day in every cell. What was found within the cool-down before and has not
// grown by half since is ongoing; so is what the last day before a silence showed, for as long.
func (w *watch) findings(q Request) (fresh, ongoing []*Finding, err error) {
	standsOut := w.discoveries(rankDays)
	for k, j := range w.judged {
		if j.missed > q.Settings.CoolDown {
			continue
		}
		raised, raisedStake := math.MinInt, int64(0)
		for back := min(rankDays, j.end); back >= 0; back-- {
			i := j.end - back
			c := j.at(i, w.rules[j.rule.Metric].Chance)
			if c == nil || !standsOut[back][k] {
				continue
			}
			if j.rule.Planned && c.bad(j.result.Points[i].Z) && onSale(q.Settings.Promotions, j.h.day(i)) {
				continue
			}
			f, err := c.finding(q.Day, w.margins, w.whole, j.metric.Matures)
			if err != nil {
				return nil, nil, err
			}
			if f.Stake.Amount < max(1, q.Settings.MinStake) || math.Abs(f.Change) < q.Settings.MinChange {
				continue
			}
			again := raised >= i-q.Settings.CoolDown && float64(f.Stake.Amount) < grown*float64(raisedStake)
			if !again {
				raised, raisedStake = i, f.Stake.Amount
			}
			if i < j.end {
				continue
			}
			f.Ongoing = again || j.missed > 0
			f.Events = Known(q.Settings.Promotions, j.h.day(c.from), j.h.day(c.at))
			if f.Ongoing {
				ongoing = append(ongoing, f)
			} else {
				fresh = append(fresh, f)
			}
		}
	}
	w.marked(q, fresh)
	w.marked(q, ongoing)
	return fresh, ongoing, nil
}

// falseShare is how many of a day's findings may be chance. Hundreds of series are judged every
// day, of which some are far out by chance alone.
const falseShare = 0.25

// discoveries says of each of the last days, the last one first, which series stand out among all.
func (w *watch) discoveries(days int) [][]bool {
	list := make([][]bool, days+1)
	chances := make([]float64, len(w.judged))
	for back := range list {
		for k, j := range w.judged {
			chances[k] = 1
			if i := j.end - back; i >= 0 {
				chances[k] = math.Pow(10, -j.result.Points[i].Surprise())
			}
		}
		list[back] = anomaly.Discoveries(chances, falseShare)
	}
	return list
}

// marked puts on each finding what its reader said of it.
func (w *watch) marked(q Request, findings []*Finding) {
	for _, f := range findings {
		for _, v := range q.Verdicts {
			if v.ID == f.ID {
				f.Feedback = map[bool]string{true: "useful", false: "useless"}[v.Useful]
			}
		}
	}
}
