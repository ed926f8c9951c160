package run_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/metrics/sums"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// fact writes rows of a fact table, as many columns as are named; what an import writes besides
// is filled in.
func fact(t *testing.T, s *store, table, columns string, rows ...string) {
	t.Helper()
	var all *facts.Table
	for _, x := range facts.Tables() {
		if x.Name == table {
			all = x
		}
	}
	var wide []facts.Column
	for _, c := range all.Columns {
		if strings.Contains(","+strings.ReplaceAll(columns, " ", "")+",", ","+c.Name+",") {
			wide = append(wide, c)
		}
	}
	if err := s.Widen(t.Context(), all, wide); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		exec(t, s, fmt.Sprintf("INSERT INTO fact_%s (row_id, import_seq, source_row, row_key, row_hash, format, %s) VALUES (%d, 1, %d, '%d', %d, 'test', %s)", table, columns, i+1, i, i, i, row))
	}
}

// Orders, ad cost and first response of the same days and shops stand side by side, each once.
func TestSourcesStandSideBySide(t *testing.T) {
	s := open(t, sales())
	fact(t, s, "ad_daily", "platform, shop, day, date, campaign_id, spend, impressions, clicks, orders_direct, gmv_direct",
		"'douyin', 'A', DATE '2026-01-05', DATE '2026-01-05', 'c1', 3000, 1000, 50, 2, 9000",
		"'douyin', 'A', DATE '2026-01-05', DATE '2026-01-05', 'c2', 3000, 3000, NULL, NULL, 3000",
		"'douyin', 'D', DATE '2026-01-06', DATE '2026-01-06', 'c3', 500, 100, 5, 1, 700")
	fact(t, s, "cs_daily", "platform, shop, day, date, agent_name, sessions, first_reply_s",
		"'douyin', 'A', DATE '2026-01-05', DATE '2026-01-05', 'Mei', 10, 20",
		"'douyin', 'A', DATE '2026-01-05', DATE '2026-01-05', 'Lan', 30, 40",
		"'douyin', 'B', DATE '2026-01-06', DATE '2026-01-06', 'Mei', 4, NULL")
	r := runner(t, s, run.Options{})
	for name, c := range map[string]struct {
		q    metrics.Query
		want string
	}{
		"by shop": {metrics.Query{Metrics: []string{"orders", "ad_cost", "cpm", "ctr", "first_response", "conversations_per_order"}, By: []string{"shop"}, Order: []metrics.Order{{By: "shop"}}},
			"A 2 6000 1500 0.05 35 20\nB 1 0 null null null 4\nD 0 500 5000 0.05 null null\n"},
		"by day": {metrics.Query{Metrics: []string{"orders", "ad_cost", "conversations"}, By: []string{"day"}},
			"2026-01-05 1 6000 40\n2026-01-06 2 500 4\n"},
		"in all": {metrics.Query{Metrics: []string{"orders", "ad_cost", "conversations"}}, " 3 6500 44\n"},
		"beside the days before": {metrics.Query{Metrics: []string{"orders", "ad_cost", "first_response"}, By: []string{"platform"}, From: "2026-01-06", To: "2026-01-06", Compare: metrics.Previous},
			"douyin 2 500 null | 1 | 6000 | 35\n"},
		"top and rest":    {metrics.Query{Metrics: []string{"ad_cost", "orders"}, By: []string{"shop"}, Limit: 1, Rest: true}, "A 6000 2\nrest  500 1\n"},
		"filtered":        {metrics.Query{Metrics: []string{"ad_cost", "conversations"}, Filters: []metrics.Filter{{Dim: "shop", Op: metrics.OpNot, Values: []string{"A"}}}}, " 500 4\n"},
		"typed condition": {metrics.Query{Metrics: []string{"orders", "conversations"}, Where: `shop in ["A", "D"] and not (day < "2026-01-06")`}, " 1 0\n"},
		"typed on hours":  {metrics.Query{Metrics: []string{"orders"}, Where: `hour in 0..23 or shop startsWith "A" and shop endsWith "A"`}, " 2\n"},
		"groups dropped":  {metrics.Query{Metrics: []string{"ad_cost"}, By: []string{"shop"}, Having: `ad_cost > 0 and orders > 0`}, "A 6000\n"},
		"no rest of groups dropped": {metrics.Query{Metrics: []string{"orders"}, By: []string{"sku"}, Having: `units > 1`, Limit: 1, Rest: true},
			"hot 2\nrest  1\n"},
		"a formula": {metrics.Query{Metrics: []string{"waste", "gmv"}, By: []string{"shop"}, Order: []metrics.Order{{By: "shop"}},
			Formulas: []metrics.Typed{{Name: "waste", Formula: "(ad_cost - ad_spend ?? 0) / gmv * 100"}}},
			"A -0.5263157894736842 19000\nB 0 3000\nD null 0\n"},
		"one source alone": {metrics.Query{Metrics: []string{"conversations", "first_response"}, By: []string{"agent"}},
			"Lan 30 40\nMei 14 20\n"},
	} {
		if c.q.From == "" {
			c.q.From, c.q.To = from, to
		}
		got, err := r.Run(t.Context(), c.q)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := table(got); text != c.want {
			t.Errorf("%s: got\n%swant\n%s", name, text, c.want)
		}
	}
}

// Where the platform does not say when an order was sent, the ERP does; an order closed unsent is
// not due, and neither is any of a shop of which nothing is known.
func TestShipmentsTakeTheERPsTime(t *testing.T) {
	s := open(t, []line{
		{day: "2026-01-05", shop: "A", first: true, order: "sent", sku: "x", qty: 1},
		{day: "2026-01-05", shop: "A", first: true, order: "packed", sku: "x", qty: 1},
		{day: "2026-01-05", shop: "A", first: true, order: "waiting", sku: "x", qty: 1},
		{day: "2026-01-05", shop: "A", first: true, order: "closed", sku: "x", qty: 1},
		{day: "2026-01-05", shop: "B", first: true, order: "silent", sku: "x", qty: 1},
	})
	exec(t, s, `UPDATE line_profit SET paid_at = TIMESTAMP '2026-01-05 10:00:00', state = order_id,
		fact_row = list_position(['sent', 'packed', 'waiting', 'closed', 'silent'], order_id)`)
	var rows []string
	for i, at := range []string{"TIMESTAMP '2026-01-05 20:00:00'", "NULL", "NULL", "NULL", "NULL"} {
		rows = append(rows, fmt.Sprintf("'douyin', '%s', DATE '2026-01-05', '%d', %s", []string{"A", "B"}[i/4], i, at))
	}
	fact(t, s, "order_line", "platform, shop, day, order_id, shipped_at", rows...)
	fact(t, s, "erp_order_line", "platform, shop, day, order_id, shipped_at", "'', '', DATE '2026-01-07', 'packed', TIMESTAMP '2026-01-07 08:00:00'")
	if err := s.Update(t.Context(), func(tx warehouse.Tx) error {
		return sums.Rebuild(t.Context(), tx, []calendar.Day{calendar.Date(2026, 1, 5)})
	}); err != nil {
		t.Fatal(err)
	}
	r := runner(t, s, run.Options{})
	for _, by := range []string{"shop", "hour", "sku"} {
		got, err := r.Run(t.Context(), metrics.Query{Metrics: []string{"orders_due", "orders_shipped", "ship_rate_24h", "ship_hours"}, By: []string{by}, From: from, To: to})
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{"shop": "A", "hour": "10", "sku": "x"}[by] + " 3 2 0.3333333333333333 28\n"
		if text := table(got); text != want {
			t.Errorf("by %s: %swant %s", by, text, want)
		}
	}
}
