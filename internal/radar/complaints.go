package radar

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// complaintDays is the time in which the worst window is looked for.
const complaintDays = 7

// blockHours is the length of a window in the day: single hours have too few complaints.
const blockHours = 4

// link is a link of the chain that a kind of complaint points at, with the metric that shows it.
type link struct{ cases, link, evidence string }

// links in the order of the chain.
func links() []link {
	return []link{
		{"quality_cases", "product", "quality_rate"},
		{"missing_cases", "picking", "missing_rate"},
		{"damage_cases", "packing", "damage_rate"},
		{"late_cases", "dispatch", "ship_rate_48h"},
	}
}

// Complaints is the worst window of complaints of the last days: hours × channel × shop × SKU × reason.
type Complaints struct {
	From       string      `json:"from"`
	To         string      `json:"to"`
	Cases      float64     `json:"cases" doc:"after-sales cases because of damage, missing goods, lateness or quality"`
	Usual      float64     `json:"usual" doc:"mean of the weeks before"`
	Window     *CellCause  `json:"window,omitempty" doc:"where they were most above the usual; none stands out without it"`
	Bottleneck *Bottleneck `json:"bottleneck,omitempty"`
}

// Bottleneck is the link of the chain that most of the complaints point at.
type Bottleneck struct {
	Link   string          `json:"link" enum:"product,picking,packing,dispatch"`
	Cases  float64         `json:"cases" doc:"above the usual"`
	Metric *metrics.Metric `json:"metric" doc:"that shows it"`
	Value  *float64        `json:"value" doc:"of the metric in these days"`
	Usual  *float64        `json:"usual" doc:"of the metric in the weeks before"`
}

// Complaints looks for the worst window of the week that ends on a day.
func (r *Radar) Complaints(ctx context.Context, q Request) (*Complaints, error) {
	to := q.Day
	if since, _, ok := gaps(silences(q.Feeds, q.Day), []string{"refund"}, Cell{Dimension: Whole}); ok {
		to = min(to, since-1)
	}
	from := to - complaintDays + 1
	c := &Complaints{From: from.String(), To: to.String()}
	bases := comparable(q, from, to)
	leaves, byLink, labels, err := r.complaints(ctx, q, from, to, bases)
	if err != nil || len(leaves) == 0 {
		return c, err
	}
	for _, l := range leaves {
		c.Cases += l.actual[0]
		c.Usual += l.expected[0]
	}
	if len(bases) == 0 || c.Cases <= c.Usual {
		return c, nil
	}
	result, err := rootcause.Locate(newTable(complaintDims(), leaves, 1, false), rootcause.Options{MaxCauses: 1, MaxElements: 4})
	if err != nil && !errors.Is(err, rootcause.ErrNoChange) {
		return nil, fmt.Errorf("radar: complaints: %w", err)
	}
	if err == nil && len(result.Causes) > 0 {
		window := cellCause(result.Causes[0], 1, labels)
		c.Window = &window
	}
	c.Bottleneck, err = r.bottleneck(ctx, q, byLink, from, to, bases)
	return c, err
}

func complaintDims() []string { return []string{"hour", "channel", "shop", "sku", "reason"} }

// complaints reads the cases of the window and of its bases, by hours, channel, shop, SKU and reason, and
// by link what is usual.
func (r *Radar) complaints(ctx context.Context, q Request, from, to calendar.Day, bases []calendar.Day) ([]*leaf, map[string]tally, map[Cell]string, error) {
	found, labels, byLink := map[string]*leaf{}, map[Cell]string{}, map[string]tally{}
	var order []*leaf
	var names []string
	for _, l := range links() {
		names = append(names, l.cases)
	}
	read := func(first, last calendar.Day, which int, weight float64) error {
		result, err := r.metrics.Run(ctx, metrics.Query{Metrics: names, By: complaintDims(), From: first.String(), To: last.String(), Currency: q.Currency})
		if err != nil {
			return fmt.Errorf("radar: complaints: %w", err)
		}
		for _, row := range result.Rows {
			keys := slices.Clone(row.Keys)
			keys[0] = block(keys[0])
			id := strings.Join(keys, "\x00")
			l := found[id]
			if l == nil {
				l = &leaf{keys: keys}
				found[id] = l
				order = append(order, l)
				for i, d := range complaintDims() {
					labels[Cell{Dimension: d, Key: keys[i]}] = row.Labels[i]
				}
				labels[Cell{Dimension: "hour", Key: keys[0]}] = keys[0]
			}
			for i, v := range row.Values {
				n := v.Float() * weight
				if which == 0 {
					l.actual[0] += n
					byLink[names[i]] = tally{byLink[names[i]].cases + n, byLink[names[i]].usual}
				} else {
					l.expected[0] += n
					byLink[names[i]] = tally{byLink[names[i]].cases, byLink[names[i]].usual + n}
				}
			}
		}
		return nil
	}
	if err := read(from, to, 0, 1); err != nil {
		return nil, nil, nil, err
	}
	for _, b := range bases {
		if err := read(b, b+(to-from), 1, 1/float64(len(bases))); err != nil {
			return nil, nil, nil, err
		}
	}
	return order, byLink, labels, nil
}

// block names the hours that an hour belongs to: 8 is in 08–12.
func block(hour string) string {
	h, err := strconv.Atoi(hour)
	if err != nil {
		return hour
	}
	h -= h % blockHours
	return fmt.Sprintf("%02d–%02d", h, h+blockHours)
}

// tally is how many cases a link had, and how many it usually has.
type tally struct{ cases, usual float64 }

// worstLink is the link with most cases above the usual, and how many; none that two standard
// deviations of a count (Poisson) explain.
func worstLink(byLink map[string]tally) (worst link, most float64) {
	for _, l := range links() {
		t := byLink[l.cases]
		if more := t.cases - t.usual; more > most && more > 2*math.Sqrt(math.Max(1, t.usual)) {
			worst, most = l, more
		}
	}
	return worst, most
}

// bottleneck is the link with most cases above the usual, and the metric that shows it.
func (r *Radar) bottleneck(ctx context.Context, q Request, byLink map[string]tally, from, to calendar.Day, bases []calendar.Day) (*Bottleneck, error) {
	worst, most := worstLink(byLink)
	if most == 0 {
		return nil, nil
	}
	metric, err := r.metrics.Catalogue().Lookup(worst.evidence)
	if err != nil {
		return nil, err
	}
	b := &Bottleneck{Link: worst.link, Cases: most, Metric: metric}
	if b.Value, err = r.value(ctx, q, metric.Name, from, to); err != nil {
		return nil, err
	}
	last := bases[0]
	b.Usual, err = r.value(ctx, q, metric.Name, bases[len(bases)-1], last+(to-from))
	return b, err
}
