package export

import (
	"bytes"
	"testing"

	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

func TestResultsExportChangesTotalsAndWhatIsUnreliable(t *testing.T) {
	gmv := &metrics.Metric{ZH: "成交金额", EN: "GMV", Unit: metrics.Money}
	rate := &metrics.Metric{ZH: "毛利率", EN: "Margin", Unit: metrics.Ratio}
	both := []*metrics.Metric{gmv, rate}
	row := func(sales, before int64, margin, was float64, keys ...string) run.Row {
		return run.Row{Keys: keys, Labels: keys, Values: []run.Value{run.Whole(sales), run.Fraction(margin)}, Before: []run.Value{run.Whole(before), run.Fraction(was)}}
	}
	doubtful := row(500, 0, 0.5, 0.25, "2026-01-02", "B")
	doubtful.Missing = []int64{0, 500}
	rest := row(100, 200, 0.5, 0.25, "", "")
	rest.Rest = true
	result := &run.Result{By: []string{"day", "sku"}, Metrics: both, BeforeFrom: "2025-12-01", Currency: "CNY",
		Rows: []run.Row{row(1500, 1000, 0.5, 0.25, "2026-01-01", "A"), doubtful, rest}}
	total := &run.Result{Metrics: both, BeforeFrom: "2025-12-01", Currency: "CNY", Rows: []run.Row{row(2100, 1200, 0.5, 0.25)}}
	var b bytes.Buffer
	if err := FromResult("x", result, total, 2).CSV(&b, i18n.EN); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffDay,SKU,SKU name,GMV,GMV (before),GMV (change),Margin,Margin (before),Margin (change),Reliability\r\n" +
		"2026-01-01,A,A,15.00,10.00,0.5,0.5,0.25,0.25,\r\n" +
		"2026-01-02,B,B,5.00,0.00,,,0.25,,不可靠 / unreliable\r\n" +
		"其余 / rest,其余 / rest,,1.00,2.00,-0.5,0.5,0.25,0.25,\r\n" +
		"合计 / total CNY,,,21.00,12.00,0.75,0.5,0.25,0.25,\r\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
