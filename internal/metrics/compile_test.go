package metrics

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb/dialect"
)

var update = flag.Bool("update", false, "write what the compiler gives to testdata/sql.yaml")

// sqlCase is a question a merchant could ask and the SQL it becomes.
type sqlCase struct {
	Case  string `yaml:"case"`
	Query Query  `yaml:"query,flow"`
	Table string `yaml:"table"`
	SQL   string `yaml:"sql"`
	Args  string `yaml:"args"`
}

func TestWantSQL(t *testing.T) {
	text, err := os.ReadFile("testdata/sql.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []*sqlCase
	if err := yaml.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	c := load(t)
	for _, k := range cases {
		got, err := c.Compile(k.Query, dialect.Dialect{})
		if err != nil {
			t.Errorf("%s: %v", k.Case, err)
			continue
		}
		args := fmt.Sprint(got.Args)
		if *update {
			k.SQL, k.Args, k.Table = got.SQL, args, strings.Join(got.Tables, " ")
			continue
		}
		if got.SQL != strings.TrimSpace(k.SQL) || args != k.Args || strings.Join(got.Tables, " ") != k.Table {
			t.Errorf("%s:\ngot  %s\n     %s %s\nwant %s\n     %s %s", k.Case, got.SQL, got.Tables, args, k.SQL, k.Table, k.Args)
		}
	}
	if !*update {
		return
	}
	out, err := yaml.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("testdata/sql.yaml", out, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestBadQueriesNameTheOffendingPart(t *testing.T) {
	good := func() Query {
		return Query{Metrics: []string{"cm2"}, From: "2026-01-01", To: "2026-01-31", Currency: "CNY"}
	}
	c := load(t)
	if _, err := c.Compile(good(), dialect.Dialect{}); err != nil {
		t.Fatal(err)
	}
	for name, k := range map[string]struct {
		change     func(*Query)
		code, want string
	}{
		"no metric":          {func(q *Query) { q.Metrics = nil }, "query_invalid", "cm2"},
		"unknown metric":     {func(q *Query) { q.Metrics = []string{"profit"} }, "metric_unknown", "profit"},
		"metric twice":       {func(q *Query) { q.Metrics = []string{"cm2", "cm2"} }, "query_invalid", "each metric once"},
		"unknown dimension":  {func(q *Query) { q.By = []string{"colour"} }, "dimension_unknown", "platform"},
		"dimension twice":    {func(q *Query) { q.By = []string{"sku", "sku"} }, "query_invalid", "each dimension once"},
		"not a day":          {func(q *Query) { q.From = "1 May" }, "query_invalid", "from"},
		"not a calendar day": {func(q *Query) { q.To = "2026-02-30" }, "query_invalid", "to"},
		"backwards":          {func(q *Query) { q.To = "2025-01-01" }, "query_invalid", "2026-01-01"},
		"grain":              {func(q *Query) { q.Grain = "hour" }, "query_invalid", "day, week, month"},
		"comparison":         {func(q *Query) { q.Compare = "yesterday" }, "query_invalid", "none, previous, last_year"},
		"order":              {func(q *Query) { q.Order = []Order{{By: "sku"}} }, "query_invalid", "order"},
		"limit":              {func(q *Query) { q.Limit = -1 }, "query_invalid", "limit"},
		"rest of everything": {func(q *Query) { q.Rest = true }, "query_invalid", "rest"},
		"filter dimension":   {func(q *Query) { q.Filters = []Filter{{Dim: "x", Op: OpEq, Values: []string{"1"}}} }, "dimension_unknown", "x"},
		"filter operator":    {func(q *Query) { q.Filters = []Filter{{Dim: "sku", Op: "like", Values: []string{"1"}}} }, "query_invalid", "eq, in, not, contains"},
		"filter values":      {func(q *Query) { q.Filters = []Filter{{Dim: "sku", Op: OpIn}} }, "query_invalid", "filters.sku"},
		"too many values":    {func(q *Query) { q.Filters = []Filter{{Dim: "sku", Op: OpEq, Values: []string{"1", "2"}}} }, "query_invalid", "one value"},
		"filter day":         {func(q *Query) { q.Filters = []Filter{{Dim: "day", Op: OpEq, Values: []string{"x"}}} }, "query_invalid", "filters.day"},
		"lacking dimension":  {func(q *Query) { q.Metrics, q.By = []string{"cm2", "ad_cost"}, []string{"province"} }, "metric_dimension", "ad_cost"},
		"lacking filter": {func(q *Query) {
			q.Metrics, q.Filters = []string{"cm2"}, []Filter{{Dim: "agent", Op: OpEq, Values: []string{"x"}}}
		}, "metric_dimension", "profit"},
		"lacking condition": {func(q *Query) { q.Metrics, q.Where = []string{"orders", "return_rate"}, `reason == "x"` }, "metric_dimension", "reason"},
		"stock has no days": {func(q *Query) { q.Metrics, q.By = []string{"stock_cover"}, []string{"day"} }, "metric_dimension", "stock"},
		"mixed currencies":  {func(q *Query) { q.Currency = "" }, "query_currency", ""},
	} {
		q := good()
		k.change(&q)
		_, err := c.Compile(q, dialect.Dialect{})
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != k.code || f.Kind != fault.Invalid || !strings.Contains(fmt.Sprint(f.Args), k.want) {
			t.Errorf("%s: got %v, want %s with %q", name, err, k.code, k.want)
		}
	}
}

func TestLeapYearsStayInFebruary(t *testing.T) {
	day, err := parseDay("from", "2028-02-29")
	if err != nil {
		t.Fatal(err)
	}
	if got := yearEarlier(day).Format(dateLayout); got != "2027-02-28" {
		t.Errorf("a year before 2028-02-29 is %s", got)
	}
}
