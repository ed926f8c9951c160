package ledgertest

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/money"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// setRates changes rates as the application does: find the days that they touch, rebuild those.
func (s *shop) setRates(t failer, rates []records.ExchangeRate) ledger.Result {
	t.Helper()
	changed := append(without(s.rates, rates), without(rates, s.rates)...)
	s.rates = rates
	var result ledger.Result
	s.update(t, func(tx warehouse.Tx) error {
		ctx := context.Background()
		days, err := ledger.RateDays(ctx, tx, s.rules, rates, changed)
		if err != nil {
			return err
		}
		result, err = ledger.Rebuild(ctx, tx, s.terms(), days, ledger.Cause{Kind: "rule", Note: "rates", At: noon})
		return err
	})
	return result
}

// without are those of a that are not in b.
func without(a, b []records.ExchangeRate) []records.ExchangeRate {
	return slices.DeleteFunc(slices.Clone(a), func(r records.ExchangeRate) bool { return slices.Contains(b, r) })
}

func yuanPer(currency, day string, billionths int64) records.ExchangeRate {
	return records.ExchangeRate{Home: "CNY", Currency: currency, Day: day, Value: billionths}
}

// abroad is a business whose files name a currency.
func abroad(t *rapid.T, shop, currency string) []file {
	var files []file
	for _, f := range business(t) {
		table, _ := facts.Lookup(f.Table)
		f.Platform, f.Shop = "shopify", shop
		if slices.ContainsFunc(table.Columns, func(c facts.Column) bool { return c.Name == "currency" }) && f.Table != "cost" && f.Table != "logistics_bill" {
			for _, r := range f.Rows {
				r["currency"] = currency
			}
		}
		files = append(files, f)
	}
	return files
}

// Whatever comes first, files or rates, and in which order, the ledger is the same; running totals
// of a line's net revenue are the conversions of its own; sums over SKUs and channels are those
// over lines.
func TestConversionIsExactInAnyOrder(t *testing.T) {
	rules, err := ledger.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	rules = append(rules, records.Rule{ID: 1, Kind: ledger.Overhead, Amount: 10_000, Source: "user"}, records.Rule{ID: 2, Kind: ledger.Packing, SKU: "B", Amount: 33, Currency: "USD", Source: "user"})
	check(t, 4, func(rt *rapid.T) {
		files := append(abroad(rt, "us", rapid.SampledFrom([]string{"USD", "JPY"}).Draw(rt, "currency")), abroad(rt, "cn", "CNY")...)
		var rates []records.ExchangeRate
		for _, currency := range []string{"USD", "JPY"} {
			for _, day := range []string{"2026-09-01", "2026-09-10", "2026-09-11", "2026-09-14"} {
				if rapid.Bool().Draw(rt, "known") {
					rates = append(rates, yuanPer(currency, day, rapid.Int64Range(1, 20_000_000_000).Draw(rt, "rate")))
				}
			}
		}
		one, two := open(t), open(t)
		defer one.store.Close()
		defer two.store.Close()
		one.rules, two.rules, one.rates = rules, rules, rates
		for _, f := range files {
			one.add(rt, f)
		}
		want := one.dump(rt)
		for _, f := range rapid.Permutation(files).Draw(rt, "order") {
			two.add(rt, f)
		}
		two.setRates(rt, []records.ExchangeRate{yuanPer("USD", "2026-09-08", 6_000_000_000), yuanPer("JPY", "2026-09-11", 50_000_000)})
		two.setRates(rt, rapid.Permutation(rates).Draw(rt, "order of rates"))
		if got := two.dump(rt); got != want {
			rt.Fatalf("the order of files and rates matters\n%s\n%s", want, got)
		}
		one.rebuild(rt, "rule")
		if got := one.dump(rt); got != want {
			rt.Fatalf("a full rebuild differs\n%s\n%s", want, got)
		}
		one.sumsAgree(rt)
		one.conversionsAgree(rt)
	})
}

// conversionsAgree compares the running totals of net revenue of every converted line with those in
// its own currency.
func (s *shop) conversionsAgree(t failer) {
	t.Helper()
	rows, err := s.store.Query(context.Background(), `SELECT own_currency, rate, own[1], own[2], own[3], own[4], own[5], own[6], own[7],
		list_sales, seller_discount, platform_discount, platform_subsidy, freight_income, other_income, refunds FROM line_profit WHERE own IS NOT NULL`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var currency string
		var rate int64
		var own, stated [7]int64
		into := []any{&currency, &rate}
		for i := range own {
			into = append(into, &own[i])
		}
		for i := range stated {
			into = append(into, &stated[i])
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		var a, b int64
		for i := range own {
			a, b = a+own[i], b+stated[i]
			if want := exchanged(a, rate, currency); b != want {
				t.Fatalf("%s %s at %d: %s CNY, want %s", currency, money.Format(a, currency), rate, yuan(b), yuan(want))
			}
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// exchanged is the conversion into CNY in rational numbers, rounded half away from zero.
func exchanged(amount, rate int64, currency string) int64 {
	exact := big.NewRat(amount, money.Unit(currency))
	exact.Mul(exact, big.NewRat(rate, records.RateScale))
	exact.Mul(exact, big.NewRat(money.Unit("CNY"), 1))
	text := exact.FloatString(0) // rounds half away from zero
	var n int64
	if _, err := fmt.Sscan(text, &n); err != nil {
		return -1
	}
	return n
}

// A changed rate restates the days on which it holds and something is in its currency, no others.
func TestChangedRateRestatesItsDays(t *testing.T) {
	s := open(t)
	for shop, currency := range map[string]string{"us": "USD", "cn": "CNY", "jp": "JPY"} {
		var rows []row
		for _, day := range []string{"2026-09-01", "2026-09-05", "2026-09-10", "2026-09-15"} {
			rows = append(rows, row{"order_id": day, "line_id": day, "sku": "A", "qty": "1", "goods_amount": "10", "paid": "10",
				"currency": currency, "state": "done", "paid_at": day + " 10:00:00"})
		}
		s.add(t, file{Table: "order_line", Platform: "shopify", Shop: shop, Rows: rows})
	}
	first := []records.ExchangeRate{yuanPer("USD", "2026-09-01", 7_100_000_000), yuanPer("USD", "2026-09-10", 7_200_000_000)}
	if r := s.setRates(t, first); r.Days < 4 {
		t.Errorf("first rates rebuilt %d days", r.Days)
	}
	before := s.restated(t)
	second := []records.ExchangeRate{yuanPer("USD", "2026-09-01", 7_150_000_000), first[1]}
	s.setRates(t, second)
	got := s.restated(t)
	for _, old := range before {
		i := slices.Index(got, old)
		got = slices.Delete(got, i, i+1)
	}
	want := []string{"2026-09-01 list_sales: 71.00 → 71.50 (rule 0)", "2026-09-05 list_sales: 71.00 → 71.50 (rule 0)"}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("restated %q, want %q", got, want)
	}
	for _, l := range s.lines(t) {
		if l.shop == "jp" && l.currency != "JPY" || l.shop == "us" && l.currency != "CNY" {
			t.Errorf("%s of %s stands in %s", l.order, l.shop, l.currency)
		}
	}
}

// Without a foreign currency or a rate, nothing of the ledger depends on the reporting currency's
// name: amounts are not touched.
func TestReportingCurrencyOfOneShop(t *testing.T) {
	s := open(t)
	s.home = "USD"
	s.add(t, file{Table: "order_line", Platform: "shopify", Shop: "us", Rows: []row{{"order_id": "1", "line_id": "1", "sku": "A", "qty": "1", "goods_amount": "10", "paid": "10",
		"currency": "USD", "state": "done", "paid_at": "2026-09-01 10:00:00"}}})
	l := s.lines(t)[0]
	if l.currency != "USD" || l.own != "" || l.amounts[0] != 1000 {
		t.Errorf("got %+v", l)
	}
}

// The trace of a converted line shows what the files say in their own currency, and the rate;
// reconciliation stays in that currency.
func TestTraceAndReconciliationInOwnCurrency(t *testing.T) {
	s := open(t)
	s.rates = []records.ExchangeRate{yuanPer("USD", "2026-09-10", 7_100_000_000)}
	s.rules = []records.Rule{{ID: 1, Kind: ledger.UnitCost, SKU: "A", Amount: 30_000_000, Source: "user"}}
	s.add(t, file{Table: "order_line", Platform: "shopify", Shop: "us", Rows: []row{{"order_id": "1", "line_id": "1", "sku": "A", "qty": "1", "goods_amount": "12.34", "paid": "12.34",
		"currency": "USD", "state": "done", "paid_at": "2026-09-10 10:00:00"}}})
	s.add(t, file{Table: "settlement_line", Platform: "shopify", Shop: "us", Rows: []row{{"order_id": "1", "settle_kind": "settled", "net_amount": "11.97", "fee_payment": "-0.37", "currency": "USD", "settled_at": "2026-09-12 10:00:00"}}})
	lines, err := ledger.Trace(context.Background(), s.store, s.terms(), ledger.TraceFilter{OrderID: "1"})
	if err != nil {
		t.Fatal(err)
	}
	l := lines[0]
	if l.Currency != "CNY" || l.OwnCurrency != "USD" || l.Rate != 7_100_000_000 {
		t.Errorf("line %+v", l)
	}
	for _, want := range []struct {
		component          string
		amount, own, first int64 // first: of the first source
		currency           string
	}{{"list_sales", 8761, 1234, 0, "USD"}, {"payment_fee", -263, 0, -37, "USD"}, {"cost_of_goods", -3000, 0, -3000, "CNY"}} {
		i := slices.IndexFunc(l.Components, func(a ledger.TracedAmount) bool { return a.Component == want.component })
		if i < 0 {
			t.Fatalf("no %s", want.component)
		}
		if a := l.Components[i]; a.Amount != want.amount || a.Own != want.own || len(a.Sources) == 0 || a.Sources[0].Amount != want.first || a.Sources[0].Currency != want.currency {
			t.Errorf("%s: %+v", want.component, a)
		}
	}
	orders, err := ledger.Reconcile(context.Background(), s.store, ledger.ReconcileFilter{OrderID: "1"})
	if err != nil || len(orders) != 1 {
		t.Fatalf("%+v, %v", orders, err)
	}
	if o := orders[0]; o.Currency != "USD" || o.NetRevenue != 1234 || o.Settled != 1197 || o.Difference != -37 || o.Reason != ledger.RateDiffers {
		t.Errorf("reconciled %+v", o)
	}
}
