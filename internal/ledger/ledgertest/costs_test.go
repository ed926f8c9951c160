package ledgertest

import (
	"context"
	"fmt"
	"testing"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// costsOf are unit costs of the benchmark's SKUs, each changed once.
func costsOf(n int) []records.Rule {
	var rules []records.Rule
	for i := range n {
		sku := fmt.Sprintf("SKU-%05d", i)
		rules = append(rules,
			records.Rule{ID: int64(2*i + 1), Kind: ledger.UnitCost, SKU: sku, Amount: int64(3_000_000 + i*250_000), Source: "user"},
			records.Rule{ID: int64(2*i + 2), Kind: ledger.UnitCost, SKU: sku, Amount: int64(3_500_000 + i*250_000), From: "2024-08-01", Source: "user"})
	}
	return rules
}

// The stock list is exported every day: only another cost, category or product reaches the ledger.
func TestStockListOfTheDay(t *testing.T) {
	s := open(t)
	s.add(t, file{Table: "order_line", Platform: "douyin", Shop: "a", Rows: []row{{"order_id": "1", "line_id": "1", "sku": "A", "qty": "1", "paid": "10.00", "state": "done", "paid_at": "2026-09-10 10:00:00"}}})
	stock := func(quantity, cost, category string) int {
		t.Helper()
		dirty := 0
		s.update(t, func(tx warehouse.Tx) error {
			ctx := context.Background()
			s.seq++
			stream, err := file{Table: "inventory", Rows: []row{{"sku": "A", "stock_qty": quantity, "unit_cost": cost, "category": category}, {"sku": "B", "stock_qty": "1"}}}.stream()
			if err != nil {
				return err
			}
			change, err := tx.Append(ctx, warehouse.Origin{ImportSeq: s.seq, Format: "stock"}, stream)
			if err != nil {
				return err
			}
			days, err := ledger.DirtyDays(ctx, tx, []warehouse.Change{change})
			dirty = len(days)
			return err
		})
		return dirty
	}
	for _, c := range []struct {
		quantity, cost, category string
		dirty                    int
	}{{"9", "3", "", 1}, {"8", "3", "", 0}, {"7", "4", "", 1}, {"7", "4", "Socks", 1}, {"6", "4", "Socks", 0}} {
		if got := stock(c.quantity, c.cost, c.category); got != c.dirty {
			t.Errorf("%+v: %d days", c, got)
		}
	}
}
