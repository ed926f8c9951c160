package radar

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"
)

// spanOf is a case whose scores are 0 but on some days of the span.
func spanOf(i *incident, high ...int) scored {
	c := scored{shopCase: &shopCase{from: 100, incident: i}, score: make([]float64, spanDays)}
	for _, t := range high {
		c.score[t-100] = 1
	}
	return c
}

func TestAlarmsAreCountedByRuns(t *testing.T) {
	one := func(c scored) Outcome {
		var o Outcome
		o.count(c, .5)
		o.finish()
		return o
	}
	brief := &incident{kind: drop, onset: 120, end: 121}
	lasting := &incident{kind: shift, onset: 120, end: 133}
	for name, c := range map[string]struct {
		o                    Outcome
		found, wrong, delays int
	}{
		"clean":                       {one(spanOf(nil, 105, 106, 120)), 0, 2, 0},
		"found at once":               {one(spanOf(brief, 120)), 1, 0, 0},
		"found late":                  {one(spanOf(brief, 121)), 1, 0, 1},
		"missed, an echo after":       {one(spanOf(brief, 127)), 0, 1, 0},
		"one run that began before":   {one(spanOf(brief, 119, 120)), 1, 0, 0},
		"a shift's later days":        {one(spanOf(lasting, 125, 140, 150)), 1, 0, 5},
		"too late for a shift":        {one(spanOf(lasting, 140)), 0, 0, 0},
		"false before, found then":    {one(spanOf(lasting, 105, 130)), 1, 1, 10},
		"a gap does not end an alarm": {one(spanOf(nil, 105, 108, 111)), 0, 1, 0},
	} {
		if c.o.Found != c.found || c.o.False != c.wrong || c.o.delays != c.delays {
			t.Errorf("%s: %+v", name, c.o)
		}
	}
}

func TestCalibrateHitsTheRate(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var clean []scored
	for range 40 {
		c := spanOf(nil)
		for i := range c.score {
			c.score[i] = r.Float64()
		}
		clean = append(clean, c)
	}
	threshold := calibrate(clean, 20)
	n := 0
	for _, c := range clean {
		n += len(c.alarms(threshold))
	}
	if n > 20 || n < 15 {
		t.Errorf("%d alarms at %f", n, threshold)
	}
	if !math.IsInf(calibrate(clean, 0), 1) && len(clean[0].alarms(calibrate(clean, 0))) > 0 {
		t.Error("alarms where none is allowed")
	}
}

func TestIncidentsKeepWhatNumbersAre(t *testing.T) {
	v, w := make([]float64, 200), make([]float64, 200)
	for i := range v {
		v[i], w[i] = .25, 20
	}
	r := rand.New(rand.NewPCG(2, 2))
	for range 200 {
		i := draw(r, 100, true)
		if i.onset < 107 || i.onset >= 140 || i.end < i.onset || math.Abs(i.factor-1) < .09 {
			t.Fatalf("%+v", i)
		}
		got := i.inject(v, w, "share")
		for d, x := range got {
			if hits := x * 20; math.Abs(hits-math.Round(hits)) > 1e-9 || x > 1 || d < i.onset && x != v[d] {
				t.Fatalf("%+v: %g on day %d", i, x, d)
			}
		}
	}
}

func TestRunPrintsAReport(t *testing.T) {
	var out bytes.Buffer
	if err := Run(t.Context(), []string{"-data", t.TempDir(), "-merchants", "1", "-r=false", "-speed=false"}, &out); err != nil {
		t.Fatal(err)
	}
	var r Report
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if r.NAB != nil || r.Note == "" || len(r.Shop.Methods) != len(methods()) || len(r.Shop.Absent) != 1 {
		t.Errorf("%+v", r)
	}
	ours, best := r.Simulated.Average["suanpan_point"], 0.0
	for _, m := range methods()[2:] {
		best = max(best, r.Simulated.Average[m.name])
	}
	if ours < best {
		t.Errorf("average precision %.3f, a peer has %.3f", ours, best)
	}
}
