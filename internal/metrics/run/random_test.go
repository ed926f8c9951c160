package run_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// question is a random query: any metrics, by dimensions that mostly fit, with any of the options.
func question(g *rand.Rand, c *metrics.Catalogue) metrics.Query {
	q := metrics.Query{From: "2026-01-03", To: "2026-01-20", Currency: "CNY"}
	for range 1 + g.IntN(4) {
		if m := c.Metrics()[g.IntN(len(c.Metrics()))]; !slices.Contains(q.Metrics, m.Name) {
			q.Metrics = append(q.Metrics, m.Name)
		}
	}
	first, err := c.Lookup(q.Metrics[0])
	if err != nil {
		return q
	}
	for range g.IntN(3) {
		d := metrics.Dimensions()[g.IntN(len(metrics.Dimensions()))].Name
		if g.IntN(3) > 0 {
			d = first.Dims[g.IntN(len(first.Dims))]
		}
		if !slices.Contains(q.By, d) {
			q.By = append(q.By, d)
		}
	}
	maybe := func(do func()) {
		if g.IntN(3) == 0 {
			do()
		}
	}
	maybe(func() { q.Compare = []metrics.Compare{metrics.Previous, metrics.LastYear}[g.IntN(2)] })
	maybe(func() { q.Limit, q.Rest = 1+g.IntN(4), len(q.By) > 0 })
	maybe(func() { q.Grain = []metrics.Grain{metrics.Week, metrics.Month}[g.IntN(2)] })
	maybe(func() { q.Where = `shop != "x" and not (platform startsWith "y")` })
	maybe(func() { q.Having = fmt.Sprintf("%[1]s >= 0 or %[1]s < 3", first.Name) })
	maybe(func() {
		q.Formulas = []metrics.Typed{{Name: "typed", Formula: fmt.Sprintf("max(%[1]s ?? 0, %[1]s) * 2", first.Name)}}
		q.Metrics = append(q.Metrics, "typed")
	})
	return q
}

// Whatever is asked has an answer or is refused for a dimension that a source lacks; and the first
// rows with the rest make the whole of what adds up.
func TestRandomQuestions(t *testing.T) {
	const seed = 11
	s := open(t, random(seed, 200))
	r := runner(t, s, run.Options{})
	g := rand.New(rand.NewPCG(seed, 3))
	answered := 0
	for range 250 {
		q := question(g, r.Catalogue())
		got, err := r.Run(t.Context(), q)
		var f *fault.Error
		if errors.As(err, &f) && f.Code == "metric_dimension" {
			continue
		}
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		answered++
		if q.Having != "" || q.Limit > 0 && !q.Rest {
			continue
		}
		whole := q
		whole.By, whole.Order, whole.Limit, whole.Rest = nil, nil, 0, false
		total, err := r.Run(t.Context(), whole)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range got.Metrics {
			if !m.Additive || strings.Contains(m.Name, "missing") { // at stake is at least one cent a row, and these sales are random
				continue
			}
			sum := int64(0)
			for _, row := range got.Rows {
				sum += row.Values[i].Int()
			}
			if want := total.Rows[0].Values[i].Int(); sum != want {
				t.Errorf("%+v: %s is %d in all, %d by rows", q, m.Name, want, sum)
			}
		}
	}
	if answered < 100 {
		t.Errorf("only %d questions had an answer", answered)
	}
}
