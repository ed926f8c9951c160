package api_test

import (
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
