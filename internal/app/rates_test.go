package app

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/money"
	"github.com/suanpan/suanpan/internal/records"
)

func statement(t *testing.T, w *Workspace, q run.StatementQuery) *run.Statement {
	t.Helper()
	var err error
	if q.From, q.To, err = w.Span(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := w.Metrics().Statement(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A shop that sells in dollars and one that sells in yuan: without rates they stand apart, and the
// statement says so; with rates they are one statement, to the cent; a changed rate restates its days.
func TestTwoCurrenciesOneStatement(t *testing.T) {
	t.Parallel()
	w, ctx := newWorkspace(t), t.Context()
	whole(t, w, ImportRequest{Paths: []string{filepath.Join(samplesDir, "shopify_orders_export.csv"), filepath.Join(samplesDir, "douyin_orders_a.csv")}})

	yuan := statement(t, w, run.StatementQuery{})
	if yuan.Currency != "CNY" || yuan.Home != "" || len(yuan.OtherCurrencies) != 1 {
		t.Fatalf("statement in %s, apart: %+v", yuan.Currency, yuan.OtherCurrencies)
	}
	apart := yuan.OtherCurrencies[0]
	table, err := w.Rates(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if apart.Currency != "USD" || apart.ListSales <= 0 || apart.Days == 0 || len(table.Missing) == 0 || table.Missing[0].Currency != "USD" || table.Missing[0].From != apart.FirstDay {
		t.Fatalf("apart %+v, missing %+v", apart, table.Missing)
	}
	dollars := lines(t, w, `SELECT CAST(list_sales AS VARCHAR) FROM line_profit WHERE currency = 'USD'`)

	if err := w.SetRates(ctx, []Rate{{"USD", apart.FirstDay, "7.1"}}, quiet); err != nil {
		t.Fatal(err)
	}
	var want int64
	for _, text := range dollars {
		amount, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		want += money.MulDiv(amount, 71, 10)
	}
	one := statement(t, w, run.StatementQuery{By: "platform"})
	if len(one.OtherCurrencies) != 0 || one.Components["list_sales"].Amount != yuan.Components["list_sales"].Amount+want || len(one.Rows) != 2 {
		t.Errorf("list sales %d in %d rows, want %d; apart %+v", one.Components["list_sales"].Amount, len(one.Rows), yuan.Components["list_sales"].Amount+want, one.OtherCurrencies)
	}
	var sum int64
	for _, row := range one.Rows {
		sum += row.Subtotals["operating_profit"].Amount.Amount
	}
	if sum != one.Subtotals["operating_profit"].Amount.Amount {
		t.Errorf("rows sum to %d, the statement says %d", sum, one.Subtotals["operating_profit"].Amount.Amount)
	}
	healthy(t, w)

	before := lines(t, w, `SELECT count(*) FROM restatement WHERE platform = 'douyin'`)
	if err := w.SetRates(ctx, []Rate{{"USD", apart.FirstDay, "7.2"}}, quiet); err != nil {
		t.Fatal(err)
	}
	if again := statement(t, w, run.StatementQuery{}); again.Components["list_sales"].Amount <= one.Components["list_sales"].Amount {
		t.Error("a dearer dollar does not show")
	}
	if n := lines(t, w, `SELECT count(*) FROM restatement WHERE platform = 'shopify' AND currency = 'CNY' AND component = 'list_sales' AND cause = 'rule' AND note LIKE 'exchange_rate USD%' AND before > 0 AND after > before`); n[0] == "0" {
		t.Error("the change of the rate is no restatement")
	}
	if after := lines(t, w, `SELECT count(*) FROM restatement WHERE platform = 'douyin'`); !slices.Equal(before, after) {
		t.Error("days of the shop in yuan were restated")
	}
	if err := w.SetRates(ctx, []Rate{{Currency: "USD", Day: apart.FirstDay}}, quiet); err != nil {
		t.Fatal(err)
	}
	if got := statement(t, w, run.StatementQuery{}); got.Components["list_sales"] != yuan.Components["list_sales"] || len(got.OtherCurrencies) != 1 {
		t.Errorf("without the rate again: %+v", got.OtherCurrencies)
	}

	settings, err := w.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	settings.Reporting = "USD"
	if err := errors.Join(w.PutSettings(ctx, settings), w.CatchUp(ctx, quiet)); err != nil {
		t.Fatal(err)
	}
	if s := statement(t, w, run.StatementQuery{}); s.Currency != "USD" || s.OtherCurrencies[0].Currency != "CNY" {
		t.Errorf("reporting in USD: %s, %+v", s.Currency, s.OtherCurrencies)
	}
	healthy(t, w)
}

func TestReadRates(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want []Rate
	}{
		"plain":       {"2026-09-01,USD,7.1234\n2026/09/02,eur,8\n", []Rate{{"USD", "2026-09-01", "7.1234"}, {"EUR", "2026-09-02", "8"}}},
		"heads":       {"\ufeff币种\t汇率\t日期\r\nUSD\t7.1\t2026-09-01\r\n", []Rate{{"USD", "2026-09-01", "7.1"}}},
		"pairs":       {"日期;USD/CNY;100JPY/CNY;CNY/MYR;EUR/USD\n2026-09-01;7.1;4.7123;0.625;1.1\n2026-09-02;7.2;---;;1.1", []Rate{{"USD", "2026-09-01", "7.1"}, {"JPY", "2026-09-01", "0.047123"}, {"MYR", "2026-09-01", "1.6"}, {"USD", "2026-09-02", "7.2"}}},
		"Chinese GBK": {"\xc8\xd5\xc6\xda,\xb1\xd2\xd6\xd6,\xbb\xe3\xc2\xca\n2026-09-01,USD,7.1", []Rate{{"USD", "2026-09-01", "7.1"}}},
	} {
		if got, err := readRates("CNY", []byte(c.text)); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
	for _, text := range []string{"", "2026-09-01,USD,", "2026-09-01,USD,0", "2026-09-01,USD,-7", "2026-13-01,USD,7", "2026-09-01,dollar,7", "2026-09-01,CNY,1", "2026-09-01,XXX,1", "2026-09-01,USD,7.1234567891", "2026-09-01,USD,1e3"} {
		var f *fault.Error
		if got, err := readRates("CNY", []byte(text)); !errors.As(err, &f) || f.Code != "rates_unreadable" {
			t.Errorf("%q: %v %v", text, got, err)
		}
	}
	if got := formatRate(281_901); got != "0.000281901" {
		t.Error(got)
	}
	if value, ok := parseRate("7.123456789"); !ok || value != 7_123_456_789 || ledger.RateHolds < 8 || records.RateScale != 1_000_000_000 {
		t.Error(value, ok)
	}
}
