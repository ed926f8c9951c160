package ledgertest

import (
	"context"
	"slices"
	"testing"
)

// refundDays is the ledger's refund_day as text.
func (s *shop) refundDays(t failer) []string {
	t.Helper()
	rows, err := s.store.Query(context.Background(), `SELECT concat_ws(' ', day, platform, category, coalesce(CAST(refunded AS VARCHAR), 'undated'), amount, lines) FROM refund_day ORDER BY ALL`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		list = append(list, text)
	}
	return list
}

// A line's refund is the ledger's, dated in proportion to the order's refund rows; an undone file
// takes its dates along.
func TestRefundsAreDated(t *testing.T) {
	s := open(t)
	s.add(t, file{Table: "order_line", Platform: "douyin", Shop: "s", Rows: []row{
		{"order_id": "1", "line_id": "11", "sku": "A", "category": "帽子", "state": "done", "goods_amount": "10", "paid": "10", "refund_amount": "10", "paid_at": "2026-06-01 10:00:00", "shipped_at": "2026-06-01 12:00:00"},
		{"order_id": "2", "line_id": "21", "sku": "A", "category": "帽子", "state": "done", "goods_amount": "5", "paid": "5", "refund_amount": "5", "paid_at": "2026-06-02 10:00:00", "shipped_at": "2026-06-02 12:00:00"},
		{"order_id": "3", "line_id": "31", "sku": "A", "category": "帽子", "state": "done", "goods_amount": "5", "paid": "5", "paid_at": "2026-06-02 10:00:00", "shipped_at": "2026-06-02 12:00:00"},
	}})
	undated := []string{"2026-06-01 douyin 帽子 undated 1000 1", "2026-06-02 douyin 帽子 undated 500 1"}
	if got := s.refundDays(t); !slices.Equal(got, undated) {
		t.Errorf("without refund rows: %q", got)
	}
	seq := s.add(t, file{Table: "refund", Platform: "douyin", Shop: "s", Rows: []row{
		{"refund_id": "r1", "order_id": "1", "state": "refunded", "refund_amount": "7.50", "refunded_at": "2026-06-05 10:00:00"},
		{"refund_id": "r2", "order_id": "1", "state": "refunded", "refund_goods": "2", "refund_freight": "0.50", "refunded_at": "2026-06-20 10:00:00"},
		{"refund_id": "r3", "order_id": "1", "state": "closed", "refund_amount": "90", "refunded_at": "2026-06-25 10:00:00"},
	}})
	dated := []string{"2026-06-01 douyin 帽子 2026-06-05 750 1", "2026-06-01 douyin 帽子 2026-06-20 250 0", undated[1]}
	if got := s.refundDays(t); !slices.Equal(got, dated) {
		t.Errorf("with refund rows: %q", got)
	}
	s.undo(t, seq, "")
	if got := s.refundDays(t); !slices.Equal(got, undated) {
		t.Errorf("undone: %q", got)
	}
}
