package metrics

import (
	"errors"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb/dialect"
)

func typedQuery() Query {
	return Query{Metrics: []string{"gmv"}, By: []string{"shop"}, From: "2026-01-01", To: "2026-01-31", Currency: "CNY"}
}

func TestTypedErrorsSayWhereAndWhy(t *testing.T) {
	c := load(t)
	for name, k := range map[string]struct {
		change func(*Query)
		code   string
		at     int
	}{
		"grammar":                {func(q *Query) { q.Where = `platform == ` }, "typed_syntax", 12},
		"no such dimension":      {func(q *Query) { q.Where = `shop == "A" and colour == "red"` }, "typed_dimension", 17},
		"a metric in where":      {func(q *Query) { q.Where = `gmv > 3` }, "typed_dimension", 1},
		"a number as a shop":     {func(q *Query) { q.Where = `shop == 3` }, "typed_value", 9},
		"not a day":              {func(q *Query) { q.Where = `day >= "May"` }, "typed_value", 8},
		"not an hour":            {func(q *Query) { q.Where = `hour == 24` }, "typed_value", 9},
		"texts have no order":    {func(q *Query) { q.Where = `shop < "B"` }, "typed_unordered", 6},
		"no function":            {func(q *Query) { q.Where = `len(shop) > 2` }, "typed_dimension", 1},
		"no lone dimension":      {func(q *Query) { q.Where = `shop` }, "typed_unsupported", 1},
		"no statement":           {func(q *Query) { q.Where = `shop == "A"; drop == "x"` }, "typed_unsupported", 6},
		"backwards hours":        {func(q *Query) { q.Where = `hour in 9..3` }, "typed_value", 10},
		"having without compare": {func(q *Query) { q.Having = `gmv` }, "typed_unsupported", 1},
		"having of a dimension":  {func(q *Query) { q.Having = `shop > 3` }, "typed_metric", 1},
		"having of two units":    {func(q *Query) { q.Having = `gmv > orders` }, "typed_unit", 5},
		"formula units":          {func(q *Query) { q.Formulas = []Typed{{"x", "gmv + orders"}} }, "typed_unit", 5},
		"formula of money twice": {func(q *Query) { q.Formulas = []Typed{{"x", "gmv * gmv"}} }, "typed_unit", 5},
		"formula plus a number":  {func(q *Query) { q.Formulas = []Typed{{"x", "gmv + 1"}} }, "typed_unit", 5},
		"formula of nothing":     {func(q *Query) { q.Formulas = []Typed{{"x", "gmv / gmvv"}} }, "typed_metric", 7},
		"formula of a text":      {func(q *Query) { q.Formulas = []Typed{{"x", `"gmv"`}} }, "typed_unsupported", 1},
		"formula of a query":     {func(q *Query) { q.Formulas = []Typed{{"x", `sum([gmv])`}} }, "typed_unsupported", 1},
		"too long":               {func(q *Query) { q.Where = strings.Repeat(" ", 5000) }, "typed_syntax", 4001},
	} {
		q := typedQuery()
		k.change(&q)
		_, err := c.Compile(q, dialect.Dialect{})
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != k.code || f.Args["at"] != k.at {
			t.Errorf("%s: got %v, want %s at %d", name, err, k.code, k.at)
		}
	}
}

func TestTypedNamesAreNotPasted(t *testing.T) {
	c := load(t)
	for _, name := range []string{"x; DROP TABLE line_profit", "gmv", "X", "", `x"`} {
		q := typedQuery()
		q.Formulas = []Typed{{name, "gmv / orders"}}
		if _, err := c.Compile(q, dialect.Dialect{}); err == nil {
			t.Errorf("a formula may be called %q", name)
		}
	}
	const evil = `'); DROP TABLE line_profit; --`
	q := typedQuery()
	q.Where = `shop == "` + evil + `" or sku contains "` + evil + `" or sku in ["` + evil + `"] or sku startsWith "` + evil + `"`
	got, err := c.Compile(q, dialect.Dialect{})
	if err != nil || strings.Contains(got.SQL, "DROP") {
		t.Errorf("%v: %s", err, got.SQL)
	}
}

func TestWorkspaceMetrics(t *testing.T) {
	const text = `- name: net_refund
  zh: 退款占比
  en: Refund share
  meaning: 退款 ÷ 成交
  meaning_en: refunds over GMV
  good: down
  formula: refund_amount / gmv
- name: broken
  zh: 坏
  en: Broken
  meaning: 坏
  meaning_en: broken
  good: up
  formula: gmv + orders
- name: leans_on_broken
  zh: 坏
  en: Broken
  meaning: 坏
  meaning_en: broken
  good: up
  formula: broken * 2
- name: twice_the_ads
  zh: 双倍
  en: Twice
  meaning: 双倍
  meaning_en: twice
  unit: money
  good: none
  matures: 3
  formula: ads.cost * 2
- name: doubled
  zh: 双倍
  en: Twice
  meaning: 双倍
  meaning_en: twice
  good: none
  matures: 3
  formula: (ad_cost + ad_cost) / 2
`
	c, refused := load(t).With(File{"mine.yaml", []byte(text)}, File{"worse.yaml", []byte("a: [")})
	want := map[string]int{"broken": 8, "leans_on_broken": 15, "twice_the_ads": 30}
	for _, r := range refused {
		if r.File == "worse.yaml" {
			continue
		}
		if want[r.Metric] != r.Line || r.File != "mine.yaml" || r.Reason == "" {
			t.Errorf("refused %+v", r)
		}
	}
	if len(refused) != 4 {
		t.Errorf("refused %d: %v", len(refused), refused)
	}
	m, err := c.Lookup("net_refund")
	if err != nil || m.Unit != Ratio || m.Matures != 15 || m.Area != Workspace || m.Of != "refund_amount" || m.Over != "gmv" {
		t.Errorf("%+v %v", m, err)
	}
	m, err = c.Lookup("doubled")
	if err != nil || m.Unit != Money || m.Matures != 3 || !m.Additive || len(m.Sources) != 1 || m.Sources[0] != "ads" {
		t.Errorf("%+v %v", m, err)
	}
	if _, err := load(t).Lookup("net_refund"); err == nil {
		t.Error("the built-in catalogue changed")
	}
}

// Whatever is typed is either refused with a place inside the text or becomes SQL that holds none of it.
func FuzzTyped(f *testing.F) {
	for _, s := range []string{`platform == "douyin" and hour in 0..6`, `not (sku startsWith "a" or day >= "2026-01-01")`, `gmv / orders > 3`, `max(gmv, ad_cost) ?? 0`, `-1.5e3 * gmv`, `shop in ["a", 'b']`, `((((`, `a?.b`, "let x = 1; x", `{"a": 1}`, `gmv | max(3)`} {
		f.Add(s)
	}
	c, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, change := range []func(*Query){
			func(q *Query) { q.Where = text },
			func(q *Query) { q.Having = text },
			func(q *Query) { q.Formulas, q.Metrics = []Typed{{"x", text}}, []string{"x"} },
		} {
			q := typedQuery()
			change(&q)
			got, err := c.Compile(q, dialect.Dialect{})
			if err == nil {
				if strings.ContainsAny(got.SQL, "\"`;") {
					t.Errorf("%q became %s", text, got.SQL)
				}
				continue
			}
			var at *fault.Error
			if !errors.As(err, &at) {
				t.Errorf("%q: %v", text, err)
				continue
			}
			if n, typed := at.Args["at"].(int); typed && (n < 1 || n > len(text)+1) {
				t.Errorf("%q: at %d", text, n)
			}
		}
	})
}
