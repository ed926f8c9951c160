package main

import (
	"strings"
	"testing"
)

func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		m       measurement
		ratio   float64
		verdict string
	}{
		{measurement{Value: 29, Unit: "s", RatioLimit: 3}.against("peer", 10), 2.9, "met"},
		{measurement{Value: 31, Unit: "s", RatioLimit: 3}.against("peer", 10), 3.1, "missed"},
		{measurement{Value: 151, Unit: "ms", Limit: 150, RatioLimit: 2}.against("peer", 100), 1.51, "missed"},
		{measurement{Value: 50_000, Unit: "rows/s"}.against("peer", 100_000), 2, ""}, // half the rows is twice the time
	} {
		if c.m.Ratio != c.ratio || c.m.verdict() != c.verdict {
			t.Errorf("%+v: ratio %v and %q, want %v and %q", c.m, c.m.Ratio, c.m.verdict(), c.ratio, c.verdict)
		}
	}
}

func TestMarkdownTable(t *testing.T) {
	o := options{lines: 1000}
	r := o.newReport()
	r.Measurements = []measurement{measurement{Name: "import", Value: 25, Unit: "s", RatioLimit: 3, Stretch: 2}.against("read_csv", 10)}
	const want = "| import | 25 s | read_csv: 10 s | 2.50× | ≤ 3.0× (stretch 2.0×) | met |\n"
	if got := r.markdown(); !strings.Contains(got, want) {
		t.Errorf("no row %q in\n%s", want, got)
	}
}
