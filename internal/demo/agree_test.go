package demo_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/demo"
)

// TestTruthAgreesWithFiles: what the truth says of a shop is what its files add up to.
func TestTruthAgreesWithFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "files")
	// Sixty days: long enough for settlements, refunds after them, and a carrier's bill.
	m, err := demo.Write(t.Context(), dir, demo.Options{Seed: 5, Days: 60, Lines: 6000}, nil)
	if err != nil {
		t.Fatal(err)
	}
	truth := readTruth(t, filepath.Join(filepath.Dir(dir), "truth", "truth.json"))
	sum := func(shop string, columns map[string]string) (total int64) {
		for _, f := range m.Files {
			if f.Shop == shop && columns[f.Format] != "" && !f.Damaged {
				total += truth.Files[f.Path].Sums[columns[f.Format]]
			}
		}
		return total
	}
	spend := map[string]string{
		"qianchuan_std_product": "消耗(元)", "qianchuan_std_live": "消耗(元)", "qianchuan_plan": "消耗(元)", "kuaishou_cilijinniu": "花费",
		"xhs_chengfeng_note": "消费", "wanxiangtai_product": "花费", "pdd_promotion": "总花费(元)",
	}
	settled := map[string]string{"douyin_settlement": "结算金额", "kuaishou_settlement": "实际结算金额(元)", "xhs_settlement": "动账金额"}
	insured := map[string]string{"douyin_insurance": "支付保费", "kuaishou_insurance": "商家承担服务费用（元）"}
	for _, s := range truth.Shops {
		if got := sum(s.Shop, spend); got != -s.Known["ads"] {
			t.Errorf("%s: ads %d in files, %d in truth", s.Shop, got, s.Known["ads"])
		}
		if got := sum(s.Shop, settled); got != 0 && got != s.Settled {
			t.Errorf("%s: settled %d in files, %d in truth", s.Shop, got, s.Settled)
		}
		if got := sum(s.Shop, insured); got != 0 && got != -s.Known["freight_insurance"] {
			t.Errorf("%s: insurance %d in files, %d in truth", s.Shop, got, s.Known["freight_insurance"])
		}
	}
}

// TestRowsHold checks the identities of real exports row by row, as text.
func TestRowsHold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "files")
	m, err := demo.Write(t.Context(), dir, demo.Options{Seed: 5, Days: 60, Lines: 6000}, nil)
	if err != nil {
		t.Fatal(err)
	}
	identities := map[string][][]string{ // the first is the sum of the rest; "-" subtracts
		"douyin_settlement": {
			{"结算金额", "收入合计", "支出合计"},
			{"收入合计", "用户实付", "平台补贴", "达人补贴", "抖音支付补贴", "结算前退款金额"},
			{"支出合计", "平台服务费", "佣金", "招商服务费"},
		},
		"pdd_orders": {
			{"商家实收金额(元)", "商品总价(元)", "邮费(元)", "-店铺优惠折扣(元)"},
			{"用户实付金额(元)", "商家实收金额(元)", "-平台优惠折扣(元)", "-多多支付立减金额(元)"},
		},
		"douyin_orders_a": {{"优惠总金额", "平台实际承担优惠金额", "商家实际承担优惠金额", "达人实际承担优惠金额", "支付优惠"}},
	}
	checked := map[string]int{}
	for _, f := range m.Files {
		for _, row := range records(t, filepath.Join(dir, f.Path), f.Format, identities) {
			for _, names := range identities[f.Format] {
				total := fen(t, row[names[0]])
				for _, n := range names[1:] {
					v := fen(t, row[strings.TrimPrefix(n, "-")])
					if strings.HasPrefix(n, "-") {
						v = -v
					}
					total -= v
				}
				if total != 0 {
					t.Fatalf("%s: %s is %d off: %v", f.Path, names[0], total, row)
				}
			}
			checked[f.Format]++
		}
	}
	for format := range identities {
		if checked[format] < 100 {
			t.Errorf("only %d rows of %s were checked", checked[format], format)
		}
	}
}

// records of a CSV export by header, without its explanation row; none for other formats.
func records(t *testing.T, path, format string, wanted map[string][][]string) []map[string]string {
	t.Helper()
	if wanted[format] == nil {
		return nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, cells := range all[1:] {
		if strings.HasPrefix(cells[0], "结算入账时间") {
			continue
		}
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		out = append(out, row)
	}
	return out
}

func fen(t *testing.T, text string) int64 {
	t.Helper()
	if text == "" {
		return 0
	}
	whole, cents, ok := strings.Cut(text, ".")
	v, err := strconv.ParseInt(whole+cents, 10, 64)
	if err != nil || !ok || len(cents) != 2 {
		t.Fatalf("%q is no amount", text)
	}
	return v
}
