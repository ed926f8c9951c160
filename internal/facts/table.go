package facts

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// Kind is what a column means, which decides how its text is read and how it is stored.
type Kind string

// The kinds. Money and Price differ in scale: see Column.
const (
	Text   Kind = "text"   // free text, stored as a string
	ID     Kind = "id"     // an identifier: a string of which no digit may be lost
	Hash   Kind = "hash"   // keyed hash of a personal identifier, stored as a string
	Money  Kind = "money"  // int64 minor units of the row's currency
	Price  Kind = "price"  // int64 millionths of the major unit (PriceScale)
	Int    Kind = "int"    // int64
	Bool   Kind = "bool"   // int64, 0 or 1
	Date   Kind = "date"   // int64 days since 1970-01-01
	Time   Kind = "time"   // int64 microseconds since 1970-01-01 on the shop's wall clock
	Ratio  Kind = "ratio"  // float64 fraction; 5 % is 0.05
	Number Kind = "number" // float64
)

// PriceScale is how many units of a Price column make one major currency unit.
const PriceScale = 1_000_000

// Physical is the Go type that carries a kind in a Vector.
type Physical uint8

// The physical types.
const (
	String Physical = iota
	Int64
	Float64
)

// Physical says which slice of a Vector holds values of kind k.
func (k Kind) Physical() Physical {
	switch k {
	case Text, ID, Hash:
		return String
	case Ratio, Number:
		return Float64
	default:
		return Int64
	}
}

// Column is one column of a canonical table.
type Column struct {
	Name string
	Kind Kind
}

// Table is one canonical table.
type Table struct {
	Name     string
	ZH, EN   string
	Key      []string // "a|b" means the first that is filled; empty: the row's content is its key
	Fallback []string // the key where a file lacks a column of Key; rows then repeat legitimately
	Repeats  bool     // rows of one file may share a key; their order tells them apart
	When     []string // dates and times, the first filled of which dates the row; empty: rows have no day
	Columns  []Column

	byName map[string]int
}

// Column finds a column by name.
func (t *Table) Column(name string) (Column, bool) {
	i, ok := t.byName[name]
	if !ok {
		return Column{}, false
	}
	return t.Columns[i], true
}

//go:embed facts.yaml
var model []byte

// kindOrder fixes the order of columns, so that generated DDL is stable.
var kindOrder = []Kind{ID, Text, Hash, Money, Price, Int, Bool, Date, Time, Ratio, Number}

var load = sync.OnceValues(func() ([]*Table, error) { return parse(model) })

// Tables returns every canonical table in the order of facts.yaml.
// It panics only if the embedded model is broken, which a test rules out.
func Tables() []*Table {
	ts, err := load()
	if err != nil {
		panic(err)
	}
	return ts
}

// Lookup finds a canonical table by name.
func Lookup(name string) (*Table, bool) {
	i := slices.IndexFunc(Tables(), func(t *Table) bool { return t.Name == name })
	if i < 0 {
		return nil, false
	}
	return Tables()[i], true
}

func parse(text []byte) ([]*Table, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	var tables []*Table
	body := root.Content[0].Content
	for i := 0; i < len(body); i += 2 {
		var raw struct {
			ZH, EN   string
			Key      []string
			Fallback []string
			Repeats  bool
			When     string
			Columns  map[Kind][]string
		}
		if err := body[i+1].Decode(&raw); err != nil {
			return nil, fmt.Errorf("facts: table %s: %w", body[i].Value, err)
		}
		t := &Table{Name: body[i].Value, ZH: raw.ZH, EN: raw.EN, Key: raw.Key, Fallback: raw.Fallback,
			Repeats: raw.Repeats, byName: map[string]int{}}
		for k := range raw.Columns {
			if !slices.Contains(kindOrder, k) {
				return nil, fmt.Errorf("facts: table %s: unknown kind %q", t.Name, k)
			}
		}
		for _, k := range kindOrder {
			for _, name := range raw.Columns[k] {
				if _, twice := t.byName[name]; twice {
					return nil, fmt.Errorf("facts: table %s: column %s twice", t.Name, name)
				}
				t.byName[name] = len(t.Columns)
				t.Columns = append(t.Columns, Column{name, k})
			}
		}
		if raw.When != "" {
			t.When = strings.Split(raw.When, "|")
		}
		for _, name := range t.When {
			if c, ok := t.Column(name); !ok || c.Kind != Date && c.Kind != Time {
				return nil, fmt.Errorf("facts: table %s: when names no date or time: %s", t.Name, name)
			}
		}
		for _, part := range slices.Concat(t.Key, t.Fallback) {
			for name := range strings.SplitSeq(part, "|") {
				if _, ok := t.byName[name]; !ok {
					return nil, fmt.Errorf("facts: table %s: key names no column: %s", t.Name, name)
				}
			}
		}
		tables = append(tables, t)
	}
	return tables, nil
}
