package accept

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/money"
)

// Olist: orders, items, payments and reviews come in files of their own.
func TestAcceptOlist(t *testing.T) {
	dir, ok := dataDir(t, "olist")
	if !ok {
		return
	}
	w := workspace(t, "olist_orders", "olist_items", "olist_payments", "olist_products", "olist_reviews")
	var paths []string
	for _, name := range []string{"order_items", "order_payments", "order_reviews", "products", "orders"} {
		paths = append(paths, filepath.Join(dir, "olist_"+name+"_dataset.csv"))
	}
	load(t, w, paths...)
	s := statement(t, w, "BRL")
	f := openFacts(t, w)
	joined := f.row(`SELECT (SELECT count(*) FROM "order"), (SELECT count(DISTINCT order_id) FROM order_line SEMI JOIN "order" USING (order_id)),
		(SELECT count(DISTINCT order_id) FROM order_payment SEMI JOIN "order" USING (order_id)), (SELECT count(DISTINCT order_id) FROM review SEMI JOIN "order" USING (order_id)),
		(SELECT count(*) FROM order_line ANTI JOIN "order" USING (order_id))`, 5)
	if joined[0] != 15000 || joined[1] < 14800 || joined[2] < 14990 || joined[3] < 14800 || joined[4] != 0 {
		t.Errorf("orders, with items, with payments, with reviews, items without order: %v", joined)
	}
	differ := f.differing()
	if len(differ) == 0 || len(differ) > 150 {
		t.Errorf("%d orders whose payments differ from items and freight", len(differ))
	}
	for _, d := range differ {
		t.Log("  " + d)
	}
	sold := f.row(`SELECT CAST(sum(l.goods_amount) AS BIGINT), CAST(sum(l.freight) AS BIGINT) FROM order_line l JOIN "order" o USING (order_id)
		WHERE o.state <> 'unpaid' AND NOT (o.state = 'closed' AND o.paid_at IS NULL)`, 2)
	about(t, "list sales", s.Components["list_sales"].Amount, sold[0], 0)
	about(t, "freight", s.Components["freight_income"].Amount, sold[1], 0)
	closed := f.row(`SELECT CAST(coalesce(sum(l.goods_amount + l.freight), 0) AS BIGINT) FROM order_line l JOIN "order" o USING (order_id)
		WHERE o.state = 'closed' AND o.paid_at IS NOT NULL`, 1)
	about(t, "refunds of cancelled orders", s.Components["refunds"].Amount, -closed[0], 0)
	about(t, "net revenue", s.Subtotals["net_revenue"].Amount.Amount, sold[0]+sold[1]-closed[0], 0)
	report(t, fmt.Sprintf("Olist: %d orders, %d with items, %d with payments, %d with reviews", joined[0], joined[1], joined[2], joined[3]),
		fmt.Sprintf("items and freight differ from payments in %d orders (listed above)", len(differ)),
		"sold "+money.Format(sold[0]+sold[1], "BRL")+", the same in the ledger")
}

// differing lists the orders whose items and freight are not what was paid.
func (f facts) differing() []string {
	f.t.Helper()
	rows, err := f.store.Query(f.t.Context(), `SELECT order_id, o.status, coalesce(i.total, 0), coalesce(p.total, 0) FROM "order" o
		LEFT JOIN (SELECT order_id, CAST(sum(goods_amount + freight) AS BIGINT) AS total FROM order_line GROUP BY order_id) i USING (order_id)
		LEFT JOIN (SELECT order_id, CAST(sum(amount) AS BIGINT) AS total FROM order_payment GROUP BY order_id) p USING (order_id)
		WHERE abs(coalesce(i.total, 0) - coalesce(p.total, 0)) > 1 AND i.total IS NOT NULL AND p.total IS NOT NULL ORDER BY order_id`)
	if err != nil {
		f.t.Fatal(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var id, status string
		var items, paid int64
		if err := rows.Scan(&id, &status, &items, &paid); err != nil {
			f.t.Fatal(err)
		}
		list = append(list, fmt.Sprintf("%s %s: items and freight %s, paid %s", id, status, money.Format(items, "BRL"), money.Format(paid, "BRL")))
	}
	if err := rows.Err(); err != nil {
		f.t.Fatal(err)
	}
	return list
}
