package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

func TestAmountsAreGrouped(t *testing.T) {
	for want, minor := range map[string]int64{"0.00": 0, "0.01": 1, "-0.01": -1, "999.99": 99999, "1,000.00": 100000, "-1,234,567.89": -123456789, "12,345.60": 1234560} {
		if got := amount(minor, "CNY"); got != want {
			t.Errorf("%d: %s, want %s", minor, got, want)
		}
	}
	if got := amount(-1234567, "JPY"); got != "-1,234,567" {
		t.Error(got)
	}
}

// Without its costs an amount is a bound, not a profit.
func TestStatementWithMissingCosts(t *testing.T) {
	var out bytes.Buffer
	c := &command{lang: i18n.EN, out: &out}
	figures := run.Figures{Lines: 1, Components: map[string]run.Amount{"list_sales": {Amount: 10000, Actual: 10000}, "cost_of_goods": {Missing: 10000}},
		Subtotals: map[string]run.Subtotal{}}
	for _, name := range []string{"net_revenue", "cm1", "cm2", "cm3", "operating_profit"} {
		figures.Subtotals[name] = run.Subtotal{Amount: run.Amount{Amount: 9000, Missing: 10000}}
	}
	c.printStatement(run.Statement{Currency: "CNY", Figures: figures})
	if text := out.String(); !strings.Contains(text, "≤ 90.00") || strings.Contains(text, "90.0%") || !strings.Contains(text, "not reliable") {
		t.Error(text)
	}
	out.Reset()
	c.printStatement(run.Statement{Currency: "CNY", By: "shop", Rows: []run.StatementRow{{Key: "A", Label: "A", Figures: figures}}})
	if text := out.String(); !strings.Contains(text, "Shop") || !strings.Contains(text, "≤ 90.00") {
		t.Error(text)
	}
}

func TestNotesSayWhere(t *testing.T) {
	for want, n := range map[string]app.Note{
		"x":            {Text: "x", Count: 1},
		"x [qty] ×2":   {Text: "x", Column: "qty", Count: 2},
		"x [状态] [已完成]": {Text: "x", Column: "状态", Sample: "已完成", Count: 1},
	} {
		if got := noteText(n); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
