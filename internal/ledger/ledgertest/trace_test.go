package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
)

// Every amount that is not missing has a source, and the source is the one that won.
func TestTrace(t *testing.T) {
	s := open(t)
	s.rules = []records.Rule{
		{ID: 1, Kind: ledger.PlatformCommission, Rate: 0.05, Source: "default"}, {ID: 2, Kind: ledger.Packing, Amount: 100, Source: "user"},
		{ID: 3, Kind: ledger.Freight, Amount: 300, Source: "user"}, {ID: 4, Kind: ledger.UnitCost, SKU: "B", Amount: 7_500_000, Source: "user"},
		{ID: 5, Kind: ledger.FreightInsurance, Amount: 60, Source: "default"},
	}
	line := func(id, sku string) row {
		return row{"order_id": "1", "line_id": id, "sku": sku, "product_id": "p" + sku, "qty": "1", "unit_price": "100", "goods_amount": "100", "paid": "95", "discount_platform": "5", "discount_seller": "0",
			"state": "done", "paid_at": "2026-09-10 10:00:00", "shipped_at": "2026-09-11 10:00:00", "tracking_no": "SF1"}
	}
	s.add(t, file{Table: "order_line", Platform: "douyin", Shop: "a", Rows: []row{line("11", "A"), line("12", "B"), line("13", "C")}})
	s.add(t, file{Table: "cost", Rows: []row{{"sku": "A", "unit_cost": "20", "effective_from": "2026-09-01"}}})
	s.add(t, file{Table: "settlement_line", Platform: "douyin", Shop: "a", Rows: []row{
		{"order_id": "1", "line_id": "11", "settle_kind": "settled", "net_amount": "95", "fee_platform": "-5", "settled_at": "2026-09-20 10:00:00"}}})
	s.add(t, file{Table: "fund_flow", Platform: "douyin", Shop: "a", Rows: []row{
		{"flow_id": "f", "order_id": "1", "line_id": "11", "flow_kind": "settlement", "amount": "95", "fee_platform": "-5", "settled_at": "2026-09-20 10:00:00"},
		{"flow_id": "g", "order_id": "1", "flow_kind": "compensation", "amount": "-3", "settled_at": "2026-09-21 10:00:00"}}})
	s.add(t, file{Table: "logistics_bill", Rows: []row{{"tracking_no": "SF1", "amount": "4", "date": "2026-09-11"}}})
	s.add(t, file{Table: "refund", Platform: "douyin", Shop: "a", Rows: []row{{"refund_id": "r", "order_id": "1", "line_id": "12", "state": "refunded", "refund_amount": "9.5", "refunded_at": "2026-09-22 10:00:00"}}})
	s.add(t, file{Table: "ad_daily", Platform: "douyin", Shop: "a", Format: "x", Rows: []row{{"date": "2026-09-10", "product_id": "pA", "spend": "2"}}})

	lines, err := ledger.Trace(context.Background(), s.store, s.terms(), ledger.TraceFilter{OrderID: "1"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	pieces := map[string][2]int64{"11 list_sales": {100_000_000, 1}, "11 cost_of_goods": {20_000_000, 0}, "12 cost_of_goods": {7_500_000, 0}}
	for _, l := range lines {
		for _, a := range l.Components {
			if want, ok := pieces[l.LineID+" "+a.Component]; ok && (a.Sources[0].UnitPrice != want[0] || a.Sources[0].Qty != want[1]) {
				t.Errorf("%s %s: a piece is %+v", l.LineID, a.Component, a.Sources[0])
			}
			if len(a.Sources) == 0 && a.Status != "missing" {
				t.Errorf("%s %s: %d without a source", l.LineID, a.Component, a.Amount)
			}
			for _, s := range a.Sources {
				got[l.LineID+" "+a.Component] += fmt.Sprintf("%s %d/%d rule %d: %d; ", s.Table, s.ImportSeq, s.SourceRow, s.RuleID, s.Amount)
			}
		}
	}
	for key, want := range map[string]string{
		"11 list_sales":          "order_line 1/2 rule 0: 0; ",
		"12 list_sales":          "order_line 1/3 rule 0: 0; ",
		"11 cost_of_goods":       "cost 2/2 rule 0: -2000; ",
		"12 cost_of_goods":       " 0/0 rule 4: -750; ",
		"13 cost_of_goods":       "",
		"11 platform_commission": "settlement_line 3/2 rule 0: -500; ",
		"12 platform_commission": " 0/0 rule 1: -450; ",
		"12 compensation":        "fund_flow 4/3 rule 0: -300; ",
		"12 outbound_freight":    "logistics_bill 5/2 rule 0: -400; ",
		"12 refunds":             "refund 6/2 rule 0: -950; ",
		"11 ads":                 "ad_daily 7/2 rule 0: -200; ",
		"12 ads":                 "",
	} {
		if got[key] != want {
			t.Errorf("%s: got %q, want %q", key, got[key], want)
		}
	}
	s.add(t, file{Table: "settlement_line", Platform: "douyin", Shop: "a", Rows: []row{
		{"order_id": "2", "product_id": "pB", "settle_kind": "settled", "net_amount": "90", "refund": "-4", "settled_at": "2026-09-20 10:00:00"}}})
	two := line("21", "A")
	two["order_id"], two["tracking_no"] = "2", ""
	other := line("22", "B")
	other["order_id"], other["tracking_no"] = "2", ""
	s.add(t, file{Table: "erp_order_line", Platform: "jst", Shop: "a", Rows: []row{{"erp_order_id": "e", "order_id": "2", "line_id": "22", "sku": "B", "tracking_no": "SF1"}}})
	s.add(t, file{Table: "order_line", Platform: "douyin", Shop: "a", Rows: []row{two, other}})
	if lines, err = ledger.Trace(context.Background(), s.store, s.terms(), ledger.TraceFilter{OrderID: "2"}); err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		for _, a := range l.Components {
			if a.Component == "refunds" && (l.LineID != "22" || len(a.Sources) != 1 || a.Sources[0].Table != "settlement_line" || a.Sources[0].Amount != -400) {
				t.Errorf("refund of %s from %+v", l.LineID, a.Sources)
			}
			if a.Component == "outbound_freight" && (l.LineID == "22") != (len(a.Sources) == 1 && a.Sources[0].Table == "logistics_bill") {
				t.Errorf("freight of %s from %+v", l.LineID, a.Sources)
			}
		}
	}
	nameless := line("31", "A")
	nameless["order_id"], nameless["product_id"], nameless["product_name"] = "3", "", "title"
	s.add(t, file{Table: "order_line", Platform: "taobao", Shop: "b", Rows: []row{nameless}})
	s.add(t, file{Table: "ad_daily", Platform: "taobao", Shop: "b", Format: "x", Rows: []row{{"date": "2026-09-10", "product_id": "pT", "product_name": "title", "spend": "2"}}})
	if lines, err = ledger.Trace(context.Background(), s.store, s.terms(), ledger.TraceFilter{OrderID: "3"}); err != nil {
		t.Fatal(err)
	}
	for _, a := range lines[0].Components {
		if a.Component == "ads" && (a.Amount != -200 || len(a.Sources) != 1 || a.Sources[0].Table != "ad_daily") {
			t.Errorf("ads of a title: %+v", a)
		}
	}
	heavy, light := s.rules, int64(31)
	s.rules = append(heavy, records.Rule{ID: light, Kind: ledger.Freight, Amount: 200, MaxWeight: 0.5, Source: "user"}, records.Rule{ID: 32, Kind: ledger.Freight, Amount: 900, MinWeight: 0.5, Source: "user"})
	small := line("41", "S")
	small["order_id"], small["tracking_no"] = "4", "SF4"
	next := line("51", "S")
	next["order_id"], next["tracking_no"] = "5", ""
	s.add(t, file{Table: "order_line", Platform: "douyin", Shop: "a", Rows: []row{small, next}})
	s.add(t, file{Table: "logistics_bill", Rows: []row{{"tracking_no": "SF4", "amount": "2", "weight": "0.3", "date": "2026-09-11"}}})
	if lines, err = ledger.Trace(context.Background(), s.store, s.terms(), ledger.TraceFilter{OrderID: "5"}); err != nil {
		t.Fatal(err)
	}
	for _, a := range lines[0].Components {
		if a.Component == "outbound_freight" && (a.Amount != -200 || len(a.Sources) != 1 || a.Sources[0].RuleID != light || !strings.Contains(a.Sources[0].Note, "0.3 kg")) {
			t.Errorf("freight by weight: %+v", a)
		}
	}
	if _, err := ledger.Trace(context.Background(), s.store, s.terms(), ledger.TraceFilter{OrderID: "none"}); !errors.Is(err, ledger.ErrNoOrder) {
		t.Errorf("an order that is not there: %v", err)
	}
}
