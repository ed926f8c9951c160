package api_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/app"
)

type knownPart struct {
	SKUs        int64            `json:"skus"`
	MissingSKUs int64            `json:"missing_skus"`
	MissingCost int64            `json:"missing_cost"`
	Subtotals   map[string]int64 `json:"subtotals"`
}

type statementAnswer struct {
	KnownPart *knownPart `json:"known_part"`
}

// A statement that lacks costs tells beside the bound what is known: the profit of the products that have theirs.
func TestKnownPartOfAStatement(t *testing.T) {
	s := stocked(t)
	if p := get[statementAnswer](t, s, "/api/statement").KnownPart; p == nil || p.SKUs != 0 || p.MissingCost != 3 {
		t.Errorf("without any cost: %+v", p)
	}
	setCosts(t, s, app.CostEdit{SKU: "A", UnitCost: 40_000_000})
	if p := get[statementAnswer](t, s, "/api/statement").KnownPart; p == nil || p.SKUs != 1 || p.MissingSKUs != 2 || p.Subtotals["net_revenue"] != 10000 || p.Subtotals["cm1"] != 5980 {
		t.Errorf("with the cost of one: %+v", p)
	}
	if p := get[statementAnswer](t, s, "/api/statement?filter=sku:A").KnownPart; p != nil {
		t.Errorf("of what is known: %+v", p)
	}
	if p := get[statementAnswer](t, s, "/api/statement?by=sku").KnownPart; p != nil {
		t.Errorf("by SKU every row says for itself: %+v", p)
	}
}

func setCosts(t *testing.T, s *server, edits ...app.CostEdit) {
	t.Helper()
	if err := s.workspace.SetCosts(t.Context(), edits, func(app.Progress) {}); err != nil {
		t.Fatal(err)
	}
}

// What rests on a missing cost is blank in every file, and its row says why; what does not is there.
func TestExportsMarkWhatIsUnreliable(t *testing.T) {
	s := stocked(t)
	setCosts(t, s, app.CostEdit{SKU: "A", UnitCost: 40_000_000})
	const unreliable = "不可靠 / unreliable"
	for path, want := range map[string]map[string][]string{ // by the first cell of a row: what stands under these heads
		"statement.csv?by=sku|CM1 gross margin|Cost of goods|Net revenue|Reliability": {
			"A": {"59.80", "-40.00", "100.00", ""}, "B": {"", "0.00", "30.00", unreliable}, "合计 / total CNY": {"", "-40.00", "137.00", unreliable}},
		"skus.csv?|CM3|Cost per unit|Net revenue|Reliability": {"A": {"48.40", "-40.20", "100.00", ""}, "B": {"", "", "30.00", unreliable}},
		"query.csv?by=sku&metrics=cm1,net_revenue,cm1_rate,units|CM1 gross margin|Net revenue|CM1 rate|Units|Reliability": {
			"A": {"59.80", "100.00", "0.598", "1", ""}, "B": {"", "30.00", "", "1", unreliable}},
		"orders.csv?|CM2|CM3|Net revenue|Cost missing": {"1": {"48.40", "48.40", "100.00", ""}, "2": {"", "", "30.00", "yes"}},
	} {
		heads := strings.Split(path, "|")
		rows := csvRows(t, s, "/api/export/"+heads[0], "Accept-Language: en")
		got := map[string][]string{}
		for _, row := range rows[1:] {
			for _, head := range heads[1:] {
				at := slices.Index(rows[0], head)
				if at < 0 {
					t.Fatalf("%s has no column %s: %v", heads[0], head, rows[0])
				}
				got[row[0]] = append(got[row[0]], row[at])
			}
		}
		for key, cells := range want {
			if !slices.Equal(got[key], cells) {
				t.Errorf("%s: %s has %q, want %q", heads[0], key, got[key], cells)
			}
		}
	}
}
