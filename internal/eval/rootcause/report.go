package rootcause

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/suanpan/suanpan/internal/stat/rootcause"
)

const f1Is = "2·TP/(2·TP+FP+FN) over the causes of all instances together; a cause is right when all its elements are"

// Report is the whole evaluation.
type Report struct {
	F1Is string `json:"f1_is"`
	Sets []Set  `json:"sets"`
}

// Set is a number of instances of one kind.
type Set struct {
	Name      string   `json:"name"`
	Instances int      `json:"instances"`
	Methods   []Method `json:"methods"`
	Cases     []Case   `json:"cases,omitempty"`
}

// Method is how one method did over a set. Times are those of one instance on one core.
type Method struct {
	Name      string  `json:"name"`
	F1        float64 `json:"f1"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	Counts
	MeanMS   float64 `json:"mean_ms"`
	MedianMS float64 `json:"median_ms"`
	MaxMS    float64 `json:"max_ms"`
}

// Case is one instance.
type Case struct {
	Name    string   `json:"name"`
	Leaves  int      `json:"leaves"`
	Causes  []string `json:"causes"`
	Answers []Answer `json:"answers"`
}

// Answer is what one method said of it.
type Answer struct {
	Method string   `json:"method"`
	Causes []string `json:"causes"`
	F1     float64  `json:"f1"`
	MS     float64  `json:"ms"`
	counts Counts
}

// contender is a method under evaluation.
type contender struct {
	name   string
	locate func(rootcause.Table) ([]string, error)
}

func contenders() []contender {
	peer := func(a adtributor) func(rootcause.Table) ([]string, error) {
		return func(t rootcause.Table) ([]string, error) { return a.locate(t), nil }
	}
	return []contender{
		{"suanpan", locate},
		{"adtributor, as its paper sets it", peer(adtributor{each: 0.1, all: 0.67, first: 1})},
		{"adtributor, as RiskLoc's paper runs it", peer(adtributor{each: 0.1, all: 0.1, first: 3})},
	}
}

func locate(t rootcause.Table) ([]string, error) {
	r, err := rootcause.Locate(t, rootcause.Options{})
	if err != nil && !errors.Is(err, rootcause.ErrNoChange) {
		return nil, err
	}
	causes := make([]string, len(r.Causes))
	for i, c := range r.Causes {
		causes[i] = name(c.Elements)
	}
	return causes, nil
}

// bench gathers the cases of a set.
type bench struct {
	name  string
	cases []Case
}

func (b *bench) run(in Instance) error {
	c := Case{Name: in.Name, Leaves: in.Table.Leaves(), Causes: in.Causes}
	for _, m := range contenders() {
		start := time.Now()
		causes, err := m.locate(in.Table)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", in.Name, m.name, err)
		}
		spent := time.Since(start)
		n := count(causes, in.Causes)
		c.Answers = append(c.Answers, Answer{m.name, causes, round(n.F1()), milliseconds(spent), n})
	}
	b.cases = append(b.cases, c)
	return nil
}

func (b *bench) directory(ctx context.Context, dir string) error {
	causes, names, err := truths(dir)
	if err != nil {
		return err
	}
	for _, file := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		t, err := read(dir, file)
		if err != nil {
			return err
		}
		if err := b.run(Instance{Name: file, Table: t, Causes: causes[file]}); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) set(cases bool) Set {
	s := Set{Name: b.name, Instances: len(b.cases)}
	for k, m := range contenders() {
		var n Counts
		var times []float64
		for _, c := range b.cases {
			n.add(c.Answers[k].counts)
			times = append(times, c.Answers[k].MS)
		}
		slices.Sort(times)
		s.Methods = append(s.Methods, Method{
			Name: m.name, Counts: n, F1: round(n.F1()),
			Precision: share(n.TruePositives, n.TruePositives+n.FalsePositives),
			Recall:    share(n.TruePositives, n.TruePositives+n.FalseNegatives),
			MeanMS:    round(total(times) / float64(max(1, len(times)))),
			MedianMS:  times[len(times)/2], MaxMS: times[len(times)-1],
		})
	}
	if cases {
		s.Cases = b.cases
	}
	return s
}

func share(part, whole int) float64 { return round(float64(part) / float64(max(1, whole))) }

func milliseconds(d time.Duration) float64 { return round(float64(d) / float64(time.Millisecond)) }

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
