package collect

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/collect/sheet"
	"pgregory.net/rapid"
)

// cellTexts are what cells of exports look like, good and bad.
var cellTexts = []string{
	"", "-", "0", "0.00", "1", "12.5", "-3.20", "1,234.50", "¥12", "9999999999999", "12%", "abc", "6.93E+18", "'6930000000000000001", "\t6930000000000000001",
	"2026-09-10", "2026-09-10 20:01:11", "09-11", "10/09/2026 08:00:00", "20260601~20260630", "46275.5", "是", "否", "已完成", "退款成功", "合计", "总计", "Total", "小计",
	"#x", "提现", "货款", "支出", "多行\n文字", "逗号,文字", "引号\"文字", "13812345678", "P790000000000000001", "260910-1", "SF1-顺丰", "USD", "JPY", "无", "null",
}

// TestNoRowIsLost feeds every spec rows of random cells: each row is imported, rejected,
// excluded, or is a total, a comment or blank, and nothing panics.
func TestNoRowIsLost(t *testing.T) {
	r := registry(t)
	specs := r.Specs()
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		s := specs[rapid.IntRange(0, len(specs)-1).Draw(rt, "spec")]
		var file bytes.Buffer
		out := csv.NewWriter(&file)
		_ = out.Write(s.Header)
		n := rapid.IntRange(1, 8).Draw(rt, "rows")
		set := rapid.SampledFrom(cellTexts)
		for range n {
			row := make([]string, len(s.Header))
			for i := range row {
				row[i] = set.Draw(rt, "cell")
			}
			_ = out.Write(row)
		}
		out.Flush()
		path := filepath.Join(dir, "file.csv")
		if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
			rt.Fatal(err)
		}
		book, err := sheet.Open(context.Background(), path)
		if err != nil {
			rt.Fatal(err)
		}
		defer book.Close()
		matches, err := r.MatchWith(book, s)
		if err != nil {
			rt.Fatalf("%s: %v", s.Name, err)
		}
		stream, wait := Parse(context.Background(), matches[0], options("2026-09-10.csv"))
		rows := int64(0)
		for b := range stream.Batches {
			rows += int64(b.N)
			for i := range b.N {
				if b.Key[i] == "" {
					rt.Errorf("%s: row %d has no key", s.Name, b.SourceRow[i])
				}
			}
			for c, col := range stream.Columns {
				if len(b.Columns[c].Valid) != b.N {
					rt.Errorf("%s: column %s has %d rows of %d", s.Name, col.Name, len(b.Columns[c].Valid), b.N)
				}
			}
		}
		report, err := wait()
		if err != nil {
			rt.Fatal(err)
		}
		if report.Rows != rows || report.Rows+report.Rejected+report.Excluded > int64(n) {
			rt.Errorf("%s: %d sent, %+v", s.Name, rows, report)
		}
		if report.Rejected > 0 && len(report.Rejects) == 0 || report.Rejected == 0 && len(report.Rejects) > 0 {
			rt.Errorf("%s: %d rejected, %d cells", s.Name, report.Rejected, len(report.Rejects))
		}
		left := int64(n) - report.Rows - report.Rejected - report.Excluded
		if possible := neither(file.String(), s); left > possible {
			rt.Errorf("%s: %d of %d rows are nowhere, at most %d are totals or comments\n%s", s.Name, left, n, possible, file.String())
		}
	})
}

// neither counts the rows of a file that may be no facts: totals, comments, explanations.
func neither(text string, s *Spec) int64 {
	records, _ := csv.NewReader(strings.NewReader(text)).ReadAll()
	count := int64(s.ExplanationRows)
	for _, r := range records[1:] {
		joined := strings.Join(r, "|")
		if strings.Contains(joined, "合计") || strings.Contains(joined, "总计") || strings.Contains(joined, "Total") || strings.Contains(joined, "小计") || len(s.Totals) > 0 || len(strings.Trim(joined, "|#x")) < 3 {
			count++
		}
	}
	return count
}

func TestExcludedRowsAreCounted(t *testing.T) {
	s, err := ParseSpec([]byte("name: x\nplatform: p\ntitle: {zh: a, en: b}\ntable: cost\nrequire: [货号, 进价]\nmap: {货号: sku, 进价: unit_cost}\nexclude: [{when: {状态: 停用}}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	matches, err := registry(t).MatchWith(openCSV(t, "货号,进价,状态\nA,1,\nB,2,停用\nC,3,在售\n"), s)
	if err != nil {
		t.Fatal(err)
	}
	_, _, report := read(t, matches[0], options(""))
	if report.Rows != 2 || report.Excluded != 1 || fmt.Sprint(report.Control) != "[]" {
		t.Errorf("%+v", report)
	}
}
