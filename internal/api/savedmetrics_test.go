package api_test

import (
	"encoding/json"
	"math"
	"net/http"
	"testing"

	"github.com/suanpan/suanpan/internal/metrics"
)

type asked struct {
	Rows []struct {
		Keys    []string
		Values  []*float64
		Missing []int64
	}
	Metrics []metrics.Metric
}

// A value that rests on a cost nobody knows is marked, and only that.
func TestQueriesMarkWhatIsMissing(t *testing.T) {
	s := stocked(t)
	plain := get[asked](t, s, "/api/query?metrics=gmv,cm1&by=sku")
	marked := get[asked](t, s, "/api/query?metrics=gmv,cm1&by=sku&missing=true")
	if len(marked.Metrics) != 2 || len(marked.Rows) != len(plain.Rows) || len(plain.Rows) != 3 {
		t.Fatalf("metrics %v, rows %v", marked.Metrics, marked.Rows)
	}
	for i, row := range marked.Rows {
		if plain.Rows[i].Missing != nil || len(row.Values) != 2 || *row.Values[1] != *plain.Rows[i].Values[1] {
			t.Errorf("row %v, unmarked %v", row, plain.Rows[i])
		}
		if len(row.Missing) != 2 || row.Missing[0] != 0 || row.Missing[1] != int64(*row.Values[0]) {
			t.Errorf("%s sold %v and misses %v", row.Keys[0], *row.Values[0], row.Missing)
		}
	}
	answer, text := s.do(t, http.MethodPost, "/api/query?missing=true", `{"metrics": ["share"], "formulas": [{"name": "share", "formula": "cm1 / gmv"}]}`)
	var derived asked
	if err := json.Unmarshal([]byte(text), &derived); err != nil || answer.StatusCode != http.StatusOK || len(derived.Rows) != 1 || derived.Rows[0].Missing[0] == 0 {
		t.Errorf("%s %s", answer.Status, text)
	}
}

func TestMetricsAreSavedAndDeleted(t *testing.T) {
	s := stocked(t)
	save := func(body string) (int, problem) {
		t.Helper()
		answer, text := s.do(t, http.MethodPost, "/api/metrics", body)
		if answer.StatusCode == http.StatusOK {
			return answer.StatusCode, problem{}
		}
		return answer.StatusCode, problemOf(t, answer, text)
	}
	if status, p := save(`{"name": "per_order", "zh": "单均成交", "good": "up", "formula": "gmv / orders"}`); status != http.StatusOK {
		t.Fatalf("%d %+v", status, p)
	}
	if status, p := save(`{"name": "twice", "zh": "两倍", "en": "Twice", "good": "none", "formula": "per_order * 2"}`); status != http.StatusOK {
		t.Fatalf("%d %+v", status, p)
	}
	if got := get[asked](t, s, "/api/query?metrics=twice,per_order"); math.Abs(*got.Rows[0].Values[0]-2**got.Rows[0].Values[1]) > 1 || got.Metrics[1].Unit != metrics.Money || got.Metrics[1].EN != "单均成交" {
		t.Errorf("%+v", got)
	}
	for body, code := range map[string]string{
		`{"name": "Bad name", "zh": "x", "good": "up", "formula": "gmv"}`:                        "metric_name",
		`{"name": "gmv", "zh": "x", "good": "up", "formula": "gmv"}`:                             "metric_taken",
		`{"name": "nameless", "zh": "", "good": "up", "formula": "gmv"}`:                         "metric_title",
		`{"name": "broken", "zh": "x", "good": "up", "formula": "gmv +"}`:                        "typed_syntax",
		`{"name": "broken", "zh": "x", "good": "up", "formula": "gmv + orders"}`:                 "typed_unit",
		`{"name": "broken", "zh": "x", "good": "up", "formula": "broken + 1"}`:                   "typed_metric",
		`{"name": "broken", "zh": "x", "good": "up", "formula": "gmv", "unit": "days"}`:          "metric_unit",
		`{"name": "per_order", "zh": "x", "good": "up", "formula": "twice / 2"}`:                 "typed_metric",
		`{"name": "per_order", "zh": "x", "good": "up", "formula": "orders", "unit": "count"}`:   "",
		`{"name": "per_order", "zh": "x", "good": "up", "formula": "gmv / orders + orders * 0"}`: "typed_unit",
	} {
		if status, p := save(body); p.Code != code || (code == "") != (status == http.StatusOK) {
			t.Errorf("%s: %d %+v, want %s", body, status, p, code)
		}
	}
	remove := func(name string) (int, string) {
		answer, text := s.do(t, http.MethodDelete, "/api/metrics/"+name, "")
		return answer.StatusCode, text
	}
	if status, text := remove("per_order"); status != http.StatusConflict {
		t.Errorf("one that another is made of: %d %s", status, text)
	}
	for _, name := range []string{"twice", "per_order"} {
		if status, text := remove(name); status >= http.StatusBadRequest {
			t.Errorf("%s: %d %s", name, status, text)
		}
	}
	if status, text := remove("gmv"); status != http.StatusNotFound {
		t.Errorf("one of the catalogue: %d %s", status, text)
	}
	if left := get[struct{ Saved []metrics.Definition }](t, s, "/api/metrics"); len(left.Saved) != 0 {
		t.Errorf("left %v", left.Saved)
	}
}
