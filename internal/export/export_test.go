package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"math"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/suanpan/suanpan/internal/i18n"
)

var columns = []Column{
	{ZH: "商品", EN: "Product", Kind: Text}, {ZH: "日期", EN: "Day", Kind: Date}, {ZH: "件数", EN: "Units", Kind: Int},
	{ZH: "利润", EN: "Profit", Kind: Money, Digits: 2}, {ZH: "退款率", EN: "Refund rate", Kind: Ratio}, {ZH: "ROI", EN: "ROI", Kind: Number},
}

func rowsOf(rows ...[]Cell) iter.Seq2[[]Cell, error] {
	return func(yield func([]Cell, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func example() Table {
	return Table{Name: "利润/SKU", Columns: columns, Rows: rowsOf(
		[]Cell{TextCell(`=HYPERLINK("http://evil","a")`), TextCell("2026-01-05"), WholeCell(-3), WholeCell(-123456), FractionCell(0.125), FractionCell(2.5)},
		[]Cell{TextCell("6932501987340012345"), TextCell("-"), WholeCell(0), WholeCell(5), {}, FractionCell(-1)},
		[]Cell{TextCell("逗号, \"引号\"\n换行")},
	)}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := example().CSV(&b, i18n.ZH); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff商品,日期,件数,利润,退款率,ROI\r\n" +
		"\"'=HYPERLINK(\"\"http://evil\"\",\"\"a\"\")\",2026-01-05,-3,-1234.56,0.125,2.5\r\n" +
		"6932501987340012345,'-,0,0.05,,-1\r\n" +
		"\"逗号, \"\"引号\"\"\r\n换行\",,,,,\r\n"
	if b.String() != want {
		t.Errorf("got\n%q\nwant\n%q", b.String(), want)
	}
}

func TestXLSX(t *testing.T) {
	var b bytes.Buffer
	if err := example().XLSX(&b, i18n.EN); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	if sheet != "利润 SKU" {
		t.Errorf("sheet %q", sheet)
	}
	for cell, want := range map[string]string{
		"A1": "Product", "A2": `'=HYPERLINK("http://evil","a")`, "B2": "2026-01-05", "C2": "-3", "D2": "-1,234.56", "E2": "12.5%", "F2": "2.50",
		"A3": "6932501987340012345", "B3": "'-", "D3": "0.05", "E3": "", "A4": "逗号, \"引号\"\n换行"} {
		if got, err := f.GetCellValue(sheet, cell); err != nil || got != want {
			t.Errorf("%s = %q, %v; want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]excelize.CellType{"A3": excelize.CellTypeInlineString, "D2": excelize.CellTypeUnset} {
		if got, err := f.GetCellType(sheet, cell); err != nil || got != want {
			t.Errorf("type of %s = %v, %v", cell, got, err)
		}
		if formula, err := f.GetCellFormula(sheet, cell); err != nil || formula != "" {
			t.Errorf("%s holds the formula %q", cell, formula)
		}
	}
}

func TestLongTablesContinueOnFurtherSheets(t *testing.T) {
	var b bytes.Buffer
	table := Table{Name: strings.Repeat("长", 40), Columns: columns[2:3], Rows: rowsOf([]Cell{WholeCell(1)}, []Cell{WholeCell(2)}, []Cell{WholeCell(3)})}
	if err := table.workbook(&b, i18n.ZH, 3); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	names := f.GetSheetList()
	if len(names) != 2 {
		t.Fatalf("sheets %v", names)
	}
	if got, err := f.GetCellValue(names[1], "A2"); err != nil || got != "3" {
		t.Errorf("second sheet begins with %q, %v", got, err)
	}
}

func TestErrorsEndTheExport(t *testing.T) {
	broken := errors.New("rows broke")
	table := Table{Name: "x", Columns: columns, Rows: func(yield func([]Cell, error) bool) { yield(nil, broken) }}
	if err := table.CSV(io.Discard, i18n.ZH); !errors.Is(err, broken) {
		t.Errorf("csv: %v", err)
	}
	if err := table.XLSX(io.Discard, i18n.ZH); !errors.Is(err, broken) {
		t.Errorf("xlsx: %v", err)
	}
	reader, full := io.Pipe()
	reader.Close()
	if err := example().CSV(full, i18n.ZH); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("nobody reads: %v", err)
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		minor  int64
		digits int
		want   string
	}{{0, 2, "0.00"}, {-5, 2, "-0.05"}, {12345, 2, "123.45"}, {900, 0, "900"}, {1, 3, "0.001"}, {math.MinInt64, 2, "-92233720368547758.08"}} {
		if got := decimal(c.minor, c.digits); got != c.want {
			t.Errorf("decimal(%d, %d) = %s, want %s", c.minor, c.digits, got, c.want)
		}
	}
}

func FuzzDefuse(f *testing.F) {
	for _, s := range []string{"", "=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u200b=1", "＝1", "ok", "'=1", "\ufeff=1", "\n=1", "\x00=1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		safe := defuse(s)
		if safe != s && safe != "'"+s {
			t.Fatalf("%q became %q", s, safe)
		}
		shown := strings.TrimLeft(safe, " \u00a0\u200b\ufeff\x00")
		if shown != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(shown)[0]) {
			t.Fatalf("%q still begins like a formula", safe)
		}
		var b bytes.Buffer
		table := Table{Columns: columns[:1], Rows: rowsOf([]Cell{TextCell(s)})}
		if err := table.CSV(&b, i18n.ZH); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(bytes.NewReader(b.Bytes()[len("\ufeff"):]))
		records, err := r.ReadAll()
		if err != nil || len(records) > 2 {
			t.Fatalf("%q spilled over its cell: %v, %v", s, records, err)
		}
	})
}
