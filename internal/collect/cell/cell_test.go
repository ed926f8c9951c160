package cell

import (
	"math"
	"testing"
	"time"
)

func TestMoney(t *testing.T) {
	for _, c := range []struct {
		in     string
		digits int
		format Format
		want   int64
		reason Reason
	}{
		{"0", 2, Format{}, 0, OK},
		{"94.00", 2, Format{}, 9400, OK},
		{"-1.5", 2, Format{}, -150, OK},
		{"1,234.50", 2, Format{}, 123450, OK},
		{"¥1,234.50", 2, Format{}, 123450, OK},
		{"￥ 12", 2, Format{}, 1200, OK},
		{"-¥12.30", 2, Format{}, -1230, OK},
		{"¥-12.30", 2, Format{}, -1230, OK},
		{"201.00元", 2, Format{}, 20100, OK},
		{"0元", 2, Format{}, 0, OK},
		{"US$21.83", 2, Format{}, 2183, OK},
		{"$21.83", 2, Format{}, 2183, OK},
		{"USD 21.83", 2, Format{}, 2183, OK},
		{"21.83 EUR", 2, Format{}, 2183, OK},
		{"1.2万", 2, Format{}, 1200000, OK},
		{"1.2345万", 2, Format{}, 1234500, OK},
		{"0.5亿", 2, Format{}, 5000000000, OK},
		{"(12.00)", 2, Format{}, -1200, OK},
		{"（12.00）", 2, Format{}, -1200, OK},
		{"12.00-", 2, Format{}, -1200, OK},
		{"\t12.00\t", 2, Format{}, 1200, OK},
		{"'12.00", 2, Format{}, 1200, OK},
		{`="12.00"`, 2, Format{}, 1200, OK},
		{"1,015.28", 2, Format{}, 101528, OK},
		{"151.0000", 2, Format{}, 15100, OK},
		{"0.005", 2, Format{}, 1, Rounded},
		{"-0.005", 2, Format{}, -1, Rounded},
		{"0.004", 2, Format{}, 0, Rounded},
		{"12.340000000000002", 2, Format{}, 1234, Rounded},
		{"0.30000000000000004", 2, Format{}, 30, Rounded},
		{"1.0E-2", 2, Format{}, 1, OK},
		{"1200", 0, Format{}, 1200, OK},
		{"1.234", 3, Format{}, 1234, OK},
		{"92233720368547758.07", 2, Format{}, math.MaxInt64, OK},
		{"92233720368547758.08", 2, Format{}, 0, NumberTooLarge},
		{"99999999999999999999", 2, Format{}, 0, NumberTooLarge},
		{"1234567890123456", 2, Format{}, 123456789012345600, OK},
		{"1.234,50", 2, Format{Comma: true}, 123450, OK},
		{"1 234,50", 2, Format{Comma: true}, 123450, OK},
		{"12,5", 2, Format{Comma: true}, 1250, OK},
		{"15.28", 2, Format{Comma: true}, 0, MoneyUnreadable},
		{"15.28", 2, Format{Either: true}, 1528, OK},
		{"15,28", 2, Format{Either: true}, 1528, OK},
		{"1.015,28", 2, Format{Either: true}, 101528, OK},
		{"1,015.28", 2, Format{Either: true}, 101528, OK},
		{"1,015", 2, Format{Either: true}, 0, MoneyUnreadable},
		{"1.234.567", 2, Format{Either: true}, 123456700, OK},
		{"12,5", 2, Format{}, 0, MoneyUnreadable},
		{"1,23,456", 2, Format{}, 0, MoneyUnreadable},
		{"1,2345", 2, Format{}, 0, MoneyUnreadable},
		{"1.2.3", 2, Format{}, 0, MoneyUnreadable},
		{"--5", 2, Format{}, 0, MoneyUnreadable},
		{"(-5)", 2, Format{}, 0, MoneyUnreadable},
		{"12%", 2, Format{}, 0, MoneyUnreadable},
		{"约12", 2, Format{}, 0, MoneyUnreadable},
		{"12元/件", 2, Format{}, 0, MoneyUnreadable},
		{"abc", 2, Format{}, 0, MoneyUnreadable},
		{".", 2, Format{}, 0, MoneyUnreadable},
		{"¥", 2, Format{}, 0, MoneyUnreadable},
	} {
		got, r := Money(c.in, c.digits, c.format)
		if got != c.want || r != c.reason {
			t.Errorf("Money(%q, %d, %+v) = %d, %v; want %d, %v", c.in, c.digits, c.format, got, r, c.want, c.reason)
		}
	}
	for _, s := range []string{"", " ", "-", "--", " --", "—", "/", "暂无", "暂无数据", "无", "null", "NULL", "nan", "N/A", "无退款申请", "没有申请退款", "None", `=""`, "\t"} {
		if v, r := Money(s, 2, Format{}); v != 0 || r != Blank {
			t.Errorf("Money(%q) = %d, %v; want blank", s, v, r)
		}
	}
}

func TestCountsAndShares(t *testing.T) {
	if v, r := Int("1,234", Format{}); v != 1234 || r != OK {
		t.Error(v, r)
	}
	if v, r := Int("3.00", Format{}); v != 3 || r != OK {
		t.Error(v, r)
	}
	if _, r := Int("3.5", Format{}); r != NumberUnreadable {
		t.Error(r)
	}
	for in, want := range map[string]float64{"12%": 0.12, "98.50%": 0.985, "0.0421": 0.0421, "1": 1, "36.67％": 0.3667, "0.00%": 0} {
		if v, r := Ratio(in, Format{}); r != OK || math.Abs(v-want) > 1e-15 {
			t.Errorf("Ratio(%q) = %v, %v", in, v, r)
		}
	}
	if v, r := Ratio("2.10", Format{Percent: true}); v != 0.021 || r != OK {
		t.Error(v, r)
	}
	if v, r := Price("59.123456", Format{}); v != 59123456 || r != OK {
		t.Error(v, r)
	}
	if v, r := Price("0.001", Format{}); v != 1000 || r != OK {
		t.Error(v, r)
	}
	if v, r := Number("1.50", Format{}); v != 1.5 || r != OK {
		t.Error(v, r)
	}
	for in, want := range map[string]int64{"是": 1, "否": 0, "true": 1, "FALSE": 0, "无": 0} {
		if v, r := Bool(in); v != want || r != OK {
			t.Errorf("Bool(%q) = %d, %v", in, v, r)
		}
	}
	if _, r := Bool("也许"); r != BoolUnreadable {
		t.Error(r)
	}
}

func TestID(t *testing.T) {
	for _, c := range []struct {
		in, want string
		reason   Reason
	}{
		{"\t6930000000000000001", "6930000000000000001", OK},
		{"'6930000000000000001\t", "6930000000000000001", OK},
		{"`2026091900000000000000000001", "2026091900000000000000000001", OK},
		{`="3500000000000000001"`, "3500000000000000001", OK},
		{"100000000001.0", "100000000001", OK},
		{"260910-000000000000001\t", "260910-000000000000001", OK},
		{"P790000000000000001", "P790000000000000001", OK},
		{"#1001", "#1001", OK},
		{"SKU-1.0", "SKU-1.0", OK},
		{"1E5", "1E5", OK}, // a code, not a number: no sign and one digit
		{"001", "001", OK},
		{"6.93E+18", "", IDDamaged},
		{"2.02607E+27", "", IDDamaged},
		{"6.93e18", "", IDDamaged},
		{"7E+17", "", IDDamaged},
		{"-", "", Blank},
		{"NA", "", Blank},
		{"##c2FtcGxl##", "", Blank},
		{"$$c2FtcGxl$$", "", Blank},
	} {
		if got, r := ID(c.in); got != c.want || r != c.reason {
			t.Errorf("ID(%q) = %q, %v; want %q, %v", c.in, got, r, c.want, c.reason)
		}
	}
	if long, zeros := TrailingZeros("6930000000000000000"); !long || !zeros {
		t.Error("rounded id not noticed")
	}
}

func TestTextAndPhones(t *testing.T) {
	for in, want := range map[string]string{
		" 示例 ": "示例", "\u3000示例\u00a0": "示例", "-": "", "NULL": "", "无": "", "NA": "NA", "cream cheese ": "cream cheese",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q", in, got)
		}
	}
	for in, want := range map[string]string{
		"电话13812345678，订单6930000000000000001": "电话138********，订单6930000000000000001",
		"订单 300000000001":                     "订单 300000000001",
		"12345678901":                         "12345678901",
	} {
		if got := MaskPhones(in); got != want {
			t.Errorf("MaskPhones(%q) = %q", in, got)
		}
	}
}

func TestTime(t *testing.T) {
	shanghai := time.FixedZone("Asia/Shanghai", 8*3600)
	for _, c := range []struct {
		in     string
		clock  Clock
		want   string
		reason Reason
	}{
		{"2026-09-10 20:01:11", Clock{}, "2026-09-10 20:01:11", OK},
		{"\t2026-09-10 20:01:11", Clock{}, "2026-09-10 20:01:11", OK},
		{"2026/09/07 08:55:37", Clock{}, "2026-09-07 08:55:37", OK},
		{"2026/9/10 8:00", Clock{}, "2026-09-10 08:00:00", OK},
		{"2026-09-10", Clock{}, "2026-09-10 00:00:00", OK},
		{"2026年9月1日", Clock{}, "2026-09-01 00:00:00", OK},
		{"2026年09月01日 00:00:00", Clock{}, "2026-09-01 00:00:00", OK},
		{"2026年9月1日 8时5分", Clock{}, "2026-09-01 08:05:00", OK},
		{"2026年9月1日 8时5分7秒", Clock{}, "2026-09-01 08:05:07", OK},
		{"2026.9.1", Clock{}, "2026-09-01 00:00:00", OK},
		{"20260917", Clock{}, "2026-09-17 00:00:00", OK},
		{"20260917103005", Clock{}, "2026-09-17 10:30:05", OK},
		{"46275", Clock{}, "2026-09-10 00:00:00", OK},
		{"46275.834155", Clock{}, "2026-09-10 20:01:11", OK},
		{"10/09/2026 20:00:00", Clock{Order: DMY}, "2026-09-10 20:00:00", OK},
		{"09/10/2026", Clock{Order: MDY}, "2026-09-10 00:00:00", OK},
		{"10/09/2026", Clock{}, "", DateAmbiguous},
		{"10.09.2026 08:00:00 UTC", Clock{Zone: shanghai}, "2026-09-10 16:00:00", OK},
		{"2026-09-10 08:00:00 UTC", Clock{}, "2026-09-10 08:00:00", OK},
		{"Sep 4, 2026 1:05:07 AM PDT", Clock{Zone: shanghai}, "2026-09-04 16:05:07", OK},
		{"Sep 4, 2026 12:05:07 AM PDT", Clock{}, "2026-09-04 00:05:07", OK},
		{"Sep 4, 2026 12:05:07 PM PDT", Clock{}, "2026-09-04 12:05:07", OK},
		{"4 Sep 2026 13:05:07 CEST", Clock{}, "2026-09-04 13:05:07", OK},
		{"2026-05-01 10:00:00 +0200", Clock{Zone: shanghai}, "2026-05-01 16:00:00", OK},
		{"2026-09-10T08:00:00+00:00", Clock{Zone: shanghai}, "2026-09-10 16:00:00", OK},
		{"2026-09-10T08:00:00Z", Clock{Zone: shanghai}, "2026-09-10 16:00:00", OK},
		{"2026-09-10T08:00:00.500Z", Clock{}, "2026-09-10 08:00:00", OK},
		{"09-11", Clock{Year: 2026}, "2026-09-11 00:00:00", OK},
		{"12-28", Clock{Year: 2026, Month: 1}, "2025-12-28 00:00:00", OK},
		{"09-11", Clock{}, "", YearUnknown},
		{"2026-02-29", Clock{}, "", DateUnreadable},
		{"2026-13-01", Clock{}, "", DateUnreadable},
		{"2026-09-10 25:00:00", Clock{}, "", DateUnreadable},
		{"2026-09-10 20:01:11 什么", Clock{}, "", DateUnreadable},
		{"昨天", Clock{}, "", DateUnreadable},
		{"1789066802", Clock{}, "", DateUnreadable},
		{"-", Clock{}, "", Blank},
		{"", Clock{}, "", Blank},
	} {
		got, r := Time(c.in, c.clock)
		text := ""
		if r == OK {
			text = time.UnixMicro(got).UTC().Format(time.DateTime)
		}
		if text != c.want || r != c.reason {
			t.Errorf("Time(%q) = %q, %v; want %q, %v", c.in, text, r, c.want, c.reason)
		}
	}
}

func TestDateRanges(t *testing.T) {
	day := func(s string) int64 {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d.Unix() / 86400
	}
	for in, want := range map[string][2]string{
		"20260601~20260630":       {"2026-06-01", "2026-06-30"},
		"2026-06-01～2026-06-30":   {"2026-06-01", "2026-06-30"},
		"2026-06-01 至 2026-06-30": {"2026-06-01", "2026-06-30"},
		"2026-06-01":              {"2026-06-01", "2026-06-01"},
		"2026-06-01 23:59:59":     {"2026-06-01", "2026-06-01"},
	} {
		from, to, r := Date(in, Clock{})
		if r != OK || from != day(want[0]) || to != day(want[1]) {
			t.Errorf("Date(%q) = %d, %d, %v", in, from, to, r)
		}
	}
	if _, _, r := Date("20260630~20260601", Clock{}); r != DateUnreadable {
		t.Error(r)
	}
}

func TestReasonsHaveCodesAndTitles(t *testing.T) {
	seen := map[string]bool{}
	for r := range Reason(len(reasons)) {
		title := r.Title()
		if r.Code() == "" || seen[r.Code()] || title.ZH == "" || title.EN == "" {
			t.Errorf("reason %d: %q %+v", r, r.Code(), title)
		}
		seen[r.Code()] = true
	}
}
