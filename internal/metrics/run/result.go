package run

import (
	"database/sql"
	"encoding/json"
	"strconv"

	"github.com/suanpan/suanpan/internal/metrics"
)

// Result is the answer to a query. It is shared by all who asked: read it only.
type Result struct {
	Currency   string            `json:"currency,omitempty"`
	From       string            `json:"from"`
	To         string            `json:"to"`
	BeforeFrom string            `json:"before_from,omitempty"` // the comparison period
	BeforeTo   string            `json:"before_to,omitempty"`
	By         []string          `json:"by"`
	Metrics    []*metrics.Metric `json:"metrics"`
	Rows       []Row             `json:"rows"`
	Total      int64             `json:"total"` // groups before limit and offset
}

// Row is one group.
type Row struct {
	Keys   []string `json:"keys"`             // one per dimension; "" is "without a value"
	Labels []string `json:"labels"`           // one per dimension; the key where there is no name
	Values []Value  `json:"values"`           // one per metric
	Before []Value  `json:"before,omitempty"` // the same in the comparison period
	Rest   bool     `json:"rest,omitempty"`   // everything beyond the limit; keys are ""
	// Of RunMarked, one per metric in minor units: at least so much was sold, at list price, on lines that
	// miss a cost or fee which goes into the value. Left out where nothing is missing.
	Missing       []int64 `json:"missing,omitempty"`
	BeforeMissing []int64 `json:"before_missing,omitempty"`
}

// Value is one number: an integer for money (minor units) and counts, a fraction for the
// others, or nothing where a denominator is empty.
type Value struct {
	whole    int64
	fraction float64
	kind     kind
}

type kind uint8

const (
	none kind = iota
	whole
	fraction
)

// Whole makes an integer value.
func Whole(n int64) Value { return Value{whole: n, kind: whole} }

// Fraction makes a fractional value.
func Fraction(f float64) Value { return Value{fraction: f, kind: fraction} }

// Valid is false where there is no number.
func (v Value) Valid() bool { return v.kind != none }

// IsWhole is true for money and counts.
func (v Value) IsWhole() bool { return v.kind == whole }

// Int is the integer, 0 where there is none.
func (v Value) Int() int64 { return v.whole }

// Float is the number as a float, 0 where there is none.
func (v Value) Float() float64 {
	if v.kind == whole {
		return float64(v.whole)
	}
	return v.fraction
}

// String shows the number in full, "" where there is none.
func (v Value) String() string {
	switch v.kind {
	case whole:
		return strconv.FormatInt(v.whole, 10)
	case fraction:
		return strconv.FormatFloat(v.fraction, 'f', -1, 64)
	default:
		return ""
	}
}

// MarshalJSON writes a number or null.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.kind {
	case whole:
		return json.Marshal(v.whole)
	case fraction:
		return json.Marshal(v.fraction)
	default:
		return []byte("null"), nil
	}
}

// cell scans one column of a metric.
type cell struct {
	unit  metrics.Unit
	value Value
}

// Scan implements sql.Scanner.
func (c *cell) Scan(src any) error {
	if src == nil {
		c.value = Value{}
		return nil
	}
	if c.unit == metrics.Money || c.unit == metrics.Count {
		var n sql.NullInt64
		if err := n.Scan(src); err != nil {
			return err
		}
		c.value = Whole(n.Int64)
		return nil
	}
	var f sql.NullFloat64
	if err := f.Scan(src); err != nil {
		return err
	}
	c.value = Fraction(f.Float64)
	return nil
}
