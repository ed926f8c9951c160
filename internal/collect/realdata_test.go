package collect

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
)

// realData is the folder of public data beside the project, if it is there.
func realData(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join("../../../shared/data", name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("real data is not beside the project (../shared/data/%s): nothing to compare with", name)
	}
	return dir
}

func example(t *testing.T, name string) *Spec {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../examples/formats", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSpec(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func parseFile(t *testing.T, path string, spec *Spec) (facts.Stream, []*facts.Batch, Report) {
	t.Helper()
	book, err := sheet.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	matches, err := registry(t).MatchWith(book, spec)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, matches[0], options(filepath.Base(path)))
}

// each calls f with the row's fields that are there.
func each(stream facts.Stream, batches []*facts.Batch, f func(get func(string) (facts.Vector, int, bool))) {
	at := map[string]int{}
	for i, c := range stream.Columns {
		at[c.Name] = i
	}
	for _, b := range batches {
		for i := range b.N {
			f(func(name string) (facts.Vector, int, bool) {
				c, ok := at[name]
				if !ok {
					return facts.Vector{}, 0, false
				}
				return b.Columns[c], i, b.Columns[c].Valid[i]
			})
		}
	}
}

func TestOnlineRetail(t *testing.T) {
	path := filepath.Join(realData(t, "online_retail"), "online_retail.csv")
	stream, batches, report := parseFile(t, path, example(t, "online_retail"))
	if report.Rows != 541909 || report.Rejected != 0 || !stream.Repeats {
		t.Fatalf("%d rows, %d rejected, first %+v", report.Rows, report.Rejected, report.Rejects[:min(3, len(report.Rejects))])
	}
	var sales, returns, writeoffs, salesSum, returnsSum int64
	kinds := map[string]int{}
	each(stream, batches, func(get func(string) (facts.Vector, int, bool)) {
		qty, i, _ := get("qty")
		id, _, _ := get("order_id")
		amount, _, ok := get("goods_amount")
		kind, _, _ := get("line_kind")
		kinds[kind.Strings[i]]++
		switch {
		case !ok:
			t.Error("a line without amount")
		case id.Strings[i][0] == 'C':
			returns++
			returnsSum += amount.Ints[i]
		case qty.Ints[i] > 0:
			sales++
			salesSum += amount.Ints[i]
		default:
			writeoffs++
		}
	})
	// UCI Online Retail, sums of quantity × price; rounding per line may move the total by 0.05.
	if sales != 531285 || salesSum < 1064456042-5 || salesSum > 1064456042+5 {
		t.Errorf("sales: %d lines, %d", sales, salesSum)
	}
	if returns != 9288 || returnsSum < -89681249-5 || returnsSum > -89681249+5 {
		t.Errorf("returns: %d lines, %d", returns, returnsSum)
	}
	if writeoffs != 1336 {
		t.Errorf("%d write-offs", writeoffs)
	}
	t.Logf("kinds %v", kinds)
	for _, k := range []string{"goods", "return", "postage", "charge", "adjustment", "writeoff"} {
		if kinds[k] == 0 {
			t.Errorf("no %s", k)
		}
	}
}

func TestTmallOrders(t *testing.T) {
	path := filepath.Join(realData(t, "tmall"), "tmall_order_report.csv")
	_, _, report := parseFile(t, path, example(t, "tmall_orders"))
	want := map[string]string{"总金额": "2995760.61", "买家实际支付金额": "1902487.15", "退款金额": "572335.92"}
	for _, c := range report.Control {
		if w := want[c.Name]; w != "" && c.Imported != w {
			t.Errorf("%s: %s, want %s", c.Name, c.Imported, w)
		}
		delete(want, c.Name)
	}
	if len(want) > 0 || report.Rows != 28010 || report.Rejected != 0 {
		t.Errorf("missing %v; %d rows, %d rejected %+v", want, report.Rows, report.Rejected, report.Rejects[:min(3, len(report.Rejects))])
	}
}

func TestOlist(t *testing.T) {
	dir := realData(t, "olist")
	r := registry(t)
	for _, name := range []string{"orders", "items", "payments", "reviews", "products"} {
		r.Add(example(t, "olist_"+name))
	}
	for file, want := range map[string]string{
		"olist_orders_dataset.csv":         "olist_orders",
		"olist_order_items_dataset.csv":    "olist_items",
		"olist_order_payments_dataset.csv": "olist_payments",
		"olist_order_reviews_dataset.csv":  "olist_reviews",
		"olist_products_dataset.csv":       "olist_products",
	} {
		book, err := sheet.Open(t.Context(), filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		matches, err := r.Recognise(book)
		if err != nil || matches[0].Spec.Name != want {
			t.Fatalf("%s: %v %+v", file, err, matches)
		}
		_, batches, report := read(t, matches[0], options(file))
		book.Close()
		if report.Rejected != 0 {
			t.Errorf("%s: %d rejected: %+v", file, report.Rejected, report.Rejects[:min(3, len(report.Rejects))])
		}
		keys := map[string]int{}
		for _, b := range batches {
			for _, k := range b.Key {
				keys[k]++
			}
		}
		if want == "olist_orders" && (report.Rows != 15000 || len(keys) != 15000) {
			t.Errorf("%d orders, %d keys", report.Rows, len(keys))
		}
		t.Logf("%s: %d rows, %d keys, %v", file, report.Rows, len(keys), report.Control)
	}
}

func TestQianchuanMaterials(t *testing.T) {
	dir := realData(t, "qianchuan")
	files, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(files) != 6 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	r := registry(t)
	for _, f := range files {
		book, err := sheet.Open(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		matches, err := r.Recognise(book)
		if err != nil || matches[0].Spec.Name != "qianchuan_material" {
			t.Fatalf("%s: %v", f, err)
		}
		_, _, report := read(t, matches[0], options(filepath.Base(f)))
		book.Close()
		if report.Rejected != 0 || report.Rows < 3 || report.FirstDay != report.LastDay || report.FirstDay < "2026-06-01" {
			t.Errorf("%s: %+v", f, report)
		}
	}
}
