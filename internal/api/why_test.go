package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"github.com/suanpan/suanpan/internal/app"
)

// Lists go through the server page by page in the order asked for; an export has every row whatever the page.
func TestReconciliationByPage(t *testing.T) {
	s := stocked(t)
	var seen []string
	for offset := range 4 {
		page := get[app.Reconciliation](t, s, fmt.Sprintf("/api/reconcile?order=-expected&limit=1&offset=%d", offset))
		if page.Total != 3 || len(page.Summary) != 2 {
			t.Errorf("page %d: %+v", offset, page)
		}
		for _, row := range page.Rows {
			seen = append(seen, row.OrderID)
		}
	}
	if !slices.Equal(seen, []string{"1", "2", "3"}) {
		t.Errorf("by what they should bring: %v", seen)
	}
	for query, want := range map[string][]string{
		"order=expected": {"3", "2", "1"}, "order=-day": {"2", "3", "1"}, "order_id=2": {"2"}, "currency=USD": {}, "reason=not_yet_settled&order=day": {"1", "2", "3"}, "reason=agrees": {},
	} {
		page := get[app.Reconciliation](t, s, "/api/reconcile?"+query)
		got := []string{}
		for _, row := range page.Rows {
			got = append(got, row.OrderID)
		}
		if !slices.Equal(got, want) || page.Total != int64(len(want)) {
			t.Errorf("%s: %v of %d, want %v", query, got, page.Total, want)
		}
	}
	for _, path := range []string{"/api/export/reconcile.csv?limit=1", "/api/export/orders.csv?limit=1&offset=2"} {
		if rows := csvRows(t, s, path); len(rows) != 4 {
			t.Errorf("%s has %d rows", path, len(rows)-1)
		}
	}
	if answer, text := s.do(t, "GET", "/api/export/reconcile.csv?from=gestern", ""); answer.StatusCode != http.StatusUnprocessableEntity || problemOf(t, answer, text).Code != "day_unreadable" {
		t.Errorf("an export that is refused: %s %s", answer.Status, text)
	}
}

func TestRestatementsByPageAndSum(t *testing.T) {
	s := stocked(t)
	for cost := range int64(3) { // the cost of A changes three times, that of B with the last
		edits := []app.CostEdit{{SKU: "A", UnitCost: (10 + cost) * 1_000_000}}
		if cost == 2 {
			edits = append(edits, app.CostEdit{SKU: "B", UnitCost: 5_000_000})
		}
		setCosts(t, s, edits...)
	}
	const of = "component=cost_of_goods"
	all := get[app.RestatementList](t, s, "/api/restatements?"+of)
	if all.Total != 4 || len(all.Rows) != 4 {
		t.Fatalf("%+v", all)
	}
	var paged []app.Restatement
	for offset := range 4 {
		page := get[app.RestatementList](t, s, fmt.Sprintf("/api/restatements?%s&limit=1&offset=%d", of, offset))
		if page.Total != 4 {
			t.Errorf("page %d says %d", offset, page.Total)
		}
		paged = append(paged, page.Rows...)
	}
	if !slices.Equal(paged, all.Rows) {
		t.Errorf("%v\nby page %v", all.Rows, paged)
	}
	if rows := get[app.RestatementList](t, s, "/api/restatements?"+of+"&order=difference").Rows; rows[0].After-rows[0].Before != -1000 {
		t.Errorf("greatest fall first: %+v", rows)
	}
	if rows := csvRows(t, s, "/api/export/restatements.csv?limit=1&"+of); len(rows) != 5 {
		t.Errorf("the export has %d rows", len(rows)-1)
	}

	sums := func(by string) []app.RestatementSum {
		return get[struct{ Sums []app.RestatementSum }](t, s, "/api/restatements/sums?by="+by+"&"+of).Sums
	}
	if got := sums("component"); len(got) != 1 || got[0].Before != 0 || got[0].After != -1700 || got[0].Changes != 4 || got[0].Currency != "CNY" {
		t.Errorf("an amount that changed three times was what it was at first: %+v", got)
	}
	if got := sums("day"); len(got) != 2 || got[0].Key != "2026-09-11" || got[0].After != -500 || got[1].After != -1200 {
		t.Errorf("by day: %+v", got)
	}
	// The clock of these tests stands still, so the three changes of rules are one cause.
	causes := sums("cause")
	if len(causes) != 1 || causes[0].Changes != 4 {
		t.Fatalf("by cause: %+v", causes)
	}
	if got := get[app.RestatementList](t, s, "/api/restatements?cause="+url.QueryEscape(causes[0].Key)); got.Total < 4 {
		t.Errorf("of one cause: %+v", got)
	}
}
