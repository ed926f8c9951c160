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

// Method is how one method did over a set. Times are those of one instance: on the
// clock, and of processor time.
type Method struct {
	Name      string  `json:"name"`
	F1        float64 `json:"f1"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	Counts
	MeanMS    float64 `json:"mean_ms"`
	MedianMS  float64 `json:"median_ms"`
	MaxMS     float64 `json:"max_ms"`
	MeanCPUMS float64 `json:"mean_cpu_ms"`
	P95CPUMS  float64 `json:"p95_cpu_ms"`
	MaxCPUMS  float64 `json:"max_cpu_ms"`
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
	MS     float64  `json:"ms"`     // on the clock
	CPUMS  float64  `json:"cpu_ms"` // of processor time
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
		{"suanpan", locate(rootcause.Options{})},
		{"suanpan, from a tenth of the change", locate(rootcause.Options{MinShare: 0.1})},
		{"adtributor, as its paper sets it", peer(adtributor{each: 0.1, all: 0.67, first: 1})},
		{"adtributor, as RiskLoc's paper runs it", peer(adtributor{each: 0.1, all: 0.1, first: 3})},
	}
}

// locate names the causes in the direction of the change. Shifts of weights are not among them:
// none is injected, and the demo shop has its own.
func locate(o rootcause.Options) func(rootcause.Table) ([]string, error) {
	return func(t rootcause.Table) ([]string, error) {
		r, err := rootcause.Locate(t, o)
		if err != nil && !errors.Is(err, rootcause.ErrNoChange) {
			return nil, err
		}
		causes := []string{}
		for _, c := range r.Causes {
			if c.Kind != rootcause.Mix {
				causes = append(causes, name(c.Elements))
			}
		}
		return causes, nil
	}
}

// bench gathers the cases of a set.
type bench struct {
	name  string
	cases []Case
}

func (b *bench) run(in Instance) error {
	c := Case{Name: in.Name, Leaves: in.Table.Leaves(), Causes: in.Causes}
	for _, m := range contenders() {
		start, used := time.Now(), cpu()
		causes, err := m.locate(in.Table)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", in.Name, m.name, err)
		}
		spent, busy := time.Since(start), cpu()-used
		n := count(in.canonical(causes), in.Causes)
		c.Answers = append(c.Answers, Answer{m.name, causes, round(n.F1()), milliseconds(spent), milliseconds(busy), n})
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
	if len(b.cases) == 0 {
		return s
	}
	for k, m := range contenders() {
		var n Counts
		var times, busy []float64
		for _, c := range b.cases {
			n.add(c.Answers[k].counts)
			times = append(times, c.Answers[k].MS)
			busy = append(busy, c.Answers[k].CPUMS)
		}
		slices.Sort(times)
		slices.Sort(busy)
		s.Methods = append(s.Methods, Method{
			Name: m.name, Counts: n, F1: round(n.F1()),
			Precision: share(n.TruePositives, n.TruePositives+n.FalsePositives),
			Recall:    share(n.TruePositives, n.TruePositives+n.FalseNegatives),
			MeanMS:    mean(times), MedianMS: times[len(times)/2], MaxMS: times[len(times)-1],
			MeanCPUMS: mean(busy), P95CPUMS: busy[len(busy)*95/100], MaxCPUMS: busy[len(busy)-1],
		})
	}
	if cases {
		s.Cases = b.cases
	}
	return s
}

func mean(x []float64) float64 { return round(total(x) / float64(max(1, len(x)))) }

func share(part, whole int) float64 { return round(float64(part) / float64(max(1, whole))) }

func milliseconds(d time.Duration) float64 { return round(float64(d) / float64(time.Millisecond)) }

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
