package demo_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/demo"
	"github.com/suanpan/suanpan/internal/facts"
)

// small is a month of the merchant, with every kind of file.
var small = demo.Options{Seed: 7, Days: 30, Lines: 3000}

// column of a canonical table that a header feeds unchanged, for control totals.
var controlled = map[string]map[string]string{
	"douyin_orders_a":          {"订单应付金额": "paid", "运费": "freight", "商家实际承担优惠金额": "discount_seller", "平台实际承担优惠金额": "discount_platform"},
	"douyin_orders_b":          {"订单应付金额": "paid", "优惠总金额": "discount_total"},
	"douyin_aftersale":         {"退商品金额（元）": "refund_goods"},
	"douyin_settlement":        {"结算金额": "net_amount", "平台服务费": "fee_platform", "佣金": "commission_influencer"},
	"douyin_alliance_orders":   {"支付金额": "paid", "实际佣金支出": "commission"},
	"douyin_insurance":         {"支付保费": "amount"},
	"douyin_live_sessions":     {"直播间用户支付金额": "paid"},
	"qianchuan_std_product":    {"消耗(元)": "spend"},
	"qianchuan_std_live":       {"消耗(元)": "spend"},
	"qianchuan_plan":           {"消耗(元)": "spend"},
	"kuaishou_orders":          {"实付款": "paid", "店铺优惠": "discount_seller"},
	"kuaishou_settlement":      {"实际结算金额(元)": "net_amount"},
	"kuaishou_cilijinniu":      {"花费": "spend"},
	"wechat_orders":            {"订单实际支付金额": "order_paid"},
	"wechat_fundflow":          {"收支金额": "amount"},
	"xhs_orders":               {"商品总价(元)": "goods_amount", "用户应付金额(元)": "paid"},
	"xhs_settlement":           {"动账金额": "net_amount"},
	"xhs_refunds":              {"申请售后金额(元)": "refund_amount"},
	"xhs_chengfeng_note":       {"消费": "spend"},
	"taobao_export_order_list": {"总金额": "order_amount", "买家实际支付金额": "paid", "退款金额": "refund_amount"},
	"taobao_refunds":           {"退给买家金额": "refund_amount"},
	"wanxiangtai_product":      {"花费": "spend"},
	"pdd_orders":               {"商家实收金额(元)": "receivable", "用户实付金额(元)": "paid"},
	"pdd_refunds":              {"退款金额": "refund_amount"},
	"pdd_promotion":            {"总花费(元)": "spend"},
	"zto_bill":                 {"合计": "amount"},
	"sf_bill":                  {"应付金额": "amount"},
	"brush_orders":             {"佣金": "commission"},
}

// TestFilesAreReadBack imports every file the way a merchant's file is: it is recognised as
// what it is, all its rows are read, and its amounts sum to the control totals of the truth.
func TestFilesAreReadBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "files")
	m, err := demo.Write(t.Context(), dir, small, nil)
	if err != nil {
		t.Fatal(err)
	}
	truth := readTruth(t, filepath.Join(filepath.Dir(dir), "truth", "truth.json"))
	registry, err := collect.LoadRegistry("")
	if err != nil {
		t.Fatal(err)
	}
	formats := map[string]bool{}
	for _, f := range m.Files {
		formats[f.Format] = true
		t.Run(f.Path, func(t *testing.T) {
			readBack(t, registry, filepath.Join(dir, f.Path), f, truth.Files[f.Path])
		})
	}
	for format := range controlled {
		if !formats[format] {
			t.Errorf("no file of format %s was written", format)
		}
	}
}

func readBack(t *testing.T, registry *collect.Registry, path string, f demo.File, want demo.FileTruth) {
	book, err := sheet.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	matches, err := registry.Recognise(book)
	if err != nil {
		t.Fatal(err)
	}
	if len(matches) != 1 || matches[0].Spec.Name != f.Format {
		t.Fatalf("recognised as %s, want %s", matches[0].Spec.Name, f.Format)
	}
	if missing := matches[0].Unknown; len(missing) > 40 {
		t.Errorf("columns nobody reads: %v", missing)
	}
	sums, rows, report := read(t, matches[0], f)
	if f.Damaged {
		if report.Rejected != f.Rows-3 {
			t.Errorf("rejected %d of %d damaged rows", report.Rejected, f.Rows)
		}
		return
	}
	if report.Rejected > 0 {
		t.Errorf("%d rows rejected, the first: %+v", report.Rejected, report.Rejects[0])
	}
	if rows+report.Excluded != f.Rows || want.Rows != f.Rows {
		t.Errorf("read %d rows (+%d excluded), wrote %d, truth says %d", rows, report.Excluded, f.Rows, want.Rows)
	}
	for header, column := range controlled[f.Format] {
		if got := sums[column]; got != want.Sums[header] {
			t.Errorf("%s: read %d, truth says %d", header, got, want.Sums[header])
		}
	}
	for _, n := range report.Notes {
		if n.Code == collect.NoteTrailingZeros || n.Code == collect.NoteRounded || n.Code == collect.NoteUnknownValue {
			t.Errorf("note %s on %s: %d × %q", n.Code, n.Column, n.Count, n.Sample)
		}
	}
}

// read sums the money columns and checks that keys name rows.
func read(t *testing.T, m collect.Match, f demo.File) (map[string]int64, int64, collect.Report) {
	stream, wait := collect.Parse(context.Background(), m, collect.ParseOptions{FileName: filepath.Base(f.Path), HashKey: []byte("k")})
	sums, rows, keys := map[string]int64{}, int64(0), map[string]bool{}
	for b := range stream.Batches {
		rows += int64(b.N)
		for i, c := range stream.Columns {
			if c.Kind != facts.Money {
				continue
			}
			for k := range b.N {
				if b.Columns[i].Valid[k] {
					sums[c.Name] += b.Columns[i].Ints[k]
				}
			}
		}
		for _, k := range b.Key[:b.N] {
			if keys[k] && !stream.Repeats {
				t.Errorf("two rows with the key %q", k)
			}
			keys[k] = true
		}
	}
	report, err := wait()
	if err != nil {
		t.Fatal(err)
	}
	return sums, rows, report
}

func TestManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "files")
	m, err := demo.Write(t.Context(), dir, small, nil)
	if err != nil {
		t.Fatal(err)
	}
	seen, last, late := map[string]bool{}, 0, 0
	for _, f := range m.Files {
		if f.Order < last || seen[f.Path] || strings.Contains(f.Path, "..") {
			t.Errorf("%+v out of order or twice", f)
		}
		seen[f.Path], last = true, f.Order
		if f.Late {
			late++
		}
		if f.Rows == 0 {
			t.Errorf("%s is empty", f.Path)
		}
	}
	if late < 5 || late > 8 {
		t.Errorf("%d late files", late)
	}
}
