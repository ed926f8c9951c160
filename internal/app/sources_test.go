package app

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/demo"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/sums"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// demoShop is a workspace with a month of the demo merchant, whose after-sales come in late.
func demoShop(t *testing.T) *Workspace {
	t.Helper()
	dir := t.TempDir()
	manifest, err := demo.Write(t.Context(), filepath.Join(dir, "files"), demo.Options{Seed: 5, Days: 30, Lines: 2000}, nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := Create(t.Context(), filepath.Join(dir, "shop"), DefaultSettings(), Options{MemoryMB: 1024, Now: func() time.Time { return time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	for _, f := range manifest.Files {
		if f.Shop != "" {
			if err := w.PutShop(t.Context(), Shop{ID: f.Shop, Name: f.Shop, Platform: f.Platform, Zone: "Asia/Shanghai", Currency: "CNY"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for part := range 2 {
		request := ImportRequest{ShopOf: map[string]string{}}
		for _, f := range manifest.Files {
			if late := strings.Contains(f.Path, "售后"); late == (part == 1) {
				path := filepath.Join(dir, "files", f.Path)
				request.Paths, request.ShopOf[path] = append(request.Paths, path), f.Shop
			}
		}
		if _, err := w.Import(t.Context(), request, func(Progress) {}); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// tablesOf is the content of every table of the metric sources, as a hash each.
func tablesOf(t *testing.T, w *Workspace) string {
	t.Helper()
	if err := w.CatchUpSources(t.Context()); err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, table := range []string{"metric_telling", "metric_refund", "metric_shipment_day", "metric_shipment_sku", "metric_parcel", "metric_customer"} {
		var n, sum int64
		err := firstRow(t.Context(), w.store, []any{&n, &sum}, "SELECT count(*), coalesce(CAST(sum(hash(CAST(t AS VARCHAR)) % 1000000007) AS BIGINT), 0) FROM "+table+" t")
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintln(table, n, sum)
	}
	return text
}

func TestSources(t *testing.T) {
	w := demoShop(t)
	t.Run("agree with the facts", func(t *testing.T) { agreesWithTheFacts(t, w) })
	t.Run("sum to the whole", func(t *testing.T) { sumsToTheWhole(t, w) })
	t.Run("follow the facts", func(t *testing.T) { followsTheFacts(t, w) })
}

// The tables that imports keep up to date are those that one build of everything gives; undoing
// an import and bringing it back leaves them as they were.
func followsTheFacts(t *testing.T, w *Workspace) {
	t.Helper()
	kept := tablesOf(t, w)
	list, err := w.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"refund", "logistics_bill"} {
		for _, i := range list {
			if i.Table != table || strings.Contains(i.FileName, "另存为") { // that one repeats what another says
				continue
			}
			if err := w.Undo(t.Context(), i.ImportSeq, func(Progress) {}); err != nil {
				t.Fatal(err)
			}
			if tablesOf(t, w) == kept {
				t.Errorf("without %s nothing is missing", i.FileName)
			}
			if err := w.Redo(t.Context(), i.ImportSeq, func(Progress) {}); err != nil {
				t.Fatal(err)
			}
			if back := tablesOf(t, w); back != kept {
				t.Errorf("after undo and redo of %s:\n%swant\n%s", i.FileName, back, kept)
			}
			break
		}
	}
	ask := func() int64 {
		result, err := w.Metrics().Run(t.Context(), metrics.Query{Metrics: []string{"reviews"}, From: "2020-01-01", To: "2030-01-01"})
		if err != nil {
			t.Fatal(err)
		}
		return result.Rows[0].Values[0].Int()
	}
	before := ask()
	for _, i := range list {
		if i.Table == "review" { // no day of the ledger has to do with it
			if err := w.Undo(t.Context(), i.ImportSeq, func(Progress) {}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if after := ask(); before == 0 || after != 0 {
		t.Errorf("%d reviews, and %d after they are taken back: an answer outlived its data", before, after)
	}
	if err := w.store.Update(t.Context(), func(tx warehouse.Tx) error {
		if _, err := tx.Exec(t.Context(), "DELETE FROM metric_version"); err != nil {
			return err
		}
		return sums.Migrate(t.Context(), tx)
	}); err != nil {
		t.Fatal(err)
	}
	if built := tablesOf(t, w); built != kept {
		t.Errorf("kept\n%sbuilt at once\n%s", kept, built)
	}
}

// Every source says what a query by hand over the facts says.
func agreesWithTheFacts(t *testing.T, w *Workspace) {
	t.Helper()
	from, to, err := w.Span(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	within := "BETWEEN DATE '" + from + "' AND DATE '" + to + "'"
	for metric, query := range map[string]string{
		"operating_profit":   "SELECT " + components(),
		"ad_cost":            "SELECT -sum(ads) FROM line_profit",
		"ad_clicks":          "SELECT sum(clicks) FROM ad_daily WHERE day " + within,
		"cpm":                "SELECT round(sum(spend) * 1000.0 / sum(impressions)) FROM ad_daily WHERE impressions IS NOT NULL AND day " + within,
		"ctr":                "SELECT sum(clicks) * 1.0 / sum(impressions) FROM ad_daily WHERE clicks IS NOT NULL AND day " + within,
		"platform_roi":       "SELECT sum(coalesce(gmv_direct, gmv_same_day, gmv_1d, gmv_7d, gmv_total, gmv_overall)) * 1.0 / sum(spend) FROM ad_daily WHERE day " + within,
		"live_viewers":       "SELECT sum(watch_uv) FROM live_session WHERE day " + within,
		"live_stay":          "SELECT sum(avg_stay_min * 60 * watch_uv) / sum(watch_uv) FROM live_session WHERE day " + within,
		"gpm":                "SELECT round(sum(gmv) * 1000.0 / sum(watch_pv)) FROM live_session WHERE day " + within,
		"uv_value":           "SELECT round(sum(gmv) * 1.0 / sum(watch_uv)) FROM live_session WHERE day " + within,
		"conversations":      "SELECT sum(coalesce(sessions, human_users, reception_users)) FROM cs_daily WHERE day " + within,
		"first_response":     "SELECT sum(first_reply_s * sessions) / sum(sessions) FROM cs_daily WHERE first_reply_s IS NOT NULL AND day " + within,
		"refund_cases":       "SELECT count(*) FROM refund WHERE coalesce(applied_at::DATE, day) " + within,
		"refunds_paid":       "SELECT sum(refund_amount) FROM refund WHERE state = 'refunded' AND coalesce(applied_at::DATE, day) " + within,
		"damage_cases":       "SELECT count(*) FROM refund WHERE reason = '商品破损' AND coalesce(applied_at::DATE, day) " + within,
		"refund_hours":       "SELECT avg(epoch(refunded_at - applied_at)) / 3600 FROM refund WHERE refunded_at >= applied_at AND coalesce(applied_at::DATE, day) " + within,
		"order_cases":        "SELECT count(*) FROM refund r WHERE EXISTS (SELECT 1 FROM line_profit l WHERE l.shop = r.shop AND l.order_id = r.order_id AND l.line_kind = 'goods')",
		"ship_rate_24h":      "SELECT count(*) FILTER (l.shipped_at <= p.paid_at + INTERVAL 24 HOUR) * 1.0 / count(*) FROM line_profit p JOIN order_line l ON l.row_id = p.fact_row WHERE p.orders = 1 AND p.line_kind = 'goods' AND p.paid_at IS NOT NULL AND (l.shipped_at IS NOT NULL OR p.state <> 'closed') AND p.platform <> 'taobao'",
		"parcels":            "SELECT count(DISTINCT (p.day, p.shop, l.tracking_no)) FROM line_profit p JOIN order_line l ON l.row_id = p.fact_row WHERE l.shipped_at::DATE " + within + " AND l.tracking_no IN (SELECT tracking_no FROM logistics_bill WHERE tracking_no <> '')",
		"reviews":            "SELECT count(*) FROM review WHERE day " + within,
		"rating":             "SELECT avg(rating) FROM review WHERE day " + within,
		"negative_rate":      "SELECT count(*) FILTER (rating <= 2) * 1.0 / count(rating) FROM review WHERE day " + within,
		"named_orders":       "SELECT count(DISTINCT (p.shop, p.order_id)) FROM line_profit p LEFT JOIN order_line l ON l.row_id = p.fact_row LEFT JOIN \"order\" o ON o.shop = p.shop AND o.order_id = p.order_id WHERE p.line_kind = 'goods' AND coalesce(nullif(l.buyer_id, ''), o.buyer_id, '') <> ''",
		"new_buyers":         "SELECT count(DISTINCT (p.shop, coalesce(nullif(l.buyer_id, ''), o.buyer_id))) FROM line_profit p LEFT JOIN order_line l ON l.row_id = p.fact_row LEFT JOIN \"order\" o ON o.shop = p.shop AND o.order_id = p.order_id WHERE p.line_kind = 'goods' AND coalesce(nullif(l.buyer_id, ''), o.buyer_id, '') <> ''",
		"buyers":             "SELECT count(DISTINCT (p.shop, coalesce(nullif(l.buyer_id, ''), o.buyer_id))) FROM line_profit p LEFT JOIN order_line l ON l.row_id = p.fact_row LEFT JOIN \"order\" o ON o.shop = p.shop AND o.order_id = p.order_id WHERE p.line_kind = 'goods' AND coalesce(nullif(l.buyer_id, ''), o.buyer_id, '') <> ''",
		"stock_available":    "SELECT sum(coalesce(available_qty, stock_qty)) FROM inventory WHERE sku <> ''",
		"product_visitors":   "SELECT sum(uv) FROM product_daily WHERE day " + within,
		"product_conversion": "SELECT sum(buyers) * 1.0 / sum(uv) FROM product_daily WHERE day " + within,
	} {
		result, err := w.Metrics().Run(t.Context(), metrics.Query{Metrics: []string{metric}, From: from, To: to, Currency: "CNY"})
		if err != nil {
			t.Errorf("%s: %v", metric, err)
			continue
		}
		var want float64
		if err := firstRow(t.Context(), w.store, []any{&want}, "SELECT CAST(coalesce(("+query+"), 0) AS DOUBLE)"); err != nil {
			t.Errorf("%s: %v", metric, err)
			continue
		}
		if got := result.Rows[0].Values[0].Float(); want == 0 || math.Abs(got-want) > 1e-9*math.Abs(want) {
			t.Errorf("%s: %v, by hand %v", metric, got, want)
		}
	}
}

// components adds up every column of the statement on its own.
func components() string {
	var sums []string
	for _, c := range ledger.Components() {
		sums = append(sums, "sum("+c.Name+")")
	}
	return strings.Join(sums, " + ") + " FROM line_profit WHERE currency = 'CNY'"
}

// What is additive adds up, over every dimension that it can be broken down by.
func sumsToTheWhole(t *testing.T, w *Workspace) {
	t.Helper()
	from, to, err := w.Span(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rounded := []string{"ad_orders", "ad_orders_clicked", "prompt_replies", "satisfied", "daily_units"} // counts of fractions
	groups := map[string][]string{}                                                                     // metrics by source
	dims := map[string][]string{}
	for _, m := range w.Metrics().Catalogue().Metrics() {
		if m.Additive && len(m.Sources) == 1 {
			groups[m.Sources[0]] = append(groups[m.Sources[0]], m.Name)
			dims[m.Sources[0]] = m.Dims
		}
	}
	for source, names := range groups {
		whole, err := w.Metrics().Run(t.Context(), metrics.Query{Metrics: names, From: from, To: to, Currency: "CNY"})
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		for _, dim := range dims[source] {
			if source == "profit" && (dim == "order" || dim == "line") {
				continue // as many groups as rows
			}
			parts, err := w.Metrics().Run(t.Context(), metrics.Query{Metrics: names, By: []string{dim}, From: from, To: to, Currency: "CNY"})
			if err != nil {
				t.Errorf("%s by %s: %v", source, dim, err)
				continue
			}
			for i, name := range names {
				sum := 0.0
				for _, row := range parts.Rows {
					sum += row.Values[i].Float()
				}
				if want := whole.Rows[0].Values[i].Float(); math.Abs(sum-want) > 1e-6*math.Max(1, math.Abs(want)) && !slices.Contains(rounded, name) {
					t.Errorf("%s by %s: the parts make %v, the whole is %v", name, dim, sum, want)
				}
			}
		}
	}
}
