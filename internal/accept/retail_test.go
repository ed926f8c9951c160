package accept

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/money"
)

// UCI Online Retail. Sums of quantity × price; rounding each line may move a total by 0.05.
func TestAcceptOnlineRetail(t *testing.T) {
	dir, ok := dataDir(t, "online_retail")
	if !ok {
		return
	}
	w := workspace(t, "online_retail")
	files := load(t, w, filepath.Join(dir, "online_retail.csv"))
	if f := files[0]; f.Rows != 541909 || f.Added != 541909 {
		t.Errorf("rows %d, added %d", f.Rows, f.Added)
	}
	s := statement(t, w, "GBP")
	f := openFacts(t, w)
	sales := f.row(`SELECT count(*), CAST(sum(goods_amount) AS BIGINT) FROM order_line WHERE qty > 0 AND NOT starts_with(order_id, 'C')`, 2)
	returns := f.row(`SELECT count(*), CAST(sum(goods_amount) AS BIGINT) FROM order_line WHERE starts_with(order_id, 'C')`, 2)
	writeoffs := f.row(`SELECT count(*), CAST(sum(goods_amount) AS BIGINT) FROM order_line WHERE qty <= 0 AND NOT starts_with(order_id, 'C')`, 2)
	about(t, "sales", sales[1], 1064456042, 5)
	about(t, "returns", returns[1], -89681249, 5)
	if sales[0] != 531285 || returns[0] != 9288 || writeoffs[0] != 1336 || writeoffs[1] != 0 {
		t.Errorf("lines: %d sales, %d returns, %v write-offs", sales[0], returns[0], writeoffs)
	}
	// Charges apart from goods: by stock code, whatever the invoice.
	of := func(kinds string) int64 {
		return f.row(`SELECT CAST(coalesce(sum(goods_amount), 0) AS BIGINT) FROM order_line WHERE line_kind IN (`+kinds+`)`, 1)[0]
	}
	if n := f.row(`SELECT count(*) FROM order_line WHERE (line_kind IN ('goods', 'return', 'writeoff'))
		= regexp_matches(sku, '^(?i:POST|DOT|C2|BANK CHARGES|AMAZONFEE|CRUK|M|D|B|S|PADS|gift_.*)$')`, 1)[0]; n != 0 {
		t.Errorf("%d charges among goods, or goods among charges", n)
	}
	for component, want := range map[string]int64{
		"list_sales": of(`'goods'`), "freight_income": of(`'postage'`), "other_income": of(`'charge', 'adjustment'`),
		"refunds": of(`'return'`), "seller_discount": 0, "platform_discount": 0, "platform_subsidy": 0,
	} {
		about(t, component, s.Components[component].Amount, want, 0)
	}
	about(t, "net revenue", s.Subtotals["net_revenue"].Amount.Amount, sales[1]+returns[1], 0)
	report(t, "Online Retail: 541,909 rows, none quarantined", fmt.Sprintf("%d sales %s", sales[0], money.Format(sales[1], "GBP")),
		fmt.Sprintf("%d returns %s", returns[0], money.Format(returns[1], "GBP")),
		"charges "+money.Format(of(`'postage', 'charge', 'adjustment'`), "GBP")+" apart", "net revenue of the ledger "+money.Format(s.Subtotals["net_revenue"].Amount.Amount, "GBP"))
}
