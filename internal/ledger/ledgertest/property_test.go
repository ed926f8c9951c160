package ledgertest

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/money"
	"github.com/suanpan/suanpan/internal/records"
)

// check runs a property a few times: each run writes to a database.
func check(t *testing.T, runs int, property func(*rapid.T)) {
	t.Helper()
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set(strconv.Itoa(runs)); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := f.Value.Set(f.DefValue); err != nil {
				t.Error(err)
			}
		}()
	}
	rapid.Check(t, property)
}

func yuan(cents int64) string { return money.Format(cents, "CNY") }

// The order's total is split as money.Allocate splits it, and lines sum to their order.
func TestOrderSplitIsLargestRemainder(t *testing.T) {
	s := open(t)
	n := 0
	check(t, 20, func(t *rapid.T) {
		n++
		var rows []row
		wants := map[string][]int64{}
		for o := range rapid.IntRange(1, 5).Draw(t, "orders") {
			id := fmt.Sprintf("%d-%d", n, o)
			total := rapid.Int64Range(0, 1_000_000).Draw(t, "paid")
			var weights []int64
			for i := range rapid.IntRange(1, 6).Draw(t, "lines") {
				list := rapid.SampledFrom([]int64{0, 1, 3333, 6667, 100, 99_999, rapid.Int64Range(0, 5_000_000).Draw(t, "list")}).Draw(t, "pick")
				weights = append(weights, list)
				r := row{"order_id": id, "line_id": fmt.Sprintf("%s-%d", id, i), "sku": "A", "qty": "1", "goods_amount": yuan(list), "state": "done", "paid_at": "2026-09-10 10:00:00"}
				if i == 0 {
					r["order_paid"] = yuan(total)
				}
				rows = append(rows, r)
			}
			wants[id] = money.Allocate(total, weights)
		}
		s.add(t, file{Table: "order_line", Platform: "shopify", Shop: "s" + strconv.Itoa(n), Rows: rows})
		got := map[string][]int64{}
		for _, l := range s.lines(t) {
			if l.shop == "s"+strconv.Itoa(n) {
				var net int64
				for _, a := range l.amounts[:6] {
					net += a
				}
				got[l.order] = append(got[l.order], net)
			}
		}
		for id, want := range wants {
			if !slices.Equal(got[id], want) {
				t.Fatalf("order %s: %v, want %v", id, got[id], want)
			}
		}
	})
}

// business is a random shop: what it imports.
func business(t *rapid.T) []file {
	pick := func(name string, values ...string) string { return rapid.SampledFrom(values).Draw(t, name) }
	cents := func(name string, most int64) string { return yuan(rapid.Int64Range(0, most).Draw(t, name)) }
	var lines, refunds, settled, flows, affiliates, bills, excluded []row
	for o := range rapid.IntRange(1, 8).Draw(t, "orders") {
		id := "o" + strconv.Itoa(o)
		day := pick("day", "2026-09-10", "2026-09-11", "2026-09-14")
		tracking := "T" + strconv.Itoa(rapid.IntRange(0, 4).Draw(t, "parcel"))
		for i := range rapid.IntRange(1, 3).Draw(t, "lines") {
			r := row{"order_id": id, "line_id": id + "." + strconv.Itoa(i), "sku": pick("sku", "A", "B", "C"), "product_id": pick("product", "p1", "p2"), "qty": pick("qty", "1", "2"),
				"goods_amount": cents("list", 50_000), "discount_seller": cents("seller", 500), "discount_platform": cents("platform", 300),
				"state": pick("state", "done", "shipped", "closed", "unpaid"), "created_at": day + " 10:00:00", "paid_at": day + " 10:00:05", "refund_status": pick("said", "-", "-", "退款成功"),
				"content_type": pick("content", "直播", "短视频", "商品卡"), "influencer_id": pick("influencer", "0", "71"), "region1": pick("province", "浙江省", "新疆维吾尔自治区")}
			r["paid"] = cents("paid", 40_000)
			if rapid.Bool().Draw(t, "sent") {
				r["tracking_no"], r["shipped_at"] = tracking, day+" 18:00:00"
			}
			lines = append(lines, r)
			if rapid.IntRange(0, 3).Draw(t, "refunded") == 0 {
				f := row{"refund_id": "r" + r["line_id"], "order_id": id, "state": pick("refund", "refunded", "closed"), "refund_amount": cents("back", 20_000), "refund_type": pick("type", "退货退款", "仅退款"), "refunded_at": "2026-09-20 10:00:00"}
				if rapid.Bool().Draw(t, "of line") {
					f["line_id"] = r["line_id"]
				}
				refunds = append(refunds, f)
			}
			if rapid.IntRange(0, 2).Draw(t, "settled") == 0 {
				settled = append(settled, row{"order_id": id, "line_id": r["line_id"], "settle_kind": "settled", "settled_at": "2026-09-19 10:00:00", "net_amount": cents("net", 40_000), "fee_platform": "-" + cents("fee", 2000)})
			}
			if rapid.IntRange(0, 2).Draw(t, "affiliate") == 0 {
				affiliates = append(affiliates, row{"line_id": r["line_id"], "influencer_id": "71", "commission_est": cents("commission", 3000), "paid_at": day + " 10:00:05"})
			}
		}
		if rapid.IntRange(0, 2).Draw(t, "flow") == 0 {
			flows = append(flows, row{"flow_id": "f" + id, "order_id": id, "flow_kind": pick("kind", "compensation", "platform_commission", "freight_insurance", "withdraw"), "amount": "-" + cents("amount", 900), "settled_at": "2026-09-21 10:00:00"})
		}
		if rapid.IntRange(0, 9).Draw(t, "excluded") == 0 {
			excluded = append(excluded, row{"order_id": id, "commission": cents("bribe", 900), "created_at": day + " 10:00:00"})
		}
	}
	for i := range 3 {
		bills = append(bills, row{"tracking_no": "T" + strconv.Itoa(i), "amount": cents("bill", 900), "date": "2026-09-12"})
	}
	ads := []row{{"date": "2026-09-10", "product_id": "p1", "spend": cents("spend", 9000)}, {"date": "2026-09-12", "campaign_id": "c", "spend": cents("spend", 9000)}}
	files := []file{{Table: "order_line", Rows: lines}, {Table: "ad_daily", Format: "x", Rows: ads}, {Table: "cost", Rows: []row{
		{"sku": "A", "unit_cost": "3.333", "effective_from": "2026-09-01"}, {"sku": "A", "unit_cost": "4", "effective_from": "2026-09-11"}, {"sku": "B", "unit_cost": "1.005"}}}}
	for _, f := range []file{{Table: "refund", Rows: refunds}, {Table: "settlement_line", Rows: settled}, {Table: "fund_flow", Rows: flows}, {Table: "affiliate_line", Rows: affiliates},
		{Table: "logistics_bill", Rows: bills}, {Table: "excluded_order", Rows: excluded}} {
		if len(f.Rows) > 0 {
			files = append(files, f)
		}
	}
	return files
}

// scattered deals the lines of orders out to two files, so that lines of one order come with different imports.
func scattered(t *rapid.T, files []file) []file {
	var all []file
	for _, f := range files {
		var dealt [2][]row
		if f.Table == "order_line" {
			for _, r := range f.Rows {
				to := rapid.IntRange(0, 1).Draw(t, "dealt")
				dealt[to] = append(dealt[to], r)
			}
		} else {
			dealt[0] = f.Rows
		}
		for _, rows := range dealt {
			if len(rows) > 0 {
				part := f
				part.Rows = rows
				all = append(all, part)
			}
		}
	}
	return all
}

// Any order of imports, with any overlap, gives the same ledger; days rebuilt one by one give
// what a full rebuild gives; sums over SKUs and channels are those over lines; undoing an import
// gives what was there without it.
func TestImportsInAnyOrder(t *testing.T) {
	rules, err := ledger.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	rules = append(rules, records.Rule{ID: 1, Kind: ledger.Overhead, Amount: 10_000, Source: "user"}, records.Rule{ID: 2, Kind: ledger.Packing, SKU: "B", Amount: 33, Source: "user"})
	check(t, 6, func(rt *rapid.T) {
		files := business(rt)
		place := func(files []file) []file {
			var placed []file
			for _, f := range files {
				f.Platform, f.Shop = "douyin", "a"
				placed = append(placed, f)
			}
			return placed
		}
		one, two := open(t), open(t)
		defer one.store.Close()
		defer two.store.Close()
		one.rules, two.rules = rules, rules
		for _, f := range place(files) {
			one.add(rt, f)
		}
		want := one.dump(rt)
		shuffled := rapid.Permutation(place(scattered(rt, files))).Draw(rt, "order")
		for _, f := range shuffled {
			if n := len(f.Rows); rapid.Bool().Draw(rt, "overlap") && f.Table != "settlement_line" && f.Table != "logistics_bill" {
				part := f
				part.Rows = f.Rows[:rapid.IntRange(1, n).Draw(rt, "part")]
				two.add(rt, part)
			}
			two.add(rt, f)
		}
		if got := two.dump(rt); got != want {
			rt.Fatalf("order of imports matters\n%s\n%s", want, got)
		}
		one.rebuild(rt, "rule")
		if got := one.dump(rt); got != want {
			rt.Fatalf("a full rebuild differs\n%s\n%s", want, got)
		}
		one.sumsAgree(rt)
		extra := place([]file{{Table: "refund", Rows: []row{{"refund_id": "extra", "order_id": "o0", "state": "refunded", "refund_amount": "1.23", "refunded_at": "2026-09-25 10:00:00"}}}})[0]
		seq := one.add(rt, extra)
		one.undo(rt, seq, "")
		if got := one.dump(rt); got != want {
			rt.Fatalf("undo does not restore\n%s\n%s", want, got)
		}
	})
}

// sumsAgree compares both rollups with the lines, component by component.
func (s *shop) sumsAgree(t failer) {
	t.Helper()
	var sums []string
	for _, c := range ledger.Components() {
		sums = append(sums, "CAST(sum("+c.Name+") AS VARCHAR)")
	}
	total := func(table string) string {
		rows, err := s.store.Query(context.Background(), "SELECT concat_ws(' ', sum(lines), sum(orders), sum(qty), "+strings.Join(sums, ", ")+") FROM "+table)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		var text string
		for rows.Next() {
			if err := rows.Scan(&text); err != nil {
				t.Fatal(err)
			}
		}
		return text
	}
	want := total("line_profit")
	for _, table := range []string{"profit_day", "profit_channel_day"} {
		if got := total(table); got != want {
			t.Fatalf("%s sums to %s, lines to %s", table, got, want)
		}
	}
	rows, err := s.store.Query(context.Background(), `SELECT 1 FROM (SELECT sum(lines) AS n FROM refund_day), (SELECT count(*) AS want FROM line_profit WHERE refunds < 0 AND order_id <> '') WHERE coalesce(n, 0) <> want`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if rows.Next() {
		t.Fatal("refund_day has not every refunded line once")
	}
}

// The models' arithmetic is that of Go.
func TestMacros(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	text := func(query string, args ...any) string {
		rows, err := s.store.Query(ctx, query, args...)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		var v string
		for rows.Next() {
			if err := rows.Scan(&v); err != nil {
				t.Fatal(err)
			}
		}
		return v
	}
	for _, currency := range []string{"CNY", "USD", "JPY", "KRW", "KWD", "TND", "VND", "EUR", "jpy"} {
		if got, want := text("SELECT CAST(minor_unit(?) AS VARCHAR)", currency), strconv.FormatInt(money.Unit(currency), 10); got != want {
			t.Errorf("minor_unit(%s) = %s, want %s", currency, got, want)
		}
	}
	for _, name := range []string{"浙江省", "浙江", "北京市", "广西壮族自治区", "内蒙古自治区", "香港特别行政区", "新疆维吾尔自治区", "Bavaria"} {
		if got, want := text("SELECT province(?)", name), ledger.Province(name); got != want {
			t.Errorf("province(%s) = %s, want %s", name, got, want)
		}
	}
	check(t, 50, func(rt *rapid.T) {
		a := rapid.Int64Range(-1_000_000_000, 1_000_000_000).Draw(rt, "amount")
		m := rapid.Int64Range(-2_000_000, 2_000_000).Draw(rt, "millionths")
		if got, want := text("SELECT CAST(rate_of(CAST(? AS BIGINT), CAST(? AS BIGINT)) AS VARCHAR)", a, m), strconv.FormatInt(money.MulDiv(a, m, 1_000_000), 10); got != want {
			rt.Fatalf("rate_of(%d, %d) = %s, want %s", a, m, got, want)
		}
	})
}

// A day whose rows are all gone is empty, and says so in a restatement.
func TestUndoEmptiesTheDay(t *testing.T) {
	s := open(t)
	seq := s.add(t, file{Table: "order_line", Platform: "douyin", Shop: "a", Rows: []row{{"order_id": "1", "line_id": "1", "qty": "1", "goods_amount": "10", "paid": "10", "state": "done", "paid_at": "2026-09-10 10:00:00"}}})
	s.undo(t, seq, "orders.csv")
	if rest := s.lines(t); len(rest) != 0 {
		t.Errorf("left: %v", rest)
	}
	all, err := ledger.Restatements(context.Background(), s.store, ledger.RestatementFilter{From: calendar.Date(2026, 9, 1), To: calendar.Date(2026, 9, 30), Shop: "a"})
	if err != nil || len(all) != 1 || all[0].Component != "list_sales" || all[0].Before != 1000 || all[0].After != 0 || all[0].Cause != "undo" || all[0].Note != "orders.csv" {
		t.Errorf("restated %+v, %v", all, err)
	}
}
