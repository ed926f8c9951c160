package metrics

import (
	"time"
)

// Grain is how coarse the day dimension is.
type Grain string

// The grains. Weeks begin on Monday.
const (
	Day   Grain = "day"
	Week  Grain = "week"
	Month Grain = "month"
)

// Compare says which other period the numbers are set beside.
type Compare string

// The comparisons. Previous is the period of equal length just before; LastYear the same
// calendar days one year earlier.
const (
	NoCompare Compare = "none"
	Previous  Compare = "previous"
	LastYear  Compare = "last_year"
)

// Op is a filter's operator.
type Op string

// The operators. Values are compared as text; "" stands for rows without a value.
const (
	OpEq       Op = "eq"
	OpIn       Op = "in"
	OpNot      Op = "not"
	OpContains Op = "contains" // regardless of case, in the key or its label
)

// Query asks for metrics. The zero value of every field but Metrics, From and To means its default.
type Query struct {
	Metrics  []string `json:"metrics"`
	By       []string `json:"by,omitempty" yaml:"by,omitempty"`
	Filters  []Filter `json:"filters,omitempty" yaml:"filters,omitempty"`
	Where    string   `json:"where,omitempty" yaml:"where,omitempty"`              // typed condition on dimensions
	Having   string   `json:"having,omitempty" yaml:"having,omitempty"`            // typed condition on metrics, which drops groups
	Formulas []Typed  `json:"formulas,omitempty" yaml:"formulas,omitempty"`        // metrics of this query alone
	Grain    Grain    `json:"grain,omitempty" yaml:"grain,omitempty"`              // of the day dimension; default day
	From     string   `json:"from,omitempty" doc:"first business day, YYYY-MM-DD"` // first business day, YYYY-MM-DD
	To       string   `json:"to,omitempty" doc:"last business day, inclusive"`     // last business day, inclusive
	Compare  Compare  `json:"compare,omitempty" yaml:"compare,omitempty"`          // default none
	Order    []Order  `json:"order,omitempty" yaml:"order,omitempty"`              // default: by day, else the first metric descending
	Limit    int      `json:"limit,omitempty" yaml:"limit,omitempty"`              // rows, 0 is all
	Offset   int      `json:"offset,omitempty" yaml:"offset,omitempty"`            // rows skipped; not with Rest
	Rest     bool     `json:"rest,omitempty" yaml:"rest,omitempty"`                // add one row for everything beyond Limit
	Currency string   `json:"currency,omitempty" yaml:"currency,omitempty"`        // ISO code; required by metrics in money unless By has currency
}

// Filter restricts the rows to certain values of a dimension.
type Filter struct {
	Dim    string   `json:"dim"`
	Op     Op       `json:"op"`
	Values []string `json:"values"`
}

// Order sorts by any metric, or by a dimension of the query; rows without a value come last.
type Order struct {
	By   string `json:"by"`
	Desc bool   `json:"desc,omitempty" yaml:"desc,omitempty"`
}

// Period is a run of business days, both inclusive.
type Period struct{ From, To time.Time }

// Days is the length of the period.
func (p Period) Days() int { return int(p.To.Sub(p.From).Hours()/24) + 1 }

// before is the period to compare with, and how far its days are moved to lie under p's.
func (p Period) before(c Compare) (other Period, years, days int) {
	if c == LastYear {
		return Period{yearEarlier(p.From), yearEarlier(p.To)}, 1, 0
	}
	n := p.Days()
	return Period{p.From.AddDate(0, 0, -n), p.To.AddDate(0, 0, -n)}, 0, n
}

// yearEarlier keeps 29 February in February.
func yearEarlier(t time.Time) time.Time {
	e := t.AddDate(-1, 0, 0)
	if e.Month() != t.Month() {
		e = e.AddDate(0, 0, -1)
	}
	return e
}
