package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// measurement is one line of the report.
type measurement struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"` // s, ms, MB or rows/s

	Peer      string  `json:"peer,omitempty"` // the peer or floor measured in the same run
	PeerValue float64 `json:"peer_value,omitempty"`
	Ratio     float64 `json:"ratio,omitempty"` // how many times the peer's time

	Limit      float64 `json:"limit,omitempty"`       // most that Value may be
	RatioLimit float64 `json:"ratio_limit,omitempty"` // most that Ratio may be
	Stretch    float64 `json:"stretch,omitempty"`     // what Ratio would better be
}

// against adds the peer.
func (m measurement) against(peer string, value float64) measurement {
	m.Peer, m.PeerValue, m.Ratio = peer, value, m.Value/value
	if m.Unit == "rows/s" {
		m.Ratio = value / m.Value
	}
	return m
}

func (m measurement) met() bool {
	return (m.Limit == 0 || m.Value <= m.Limit) && (m.RatioLimit == 0 || m.Ratio <= m.RatioLimit)
}

func (m measurement) target() string {
	var parts []string
	if m.Limit > 0 {
		parts = append(parts, "≤ "+amount(m.Limit, m.Unit))
	}
	if m.RatioLimit > 0 {
		text := fmt.Sprintf("≤ %.1f×", m.RatioLimit)
		if m.Stretch > 0 {
			text += fmt.Sprintf(" (stretch %.1f×)", m.Stretch)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

func (m measurement) verdict() string {
	switch {
	case m.target() == "":
		return ""
	case m.met():
		return "met"
	default:
		return "missed"
	}
}

func amount(v float64, unit string) string {
	switch {
	case unit == "rows/s":
		return fmt.Sprintf("%.0f rows/s", math.Round(v/1000)*1000)
	case v < 10:
		return fmt.Sprintf("%.2g %s", v, unit)
	default:
		return fmt.Sprintf("%.0f %s", v, unit)
	}
}

// cells are the columns of a line: name, figure, peer, ratio, target, verdict.
func (m measurement) cells() []string {
	cells := []string{m.Name, amount(m.Value, m.Unit), "", "", m.target(), m.verdict()}
	if m.Peer != "" {
		cells[2], cells[3] = m.Peer+": "+amount(m.PeerValue, m.Unit), fmt.Sprintf("%.2f×", m.Ratio)
	}
	return cells
}

var columns = []string{"benchmark", "figure", "peer or floor in the same run", "ratio", "target", ""}

// report is one run of the program.
type report struct {
	Machine      machine       `json:"machine"`
	Date         string        `json:"date"`
	Lines        int64         `json:"lines"`
	Measurements []measurement `json:"measurements"`
}

func (o options) newReport() report {
	return report{Machine: thisMachine(), Date: time.Now().Format(time.DateOnly), Lines: o.lines, Measurements: []measurement{}}
}

func (r report) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s, %d lines\n\n", r.Machine, r.Date, r.Lines)
	for _, m := range r.Measurements {
		c := m.cells()
		fmt.Fprintf(&b, "%-46s %14s   %-46s %7s   %-22s %s\n", c[0], c[1], c[2], c[3], c[4], c[5])
	}
	return b.String()
}

func (r report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, `# Benchmarks

`+"`make bench`"+` measures these and `+"`go run ./cmd/suanpan-bench -write docs/benchmarks.md`"+` writes this page. Peers and floors are measured in
the same run, so a ratio says more than the seconds; every benchmark is a process of its own.

%s · %s · an order file of %d lines

`, r.Machine, r.Date, r.Lines)
	row := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	row(columns)
	b.WriteString(strings.Repeat("|---", len(columns)) + "|\n")
	for _, m := range r.Measurements {
		row(m.cells())
	}
	b.WriteString(`
- **import**: a 抖店 order export through ` + "`app.Workspace.Import`" + ` into a fresh workspace: recognised, parsed, kept as blanked copy,
  stored as versions, costed by the ledger. The peer only reads the same file into a table, with the same threads and memory limit.
- **sources**: the tables of the metric sources beside the ledger, which follow behind an import; here after the next opening, at once.
- **dirty day**: one day's ledger computed anew from facts and rules, in a transaction; median of 5. The floor takes the day's rows
  out of line_profit and puts the same rows back.
- **profit**: the whole statement of each SKU or day, every component with its estimated and missing part, over all lines; median of 5.
  The bare SQL is written by hand for the same numbers on the same table.
- **statement**: of all lines, with the forecast of refunds that are yet to come, and nothing cached.
- **XLSX**: 500,000 rows of 12 columns. The floor gives the same values to the workbook library, without styles and defusing.
`)
	return b.String()
}
