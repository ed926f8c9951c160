package accept

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/money"
)

// Tmall, February 2020: one row per order, no lines.
func TestAcceptTmall(t *testing.T) {
	dir, ok := dataDir(t, "tmall")
	if !ok {
		return
	}
	w := workspace(t, "tmall_orders")
	files := load(t, w, filepath.Join(dir, "tmall_order_report.csv"))
	if files[0].Rows != 28010 {
		t.Errorf("%d rows", files[0].Rows)
	}
	s := statement(t, w, "CNY")
	f := openFacts(t, w)
	all := f.row(`SELECT count(*), CAST(sum(order_amount) AS BIGINT), CAST(sum(paid) AS BIGINT), CAST(sum(refund_amount) AS BIGINT),
		count(*) FILTER (state = 'unpaid'), count(*) FILTER (refund_amount > 0) FROM "order"`, 6)
	about(t, "total", all[1], 299576061, 0)
	about(t, "paid", all[2], 190248715, 0)
	about(t, "refunds", all[3], 57233592, 0)
	if all[0] != 28010 || all[4] != 3923 || all[5] != 5646 {
		t.Errorf("%d orders, %d unpaid, %d refunded", all[0], all[4], all[5])
	}
	paid := f.row(`SELECT CAST(sum(order_amount) AS BIGINT), CAST(sum(paid) AS BIGINT), CAST(sum(refund_amount) AS BIGINT) FROM "order" WHERE state <> 'unpaid'`, 3)
	about(t, "list sales", s.Components["list_sales"].Amount, paid[0], 0)
	about(t, "refunds of the ledger", s.Components["refunds"].Amount, -paid[2], 0)
	about(t, "net revenue", s.Subtotals["net_revenue"].Amount.Amount, paid[1]-paid[2], 0)
	report(t, fmt.Sprintf("Tmall: %d orders, total %s, paid %s, refunds %s", all[0], money.Format(all[1], "CNY"), money.Format(all[2], "CNY"), money.Format(all[3], "CNY")),
		"net revenue of the ledger "+money.Format(s.Subtotals["net_revenue"].Amount.Amount, "CNY"))
}
