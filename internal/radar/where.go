package radar

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

// baseWeeks is how many comparable weeks the expectation of a leaf is the mean of.
const baseWeeks = 4

// whereDims are the ways in which a cause is looked for, the ones people act on first.
var whereDims = []string{"shop", "sku", "province", "channel", "account", "warehouse", "carrier", "campaign", "agent", "reason", "product", "category", "hour", "platform"}

// mostDims bounds the dimensions that are crossed, and least how many events a leaf must hold on
// average: leaves of one order each tell nothing.
const (
	mostDims = 4
	least    = 1.0
)

// Where is the smallest set of cells that explains a deviation.
type Where struct {
	Dims     []string    `json:"dims" doc:"dimensions in which causes were looked for"`
	Leaves   int         `json:"leaves"`
	Actual   float64     `json:"actual" doc:"in the metric's unit"`
	Expected float64     `json:"expected"`
	Causes   []CellCause `json:"causes" doc:"in the direction of the change, the largest part first"`
	Against  []CellCause `json:"against" doc:"in the other direction"`
	Rest     float64     `json:"rest" doc:"share of the change that no cause names"`
	Base     []string    `json:"base" doc:"first days of the windows that the expectation is taken from"`
	Reason   string      `json:"reason,omitempty" enum:"no_base,no_change,no_dims,no_cell" doc:"why nothing is explained; no_cell: no part stands out"`
}

// CellCause is a cell with its part of a change.
type CellCause struct {
	Elements []Cell         `json:"elements" doc:"none: across everything that no other cause names"`
	Kind     rootcause.Kind `json:"kind" enum:"amount,rate,mix"`
	Actual   float64        `json:"actual"`
	Expected float64        `json:"expected"`
	Change   float64        `json:"change" doc:"of the total, in its unit"`
	Share    float64        `json:"share" doc:"of the total's change; all causes and the rest sum to 1"`
}

// leaf is a combination of values with what was measured there.
type leaf struct {
	keys             []string
	actual, expected [2]float64 // numerator and denominator
}

// Where looks for the cells behind a finding. Each leaf's expectation is its own mean over the
// same weekdays of comparable weeks before, scaled so that all leaves sum to what the whole cell
// was expected to be.
func (r *Radar) Where(ctx context.Context, q Request, f *Finding) (*Where, error) {
	from, to, err := f.window()
	if err != nil {
		return nil, err
	}
	dims := dimsFor(f)
	w := &Where{Dims: dims, Causes: []CellCause{}, Against: []CellCause{}, Base: []string{}}
	if len(dims) == 0 {
		w.Reason = "no_dims"
		return w, nil
	}
	bases := comparable(q, from, to)
	if len(bases) == 0 {
		w.Reason = "no_base"
		return w, nil
	}
	leaves, labels, err := r.leaves(ctx, q, f, dims, from, to, bases)
	for err == nil && len(dims) > 1 && r.sparse(f, leaves) {
		dims = withoutWidest(dims, leaves)
		leaves, labels, err = r.leaves(ctx, q, f, dims, from, to, bases)
	}
	if err != nil {
		return nil, err
	}
	w.Dims = dims
	for _, b := range bases {
		w.Base = append(w.Base, b.String())
	}
	table := newTable(dims, leaves, scaleFor(f, leaves), f.Metric.Over != "")
	w.Leaves = table.Leaves()
	result, err := rootcause.Locate(table, rootcause.Options{MaxCauses: 5, MaxElements: 3, MinShare: 0.05})
	if errors.Is(err, rootcause.ErrNoChange) || errors.Is(err, rootcause.ErrShape) && w.Leaves == 0 {
		w.Reason = "no_change"
		return w, nil
	}
	if err != nil {
		return nil, fmt.Errorf("radar: causes of %s: %w", f.Metric.Name, err)
	}
	times := float64(max(1, f.Metric.Times))
	w.Actual, w.Expected, w.Rest = result.Actual*times, result.Expected*times, result.Rest.Share
	for _, c := range result.Causes {
		w.Causes = append(w.Causes, cellCause(c, times, labels))
	}
	if len(result.Causes)+len(result.Against) == 0 {
		w.Reason = "no_cell"
	}
	for _, c := range result.Against {
		w.Against = append(w.Against, cellCause(c, times, labels))
	}
	return w, nil
}

func cellCause(c rootcause.Cause, times float64, labels map[Cell]string) CellCause {
	out := CellCause{Elements: []Cell{}, Kind: c.Kind, Actual: c.Actual, Expected: c.Expected, Change: c.Change * times, Share: c.Share}
	if c.Kind != rootcause.Mix { // which counts shares of the denominators
		out.Actual, out.Expected = c.Actual*times, c.Expected*times
	}
	for _, e := range c.Elements {
		cell := Cell{Dimension: e.Dim, Key: e.Value}
		cell.Label = labels[cell]
		out.Elements = append(out.Elements, cell)
	}
	return out
}

// dimsFor are the dimensions of a finding's metric that can tell its causes apart.
func dimsFor(f *Finding) []string {
	var dims []string
	for _, d := range whereDims {
		if d == "hour" && len(f.Metric.Sources) > 1 { // the hour of the case is not the hour of the order
			continue
		}
		if slices.Contains(f.Metric.Dims, d) && d != f.Cell.Dimension && len(dims) < mostDims {
			dims = append(dims, d)
		}
	}
	return dims
}

// comparable lists the first days of the windows of the same weekdays in weeks before, without
// those that had a sale if this one has none, and the other way round.
func comparable(q Request, from, to calendar.Day) []calendar.Day {
	sale := promoted(q.Settings.Promotions, to)
	weeks := calendar.Day(int(to-from)/7 + 1)
	var bases []calendar.Day
	for k := weeks; k <= searchedWeeks && len(bases) < baseWeeks; k++ {
		begin := from - 7*k
		if begin < q.First {
			break
		}
		if promoted(q.Settings.Promotions, to-7*k) == sale {
			bases = append(bases, begin)
		}
	}
	return bases
}

// leaves reads the window and its bases.
func (r *Radar) leaves(ctx context.Context, q Request, f *Finding, dims []string, from, to calendar.Day, bases []calendar.Day) ([]*leaf, map[Cell]string, error) {
	found, labels := map[string]*leaf{}, map[Cell]string{}
	var order []*leaf
	read := func(first, last calendar.Day, add func(*leaf, int, float64)) error {
		result, err := r.byDims(ctx, q, f, dims, first, last)
		if err != nil {
			return err
		}
		for _, row := range result.Rows {
			id := strings.Join(row.Keys, "\x00")
			l := found[id]
			if l == nil {
				l = &leaf{keys: row.Keys}
				found[id] = l
				order = append(order, l)
				for i, d := range dims {
					labels[Cell{Dimension: d, Key: row.Keys[i]}] = row.Labels[i]
				}
			}
			for i, v := range row.Values {
				add(l, i, v.Float())
			}
		}
		return nil
	}
	if err := read(from, to, func(l *leaf, i int, v float64) { l.actual[i] += v }); err != nil {
		return nil, nil, err
	}
	for _, b := range bases {
		if err := read(b, b+(to-from), func(l *leaf, i int, v float64) { l.expected[i] += v / float64(len(bases)) }); err != nil {
			return nil, nil, err
		}
	}
	return order, labels, nil
}

// sparse says that the leaves are too many for what was counted in them.
func (r *Radar) sparse(f *Finding, leaves []*leaf) bool {
	m, err := r.metrics.Catalogue().Lookup(parts(f.Metric)[0])
	if err != nil || m.Unit != metrics.Count {
		return false
	}
	events := 0.0
	for _, l := range leaves {
		events += math.Max(l.actual[0], l.expected[0])
	}
	return events < least*float64(len(leaves))
}

// withoutWidest leaves out the dimension with the most values.
func withoutWidest(dims []string, leaves []*leaf) []string {
	widest, most := 0, 0
	for d := range dims {
		values := map[string]bool{}
		for _, l := range leaves {
			values[l.keys[d]] = true
		}
		if len(values) >= most {
			widest, most = d, len(values)
		}
	}
	return slices.Delete(slices.Clone(dims), widest, widest+1)
}

// byDims asks for the parts of a finding's metric in its cell.
func (r *Radar) byDims(ctx context.Context, q Request, f *Finding, dims []string, from, to calendar.Day) (*run.Result, error) {
	query := metrics.Query{Metrics: parts(f.Metric), By: dims, From: from.String(), To: to.String(), Currency: q.Currency}
	if f.Cell.Dimension != Whole {
		query.Filters = []metrics.Filter{{Dim: f.Cell.Dimension, Op: metrics.OpEq, Values: []string{f.Cell.Key}}}
	}
	result, err := r.metrics.Run(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("radar: leaves of %s: %w", f.Metric.Name, err)
	}
	return result, nil
}

// newTable turns leaves into a table, their expectations multiplied with scale.
func newTable(dims []string, leaves []*leaf, scale float64, ratio bool) rootcause.Table {
	t := rootcause.Table{Codes: make([][]int32, len(dims))}
	index := make([]map[string]int32, len(dims))
	for d, name := range dims {
		t.Dims = append(t.Dims, rootcause.Dim{Name: name})
		index[d] = map[string]int32{}
	}
	for _, l := range leaves {
		for d, key := range l.keys {
			code, ok := index[d][key]
			if !ok {
				code = int32(len(t.Dims[d].Values))
				index[d][key] = code
				t.Dims[d].Values = append(t.Dims[d].Values, key)
			}
			t.Codes[d] = append(t.Codes[d], code)
		}
		t.Actual = append(t.Actual, l.actual[0])
		t.Expected = append(t.Expected, l.expected[0]*scale)
		if ratio {
			t.ActualDen = append(t.ActualDen, math.Max(0, l.actual[1]))
			t.ExpectedDen = append(t.ExpectedDen, math.Max(0, l.expected[1]))
		}
	}
	return t
}

// scaleFor is the factor that brings the leaves' own past to what the cell was expected to be.
func scaleFor(f *Finding, leaves []*leaf) float64 {
	var base [2]float64
	for _, l := range leaves {
		base[0] += l.expected[0]
		base[1] += l.expected[1]
	}
	expected := f.Expected
	if f.Metric.Over != "" {
		expected = f.Expected / float64(max(1, f.Metric.Times)) * base[1]
	}
	if base[0] == 0 || expected == 0 || math.Signbit(base[0]) != math.Signbit(expected) {
		return 1
	}
	return expected / base[0]
}
