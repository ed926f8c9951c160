package ledgertest

import (
	"context"
	"testing"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
)

// Each order is named by the reason that must be found.
func TestReconcile(t *testing.T) {
	s := open(t)
	s.rules = []records.Rule{{ID: 1, Kind: ledger.PlatformCommission, Rate: 0.05, Source: "user"}}
	var orders, settled []row
	for _, o := range []struct{ id, net, fee string }{
		{"agrees", "95", "-5"}, {"rate_differs", "93", "-7"}, {"amount_differs", "90", "-5"}, {"unexplained", "80", "-6"},
		{"fee_unknown", "94", ""}, {"refund_after_settlement", "95", "-5"}, {"refund_in_settlement", "76", "-4"}, {"not_yet_settled", "", ""},
	} {
		orders = append(orders, row{"order_id": o.id, "line_id": o.id, "sku": "A", "qty": "1", "goods_amount": "100", "paid": "100", "discount_seller": "0",
			"state": "done", "paid_at": "2026-09-10 10:00:00", "shipped_at": "2026-09-11 10:00:00"})
		if o.net == "" {
			continue
		}
		r := row{"order_id": o.id, "line_id": o.id, "settle_kind": "settled", "net_amount": o.net, "settled_at": "2026-09-20 10:00:00"}
		if o.fee != "" {
			r["fee_platform"] = o.fee
		}
		if o.id == "refund_in_settlement" {
			r["refund"] = "-20"
		}
		settled = append(settled, r)
	}
	s.add(t, file{Table: "order_line", Platform: "douyin", Shop: "a", Rows: orders})
	s.add(t, file{Table: "settlement_line", Platform: "douyin", Shop: "a", Rows: settled})
	s.add(t, file{Table: "refund", Platform: "douyin", Shop: "a", Rows: []row{
		{"refund_id": "r", "order_id": "refund_after_settlement", "state": "refunded", "refund_amount": "40", "refunded_at": "2026-09-22 10:00:00"}}})
	ctx := context.Background()
	got, err := ledger.Reconcile(ctx, s.store, ledger.ReconcileFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 7 {
		t.Fatalf("%d orders listed", len(got))
	}
	for i, r := range got {
		if string(r.Reason) != r.OrderID {
			t.Errorf("%s: found %s: %+v", r.OrderID, r.Reason, r)
		}
		if i == 0 && (r.Reason != ledger.Unexplained || r.Difference != -1500) {
			t.Errorf("first is %+v", r)
		}
		if r.Reason == ledger.NotYetSettled && (r.Expected != 9500 || !r.SettledAt.IsZero()) {
			t.Errorf("not yet settled: %+v", r)
		}
	}
	totals, err := ledger.ReconcileTotals(ctx, s.store, ledger.ReconcileFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var n int64
	for _, total := range totals {
		n += total.Orders
	}
	if len(totals) != 8 || n != 8 || totals[0].Reason != ledger.Unexplained {
		t.Errorf("totals %+v", totals)
	}
	one, err := ledger.Reconcile(ctx, s.store, ledger.ReconcileFilter{Reason: ledger.Agrees, Shop: "a", OrderID: "agrees"})
	if err != nil || len(one) != 1 {
		t.Errorf("%v, %v", one, err)
	}
}
