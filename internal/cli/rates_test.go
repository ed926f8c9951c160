package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

func TestRates(t *testing.T) {
	setup(t)
	samples := filepath.Join("..", "collect", "testdata", "samples")
	ok(t, "import", filepath.Join(samples, "shopify_orders_export.csv"), filepath.Join(samples, "douyin_orders_a.csv"))
	statement := func() (s run.Statement) {
		t.Helper()
		if err := json.Unmarshal([]byte(ok(t, "profit", "--json")), &s); err != nil {
			t.Fatal(err)
		}
		return s
	}
	table := func() (r app.RateTable) {
		t.Helper()
		if err := json.Unmarshal([]byte(ok(t, "costs", "rates", "list", "--json")), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	if s := statement(); s.Currency != "CNY" || len(s.OtherCurrencies) != 1 {
		t.Errorf("%s, apart %+v", s.Currency, s.OtherCurrencies)
	}
	missing := table().Missing
	if len(missing) != 1 || missing[0].Currency != "USD" || missing[0].ListSales == 0 {
		t.Fatalf("missing %+v", missing)
	}
	if out := ok(t, "profit"); !strings.Contains(out, "costs rates set USD "+missing[0].From) {
		t.Error(out)
	}
	ok(t, "costs", "rates", "set", "USD", missing[0].From, "7.1")
	if r := table(); len(r.Missing) != 0 || len(r.Rates) != 1 || r.Rates[0].Rate != "7.1" || r.Home != "CNY" {
		t.Errorf("after setting: %+v", r)
	}
	before := statement()
	file := filepath.Join(t.TempDir(), "rates.csv")
	if err := os.WriteFile(file, []byte("日期,USD/CNY,100JPY/CNY\n"+missing[0].From+",7.2,4.7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ok(t, "costs", "rates", "import", file)
	if after := statement(); after.Components["list_sales"].Amount <= before.Components["list_sales"].Amount || len(after.OtherCurrencies) != 0 {
		t.Errorf("list sales %d after %d", after.Components["list_sales"].Amount, before.Components["list_sales"].Amount)
	}
	ok(t, "costs", "rates", "set", "JPY", missing[0].From, "-")
	if r := table(); len(r.Rates) != 1 {
		t.Errorf("after deleting: %+v", r.Rates)
	}
	for _, args := range [][]string{{"set", "CNY", "2026-09-01", "1"}, {"set", "USD", "2026-09-01", "0"}, {"set", "USD", "yesterday", "7"}, {"import", "none.csv"}} {
		if code, _, errOut := suanpan(t, append([]string{"costs", "rates"}, args...)...); code == 0 || errOut == "" {
			t.Errorf("%v: %d %s", args, code, errOut)
		}
	}
}
