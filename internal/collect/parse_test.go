package collect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
)

// orders is a small 抖店 order export; rows are line ids, amounts and times.
func orders(rows ...string) string {
	return "主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,商品单价,订单应付金额,运费,收件人,收件人手机号,买家手机,订单提交时间,支付完成时间,订单状态,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额\n" + strings.Join(rows, "\n") + "\n"
}

func order(id, amount, created string) string {
	return fmt.Sprintf("%s,%s01,示例,原味,1,SKU-1,10.00,%s,0.00,张三,13812345678,13812345678,%s,%s,已完成,0.00,0.00,0.00", id, id, amount, created, created)
}

func parseText(t *testing.T, text string, opt ParseOptions) (facts.Stream, []*facts.Batch, Report, Match) {
	t.Helper()
	matches, err := registry(t).Recognise(openCSV(t, text))
	if err != nil {
		t.Fatal(err)
	}
	stream, batches, report := read(t, matches[0], opt)
	return stream, batches, report, matches[0]
}

func TestUnreadableCellsRejectTheirRowOnly(t *testing.T) {
	text := orders(
		order("6930000000000000001", "10.00", "2026-09-10 20:01:11"),
		order("6.93E+18", "十元", "2026-09-10 20:01:11"),
		order("6930000000000000003", "10.00", "2026-09-31 20:01:11"),
		order("6930000000000000004", "10.00", "2026-09-10 20:01:11"),
	)
	_, batches, report, _ := parseText(t, text, options(""))
	if report.Rows != 2 || report.Rejected != 2 || batches[0].N != 2 || !slices.Equal(batches[0].SourceRow, []int32{2, 5}) {
		t.Fatalf("%+v", report)
	}
	got := map[string]string{}
	for _, r := range report.Rejects {
		got[fmt.Sprintf("%d %s", r.Row, r.Column)] = r.Value + " " + r.Reason.Code()
		if r.Raw["收件人"] != "" || r.Raw["收件人手机号"] != "" || r.Raw["订单状态"] != "已完成" {
			t.Errorf("raw %v", r.Raw)
		}
	}
	want := map[string]string{
		"3 主订单编号":  "6.93E+18 id_damaged",
		"3 订单应付金额": "十元 money_unreadable",
		"4 订单提交时间": "2026-09-31 20:01:11 date_unreadable",
		"4 支付完成时间": "2026-09-31 20:01:11 date_unreadable",
	}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s: %q, want %q", k, got[k], v)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v", got)
	}

	opt := options("")
	opt.Only = []int32{4}
	opt.Overrides = map[int32]map[string]string{4: {"订单提交时间": "2026-09-30 20:01:11", "paid_at": "2026-09-30 20:02:11"}}
	_, batches, report, _ = parseText(t, text, opt)
	if report.Rows != 1 || report.Rejected != 0 || batches[0].SourceRow[0] != 4 || report.FirstDay != "2026-09-30" {
		t.Errorf("corrected row: %+v", report)
	}
}

func TestRowsWithoutKeyAreRejected(t *testing.T) {
	_, _, report, _ := parseText(t, orders(order("6930000000000000001", "10.00", "2026-09-10 20:01:11"),
		strings.Replace(order("6930000000000000002", "10.00", "2026-09-10 20:01:11"), "693000000000000000201", "", 1)), options(""))
	if report.Rows != 1 || len(report.Rejects) != 1 || report.Rejects[0].Reason.Code() != "key_missing" || report.Rejects[0].Column != "子订单编号" {
		t.Errorf("%+v", report)
	}
}

// Rows whose cells can all be read and that cannot be right wait too, for one reason each.
func TestRowsThatCannotBeRight(t *testing.T) {
	good := order("6930000000000000001", "10.00", "2026-09-10 20:01:11")
	cost := "商家编码,成本价,生效日期\nA,28.50,2026-09-01\nB,%s,2026-09-01\n"
	for name, c := range map[string]struct{ text, want string }{
		"a negative cost": {fmt.Sprintf(cost, "-28.50"), "3 成本价 -28.50 cost_negative"},
		"no time at all":  {orders(good, order("6930000000000000002", "10.00", "")), "3 订单提交时间  time_missing"},
		"cut off":         {orders(good, "6930000000000000002,693000000000000000201,示例"), "3 订单状态  row_cut"},
		"a damaged key":   {orders(good, strings.Replace(good, "693000000000000000101", "6.93E+18", 1)), "3 子订单编号 6.93E+18 id_damaged"},
		"a gift costs 0":  {fmt.Sprintf(cost, "0"), ""},
	} {
		_, _, report, _ := parseText(t, c.text, options(""))
		var got []string
		for _, r := range report.Rejects {
			got = append(got, fmt.Sprintf("%d %s %s %s", r.Row, r.Column, r.Value, r.Reason.Code()))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
}

func TestTotalRowsAreControlSums(t *testing.T) {
	head := "商品id,商品名称,日期,消耗(元),展示次数,点击次数,直接成交金额(元)\n"
	rows := "1,a,2026-09-10,\"1,200.50\",45000,945,1\n2,b,2026-09-10,300.00,9000,135,2\n"
	for name, c := range map[string]struct{ text, file string }{
		"last":      {head + rows + "合计,-,-,\"1,500.50\",54000,,\n", "1500.50"},
		"first":     {head + "总计,,,\"1,500.50\",,,\n" + rows, "1500.50"},
		"different": {head + rows + "合计,,,\"1,600.50\",,,\n", "1600.50"},
		"subtotals": {head + "1,a,2026-09-10,\"1,200.50\",1,1,1\n小计,,,\"1,200.50\",,,\n2,b,2026-09-10,300.00,1,1,1\n小计,,,300.00,,,\n合计,,,\"1,500.50\",,,\n", "1500.50"},
		"none":      {head + rows, ""},
	} {
		_, _, report, _ := parseText(t, c.text, options(""))
		at := slices.IndexFunc(report.Control, func(x Control) bool { return x.Name == "消耗(元)" })
		if at < 0 || report.Control[at].File != c.file || report.Control[at].Imported != "1500.50" || report.Rows != 2 || report.Rejected != 0 {
			t.Errorf("%s: %+v", name, report)
		}
	}
}

func TestArchiveHasNoPersonalDataAndReadsBackTheSame(t *testing.T) {
	var rows []string
	for i := range 5000 {
		rows = append(rows, order(fmt.Sprintf("693%016d", i), "10.00", "2026-09-10 20:01:11"))
	}
	rows = append(rows, "")
	text := "导出人：张三 13812345678\n" + orders(rows...)
	var archive bytes.Buffer
	opt := options("")
	opt.Archive = &archive
	_, first, report, m := parseText(t, text, opt)
	if report.Rows != 5000 || m.HeaderRow != 2 {
		t.Fatalf("%d rows, header %d", report.Rows, m.HeaderRow)
	}
	if !slices.Equal(m.Personal, []string{"收件人", "收件人手机号", "买家手机"}) {
		t.Errorf("personal %q", m.Personal)
	}
	for _, s := range []string{"张三", "13812345678"} {
		if strings.Contains(archive.String(), s) {
			t.Errorf("the archive holds %s", s)
		}
	}
	_, again, report2, _ := parseText(t, archive.String(), options(""))
	if report2.Rows != report.Rows || fmt.Sprint(rowsOf(first)) != fmt.Sprint(rowsOf(again)) {
		t.Errorf("the archive reads differently: %d rows", report2.Rows)
	}
}

// rowsOf lists keys, hashes and places in file order.
func rowsOf(batches []*facts.Batch) []string {
	var out []string
	for _, b := range batches {
		for i := range b.N {
			out = append(out, fmt.Sprintf("%08d %s %x %d", b.SourceRow[i], b.Key[i], b.Hash[i], b.AsOf[i]))
		}
	}
	slices.Sort(out)
	return out
}

func TestEncryptedValuesAreDropped(t *testing.T) {
	text := "主订单编号,子订单编号,订单应付金额,订单状态,达人昵称,新列\n1,11,1.00,已完成,##YWJj##,$$YWJjZA==$$\n"
	stream, batches, _, m := parseText(t, text, options(""))
	at := slices.IndexFunc(stream.Columns, func(c facts.Column) bool { return c.Name == "influencer_name" })
	if batches[0].Columns[at].Valid[0] || !slices.Contains(m.Personal, "新列") {
		t.Errorf("%q", m.Personal)
	}
}

func TestBuyersAreHashedWithTheKey(t *testing.T) {
	text := "订单编号,买家会员名,买家应付货款,总金额,买家实际支付金额,订单状态,订单创建时间\n1,tb_user,1.00,1.00,1.00,交易成功,2026-09-10 10:00:00\n2,tb_user,1.00,1.00,1.00,交易成功,2026-09-10 10:00:00\n"
	hash := func(key string) [2]string {
		opt := options("")
		opt.HashKey = []byte(key)
		stream, batches, _, m := parseText(t, text, opt)
		at := slices.IndexFunc(stream.Columns, func(c facts.Column) bool { return c.Name == "buyer_id" })
		if !slices.Contains(m.Personal, "买家会员名") {
			t.Error("the archive would keep the buyer's name")
		}
		return [2]string(batches[0].Columns[at].Strings)
	}
	a, b := hash("a"), hash("b")
	if a[0] != a[1] || len(a[0]) != 16 || a[0] == b[0] {
		t.Errorf("%v %v", a, b)
	}
}

func TestPhonesInNotesAreMasked(t *testing.T) {
	text := "动账时间,动账流水号,动账方向,动账金额(元),动账账户,动账场景,计费类型,关联子订单号,关联订单号,售后编号,备注\n2026-09-19 10:00:00,1,入账,1.00,a,提现,,,,,请联系13812345678\n"
	stream, batches, _, _ := parseText(t, text, options(""))
	at := slices.IndexFunc(stream.Columns, func(c facts.Column) bool { return c.Name == "note" })
	if got := batches[0].Columns[at].Strings[0]; got != "请联系138********" {
		t.Errorf("%q", got)
	}
}

func TestIdenticalRowsAllGoIn(t *testing.T) {
	row := "260910-000000000000001\t,2026-09-15 09:00:10,1.00,0.00,技术服务费,,\n"
	stream, batches, report, _ := parseText(t, "商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账务类型,备注,业务描述\n"+row+row, options(""))
	if !stream.Repeats || report.Rows != 2 || batches[0].Key[0] != batches[0].Key[1] || len(batches[0].Key[0]) != 32 || batches[0].Hash[0] != batches[0].Hash[1] {
		t.Errorf("%+v", batches[0])
	}
}

func TestContentHashIgnoresColumnsThatAreEmpty(t *testing.T) {
	base := "主订单编号,子订单编号,订单应付金额,订单状态%s\n1,11,1.00,已完成%s\n"
	_, plain, _, _ := parseText(t, fmt.Sprintf(base, "", ""), options(""))
	_, wider, _, _ := parseText(t, fmt.Sprintf(base, ",达人ID,新列", ",,x"), options(""))
	_, other, _, _ := parseText(t, fmt.Sprintf(base, ",达人ID", ",9"), options(""))
	if plain[0].Hash[0] != wider[0].Hash[0] || plain[0].Hash[0] == other[0].Hash[0] {
		t.Error("hashes")
	}
}

func TestFillDownCrossesBlocks(t *testing.T) {
	var b strings.Builder
	b.WriteString("Name,Email,Financial Status,Paid at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Created at\n")
	b.WriteString("#1,a@example.com,paid,2026-09-10 10:00:00 +0800,JPY,5000,1,Mug,1,M0,2026-09-10 09:00:00 +0800\n")
	for i := range 3 * facts.BatchRows {
		fmt.Fprintf(&b, "#1,a@example.com,,,,,1,Mug,1,M%d,\n", i+1)
	}
	b.WriteString("#2,a@example.com,paid,,USD,5.00,1,Mug,1,M,2026-09-10 09:00:00 +0800\n")
	stream, batches, report, _ := parseText(t, b.String(), options(""))
	if report.Rows != 3*facts.BatchRows+2 {
		t.Fatalf("%+v", report)
	}
	paid, yen, total := 0, 0, int64(0)
	each(stream, batches, func(get func(string) (facts.Vector, int, bool)) {
		if _, _, ok := get("paid_at"); ok {
			paid++
		}
		if v, i, _ := get("currency"); v.Strings[i] == "JPY" {
			yen++
		}
		if v, i, ok := get("order_paid"); ok {
			total += v.Ints[i]
		}
	})
	if paid != 3*facts.BatchRows+1 || yen != paid || total != 5000+500 {
		t.Errorf("%d paid, %d yen, total %d", paid, yen, total)
	}
}

func TestNotes(t *testing.T) {
	rows := []string{strings.Replace(order("6930000000000000001", "10.005", "2026-09-10 20:01:11"), "已完成", "外星状态", 1) + ",多余"}
	for i := range 6 {
		rows = append(rows, fmt.Sprintf("693000000000%d0000000,69300000000%d00000000,a,b,1,S,1,1.00,0,,,,2026-09-10 20:01:11,,已完成,0,0,0", i, i))
	}
	_, _, report, _ := parseText(t, orders(rows...), options(""))
	got := map[string]int64{}
	for _, n := range report.Notes {
		got[n.Code+" "+n.Column] = n.Count
		if NoteTitle(n.Code).ZH == "" {
			t.Errorf("note %s has no title", n.Code)
		}
	}
	for k, want := range map[string]int64{"rounded 订单应付金额": 1, "unknown_value status": 1, "extra_cells ": 1, "trailing_zeros 主订单编号": 6} {
		if got[k] != want {
			t.Errorf("%s: %d, want %d (%v)", k, got[k], want, got)
		}
	}
	if report.Rejected != 0 {
		t.Error("hints reject nothing")
	}
}

func TestFilesWithoutDates(t *testing.T) {
	head := "客服账号,咨询人数,询单人数,最终成团人数\nA,1,2,3\n"
	for name, want := range map[string]string{
		"客服数据_2026-09-10.csv":          "2026-09-10",
		"客服数据20260910.csv":             "2026-09-10",
		"20260910-20260910.csv":        "2026-09-10",
		"客服数据.csv":                     "",
		"2026-09-01_2026-09-10 客服.csv": "", // a span is not a day
	} {
		_, _, report, _ := parseText(t, head, options(name))
		if report.FirstDay != want || (want == "") != (report.Rejected == 1) {
			t.Errorf("%s: %+v", name, report)
		}
		if want == "" && report.Rejects[0].Reason.Code() != "date_missing" {
			t.Errorf("%s: %v", name, report.Rejects)
		}
	}
	opt := options("客服数据.csv")
	opt.Date = "2026-09-11"
	if _, _, report, _ := parseText(t, head, opt); report.FirstDay != "2026-09-11" {
		t.Errorf("%+v", report)
	}
	opt = options("客服数据.csv")
	opt.Overrides = map[int32]map[string]string{2: {"date": "2026-09-12"}}
	if _, _, report, _ := parseText(t, head, opt); report.FirstDay != "2026-09-12" {
		t.Errorf("%+v", report)
	}
}

func TestStatementWithoutYear(t *testing.T) {
	bill := "%s\n序号,日期,运单号码,计费重量,产品类型,费用,应付金额\n1,12-28,SF1,1,标快,10,10\n2,01-03,SF2,1,标快,10,10\n"
	for title, want := range map[string][2]string{
		"示例公司 2026年01月 月结账单,x": {"2025-12-28", "2026-01-03"},
		"示例公司 2026年12月 月结账单,x": {"2026-01-03", "2026-12-28"},
	} {
		_, _, report, _ := parseText(t, fmt.Sprintf(bill, title), options(""))
		if report.FirstDay != want[0] || report.LastDay != want[1] {
			t.Errorf("%s: %s…%s", title, report.FirstDay, report.LastDay)
		}
	}
	_, _, report, _ := parseText(t, fmt.Sprintf(bill, "月结账单,x"), options("账单.csv"))
	if report.Rejected != 2 || report.Rejects[0].Reason.Code() != "year_unknown" {
		t.Errorf("%+v", report)
	}
}

func TestAmazonSummaryIsTheControlSum(t *testing.T) {
	_, _, report := parseFile(t, "testdata/samples/amazon_settlement_v2.txt", lookup(t, "amazon_settlement_v2"))
	at := slices.IndexFunc(report.Control, func(c Control) bool { return c.Name == "amount" })
	if at < 0 || report.Control[at].File != "15.28" || report.Control[at].Imported != "15.28" {
		t.Errorf("%+v", report.Control)
	}
}

func lookup(t *testing.T, name string) *Spec {
	t.Helper()
	s, ok := registry(t).Lookup(name)
	if !ok {
		t.Fatal(name)
	}
	return s
}

func TestCancellingStopsParsing(t *testing.T) {
	var b strings.Builder
	for i := range 50_000 {
		b.WriteString(order(fmt.Sprint(i), "1.00", "2026-09-10 20:01:11") + "\n")
	}
	path := filepath.Join(t.TempDir(), "big.csv")
	if err := os.WriteFile(path, []byte(orders(b.String())), 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	matches, err := registry(t).Recognise(book)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	stream, wait := Parse(ctx, matches[0], options(""))
	<-stream.Batches
	cancel()
	for range stream.Batches { // drained, so that the readers end
	}
	if _, err := wait(); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
