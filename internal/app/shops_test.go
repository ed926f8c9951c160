package app

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// Files of the trade, as small as they may be.
const (
	orderHeader = "主订单编号,子订单编号,商家编码,选购商品,商品数量,商品单价,订单应付金额,运费,订单提交时间,支付完成时间,订单状态,商家实际承担优惠金额,平台实际承担优惠金额"
	flowHeader  = "动账时间,动账流水号,动账方向,动账金额(元),动账账户,动账场景,计费类型,关联子订单号,关联订单号,售后编号,备注"
	planHeader  = "账户ID,账户名称,计划ID,商品ID,日期,消耗(元)"
)

// orderRow is one line of an order of 2026-09-10 that sold a SKU for 100.00, or as paid says.
func orderRow(order, line, sku, paid string) string {
	return fmt.Sprintf("%s,%s,%s,商品%s,1,100.00,%s,0.00,2026-09-10 20:01:11,2026-09-10 20:01:30,已完成,0.00,0.00", order, line, sku, sku, paid)
}

func flowRow(flow, line, order string) string {
	return "2026-09-19 10:00:00," + flow + ",入账,74.25,聚合账户,货款结算入账,精选联盟," + line + "," + order + ",,"
}

func planRow(account, day, spend string) string {
	return account + ",投放账户,C1,P1," + day + "," + spend
}

func putShops(t *testing.T, w *Workspace, names ...string) {
	t.Helper()
	for _, n := range names {
		if err := w.PutShop(t.Context(), Shop{ID: n, Name: n, Platform: "douyin", Zone: "Asia/Shanghai", Currency: "CNY"}); err != nil {
			t.Fatal(err)
		}
	}
}

// decided imports one file and says which shop it went to, and why; or the choices, or the problem.
func decided(t *testing.T, w *Workspace, path, shop string) string {
	t.Helper()
	for _, f := range load(t, w, ImportRequest{Paths: []string{path}, Shop: shop}) {
		if f.Problem != nil {
			return fmt.Sprint(f.Problem.Code, f.Problem.Shops)
		}
		return f.Shop + " by " + f.ShopBy
	}
	return ""
}

func TestShopOfAFile(t *testing.T) {
	w := newWorkspace(t)
	step := func(what, path, shop, want string) {
		t.Helper()
		if got := decided(t, w, path, shop); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	step("the first of a platform", write(t, "orders.csv", orderHeader, orderRow("1001", "10011", "A", "100.00")), "", "抖店 by first")
	step("the only one of a platform", write(t, "orders.csv", orderHeader, orderRow("1002", "10021", "A", "100.00")), "", "抖店 by only")
	step("a new name creates a shop", write(t, "orders.csv", orderHeader, orderRow("2001", "20011", "A", "100.00")), "二店", "二店 by request")
	if shops, err := w.Shops(t.Context()); err != nil || len(shops) != 2 || shops[0].Platform != "douyin" {
		t.Errorf("shops %+v, %v", shops, err)
	}
	step("nothing tells", write(t, "orders.csv", orderHeader, orderRow("3001", "30011", "A", "100.00")), "", "shop_undecided[二店 抖店]")
	step("the merchant tells", write(t, "orders.csv", orderHeader, orderRow("3001", "30011", "A", "100.00")), "抖店", "抖店 by request")
	step("known orders", write(t, "flow.csv", flowHeader, flowRow("F1", "20011", "2001")), "", "二店 by orders")
	step("orders of two shops", write(t, "flow.csv", flowHeader, flowRow("F1", "20011", "2001"), flowRow("F2", "10011", "1001")), "", "shop_undecided[二店 抖店]")
	step("folder", write(t, "二店/orders.csv", orderHeader, orderRow("2002", "20021", "A", "100.00")), "", "二店 by folder")
	step("part of the name", write(t, "2026-09 二店 订单.csv", orderHeader, orderRow("2003", "20031", "A", "100.00")), "", "二店 by folder")
	step("an account not heard of", write(t, "plan.csv", planHeader, planRow("77001", "2026-09-10", "1.00")), "", "shop_undecided[二店 抖店]")
	step("teaches an account", write(t, "plan.csv", planHeader, planRow("77001", "2026-09-10", "1.00")), "二店", "二店 by request")
	step("a learned account", write(t, "plan.csv", planHeader, planRow("77001", "2026-09-11", "2.00")), "", "二店 by account")
	step("the same account for another shop", write(t, "plan.csv", planHeader, planRow("77001", "2026-09-12", "3.00")), "抖店", "抖店 by request")
	step("an account of two shops", write(t, "plan.csv", planHeader, planRow("77001", "2026-09-13", "4.00")), "", "shop_undecided[二店 抖店]")
	step("a shop of another platform", write(t, "orders.csv", orderHeader, orderRow("4001", "40011", "A", "100.00")), "二店", "二店 by request")
	step("a file that belongs to no shop", write(t, "cost.csv", "商家编码,成本价,生效日期", "A,28.50,2026-09-01"), "", " by none")
	healthy(t, w)
}

// A brand's shops have one name on every platform, and its folder holds its cost table too.
func TestOneShopNameOnSeveralPlatforms(t *testing.T) {
	w := newWorkspace(t)
	paths := []string{filepath.Join(samplesDir, "cost_table_simple.csv"), filepath.Join(samplesDir, "douyin_orders_a.csv"), filepath.Join(samplesDir, "kuaishou_orders.xlsx")}
	for _, add := range []string{"", "kuaishou_settlement.xlsx"} { // the second time they are known
		if add != "" {
			paths = []string{filepath.Join(samplesDir, add)}
		}
		for name, f := range whole(t, w, ImportRequest{Paths: paths, Shop: "阳光"}) {
			want := map[string]string{"cost_table_simple.csv": "阳光", "douyin_orders_a.csv": "阳光"}[name]
			if got := f.Shop; got != cmp.Or(want, "阳光（快手小店）") {
				t.Errorf("%s: shop %q", name, got)
			}
		}
	}
	if shops, err := w.Shops(t.Context()); err != nil || len(shops) != 2 {
		t.Errorf("%+v, %v", shops, err)
	}
	healthy(t, w)
}

// A file that names a shop is never put into another one that happens to be alone.
func TestShopNamedByTheFile(t *testing.T) {
	w := newWorkspace(t)
	own := `name: own_orders
platform: douyin
title: {zh: 自有订单, en: Own orders}
table: order_line
require: [订单, 店铺, 实付]
map: {订单: order_id, 行: line_id, 店铺: shop_name, 实付: paid, 时间: paid_at}
`
	if err := os.WriteFile(filepath.Join(w.Dir, formatsDir, "own_orders.yaml"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w, err := Open(t.Context(), w.Dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	file := func(order, shop string) string {
		return write(t, "own.csv", "订单,行,店铺,实付,时间", order+","+order+"1,"+shop+",9.00,2026-09-10 10:00:00")
	}
	for _, c := range []struct{ path, want string }{
		{file("1", "一店"), "一店 by column"},
		{file("2", "一店"), "一店 by column"},
		{file("3", "二店"), "shop_undecided[一店 二店]"},
		{file("1", "一店旗舰"), "一店 by orders"}, // another name of the same shop
	} {
		if got := decided(t, w, c.path, ""); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// Several files in one go: what one cannot tell stops only that one.
func TestOneUndecidedFileStopsNoOther(t *testing.T) {
	w := newWorkspace(t)
	putShops(t, w, "一店", "二店")
	first := write(t, "一店/orders.csv", orderHeader, orderRow("1", "11", "A", "100.00"))
	unknown := write(t, "unknown.csv", orderHeader, orderRow("2", "21", "A", "100.00"))
	flow := write(t, "flow.csv", flowHeader, flowRow("F1", "11", "1")) // by the orders of the same go
	junk := write(t, "junk.csv", "a,b", "1,2")
	results := load(t, w, ImportRequest{Paths: []string{flow, unknown, junk, first}})
	if f := results["flow.csv"]; f.Shop != "一店" || f.ShopBy != shopByOrders {
		t.Errorf("flow: %+v", f)
	}
	if p := results["unknown.csv"].Problem; p == nil || !slices.Equal(p.Shops, []string{"一店", "二店"}) {
		t.Errorf("unknown: %+v", p)
	}
	if p := results["junk.csv"].Problem; p == nil || p.Code != "format_unknown" || p.Mapping == nil || len(p.Mapping.Header) != 2 {
		t.Errorf("junk: %+v", p)
	}
	if n := lines(t, w, `SELECT count(*) FROM order_line`); n[0] != "1" {
		t.Errorf("%s lines", n[0])
	}
}

// A mistyped shop would count its orders twice.
func TestOrdersBelongToOneShop(t *testing.T) {
	w := newWorkspace(t)
	putShops(t, w, "一店", "二店")
	if got := decided(t, w, write(t, "orders.csv", orderHeader, orderRow("1", "11", "A", "100.00")), "一店"); got != "一店 by request" {
		t.Fatal(got)
	}
	for _, shop := range []string{"一点", "二店"} {
		if got := decided(t, w, write(t, "orders.csv", orderHeader, orderRow("1", "11", "A", "90.00")), shop); got != "shop_has_orders[一店]" {
			t.Errorf("%s: %s", shop, got)
		}
	}
	if shops, err := w.Shops(t.Context()); err != nil || len(shops) != 2 {
		t.Errorf("%+v, %v", shops, err)
	}
}

// Amounts of a foreign shop whose file names no currency are nobody's yuan.
func TestShopWithoutCurrency(t *testing.T) {
	w := newWorkspace(t)
	f := whole(t, w, ImportRequest{Paths: []string{filepath.Join(samplesDir, "woocommerce_orders_report.csv")}})["woocommerce_orders_report.csv"]
	shops, err := w.Shops(t.Context())
	if err != nil || len(shops) != 1 || shops[0].Currency != "XXX" {
		t.Fatalf("%+v, %v", shops, err)
	}
	if !slices.ContainsFunc(f.Notes, func(n Note) bool { return n.Code == "currency_unknown_note" && n.Count == f.Rows }) {
		t.Errorf("notes %+v", f.Notes)
	}
	if got := lines(t, w, `SELECT DISTINCT currency FROM "order"`); !slices.Equal(got, []string{"XXX"}) {
		t.Errorf("currencies %q", got)
	}
}

func TestTwoRowsOfOneKey(t *testing.T) {
	w := newWorkspace(t)
	f := whole(t, w, ImportRequest{Paths: []string{write(t, "orders.csv", orderHeader, orderRow("1", "11", "A", "100.00"), orderRow("1", "11", "A", "90.00"))}})["orders.csv"]
	if len(f.Notes) == 0 || !slices.ContainsFunc(f.Notes, func(n Note) bool { return n.Code == "same_key_rows" && n.Count == 1 }) {
		t.Errorf("%+v", f)
	}
}

// What is no table, or not there, stops no other file.
func TestFolderWithOtherThings(t *testing.T) {
	w := newWorkspace(t)
	orders := write(t, "orders.csv", orderHeader, orderRow("1", "11", "A", "100.00"))
	for _, name := range []string{"logo.PNG", "readme.md", "设置.json"} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(orders), name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(filepath.Dir(orders), "elsewhere")); err != nil {
		t.Fatal(err)
	}
	endless := write(t, "endless.csv", "a,b", strings.Repeat("x", 40<<20))
	results := load(t, w, ImportRequest{Paths: []string{filepath.Dir(orders), "/no/such/gone.csv", endless}})
	if p := results["endless.csv"].Problem; p == nil || p.Code != "record_too_large" {
		t.Errorf("%+v", p)
	}
	if p := results["gone.csv"].Problem; p == nil || p.Code != "file_missing" {
		t.Errorf("%+v", p)
	}
	if f := results["orders.csv"]; f.Added != 1 || len(results) != 3 {
		t.Errorf("%+v", results)
	}
}

// A command for costs takes no other file.
func TestOnlyTablesAskedFor(t *testing.T) {
	w := newWorkspace(t)
	orders := write(t, "orders.csv", orderHeader, orderRow("1", "11", "A", "100.00"))
	costs := write(t, "cost.csv", "商家编码,成本价,生效日期", "A,28.50,2026-09-01")
	results := load(t, w, ImportRequest{Paths: []string{orders, costs}, Tables: []string{"cost", "erp_*"}})
	if p := results["orders.csv"].Problem; p == nil || p.Code != "table_other" {
		t.Errorf("%+v", p)
	}
	if f := results["cost.csv"]; f.Problem != nil || f.Added != 1 {
		t.Errorf("%+v", f)
	}
}

// A paid line that is in no statement is found; lines that have no place there are not missed.
func TestDoctorMissesPaidLines(t *testing.T) {
	w := newWorkspace(t)
	unpaid := strings.NewReplacer("2026-09-10 20:01:30", "", "已完成", "待支付").Replace(orderRow("2", "21", "A", "100.00"))
	whole(t, w, ImportRequest{Paths: []string{write(t, "orders.csv", orderHeader, orderRow("1", "11", "A", "100.00"), unpaid)}})
	healthy(t, w)
	if err := w.store.Update(t.Context(), func(tx warehouse.Tx) error {
		_, err := tx.Exec(t.Context(), `DELETE FROM line_profit`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	d, err := w.Doctor(t.Context())
	if err != nil || !slices.Contains(d.Checks, Check{"lines_costed", false, 1}) {
		t.Errorf("%+v, %v", d, err)
	}
}
