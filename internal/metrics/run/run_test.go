package run_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/metrics/sums"
	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb/dialect"
)

// store counts the queries that its engine gets.
type store struct {
	warehouse.Store
	queries atomic.Int64
}

func (s *store) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s.queries.Add(1)
	return s.Store.Query(ctx, query, args...)
}

// line is a row of line_profit; components not named are 0.
type line struct {
	day, shop, order, sku, channel string
	currency, kind                 string
	qty                            int64
	first                          bool // of its order
	amounts                        map[string]int64
	estimated, missing             []string
}

func bits(names []string) (mask int64) {
	for i, c := range ledger.Components() {
		for _, n := range names {
			if c.Name == n {
				mask |= 1 << i
			}
		}
	}
	return mask
}

// sales are two shops in January 2026 and one sale a year earlier, with round numbers.
func sales() []line {
	return []line{
		{day: "2026-01-05", shop: "A", first: true, order: "1", sku: "hot", channel: "live", qty: 2,
			amounts:   map[string]int64{"list_sales": 10000, "seller_discount": -1000, "cost_of_goods": -5000, "platform_commission": -450, "ads": -6000},
			estimated: []string{"platform_commission"}},
		{day: "2026-01-05", shop: "A", order: "1", sku: "quiet", channel: "shelf", qty: 1,
			amounts: map[string]int64{"list_sales": 5000, "cost_of_goods": -1000, "platform_commission": -250}},
		{day: "2026-01-06", shop: "A", first: true, order: "2", sku: "hot", channel: "live", qty: 1,
			amounts: map[string]int64{"list_sales": 5000, "refunds": -5000, "cost_of_goods": -2500}},
		{day: "2026-01-06", shop: "B", first: true, order: "1", sku: "new", channel: "live", qty: 3,
			amounts: map[string]int64{"list_sales": 3000}, missing: []string{"cost_of_goods", "outbound_freight"}},
		{day: "2026-01-06", shop: "A", kind: "unallocated", amounts: map[string]int64{"ads": -100}},
		{day: "2026-01-06", shop: "C", first: true, order: "9", sku: "mug", currency: "JPY", qty: 1, amounts: map[string]int64{"list_sales": 900}},
		{day: "2026-01-03", shop: "A", first: true, order: "0", sku: "hot", channel: "live", qty: 1, amounts: map[string]int64{"list_sales": 4000}},
		{day: "2025-01-05", shop: "A", first: true, order: "z", sku: "hot", channel: "live", qty: 1, amounts: map[string]int64{"list_sales": 7000}},
	}
}

// open makes a ledger of those lines, with the tables that the ledger really has.
func open(t testing.TB, lines []line) *store {
	t.Helper()
	db, err := duckdb.Open(t.Context(), filepath.Join(t.TempDir(), "warehouse.duckdb"), duckdb.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	s := &store{Store: db}
	if err := db.Update(t.Context(), func(tx warehouse.Tx) error {
		if _, err := ledger.Migrate(t.Context(), tx); err != nil {
			return err
		}
		return sums.Migrate(t.Context(), tx)
	}); err != nil {
		t.Fatal(err)
	}
	write(t, s, lines)
	var sums []string
	for _, c := range ledger.Components() {
		sums = append(sums, fmt.Sprintf("sum(%[1]s)::BIGINT AS %[1]s", c.Name))
	}
	for table, grain := range map[string]string{
		"profit_day":         "day, platform, shop, currency, sku, spu_code, product_id, category, product_name, estimated, missing",
		"profit_channel_day": "day, platform, shop, currency, channel, account, influencer_id, influencer_name, session_id, estimated, missing",
	} {
		exec(t, s, "INSERT INTO "+table+" BY NAME SELECT "+grain+", sum(lines)::BIGINT AS lines, sum(orders)::BIGINT AS orders, sum(qty)::BIGINT AS qty, "+
			strings.Join(sums, ", ")+" FROM line_profit GROUP BY "+grain)
	}
	return s
}

// write fills line_profit in one statement.
func write(t testing.TB, s *store, lines []line) {
	t.Helper()
	var rows []string
	for i, l := range lines {
		if l.currency == "" {
			l.currency = "CNY"
		}
		if l.kind == "" {
			l.kind = "goods"
		}
		row := fmt.Sprintf("('', '', '', '', '', '', '', '', '', DATE '%s', 'douyin', '%s', '%s', '%s', '%d', '%s', 'name of %s', '%s', '%s', %d, %d, %d, %d, %d",
			l.day, l.shop, l.currency, l.order, i, l.sku, l.sku, l.channel, l.kind, count(l.kind == "goods"), count(l.first), l.qty, bits(l.estimated), bits(l.missing))
		for _, c := range ledger.Components() {
			row += fmt.Sprintf(", %d", l.amounts[c.Name])
		}
		rows = append(rows, row+")")
	}
	if len(rows) == 0 {
		return
	}
	names := "spu_code, product_id, category, account, influencer_id, influencer_name, session_id, province, warehouse, day, platform, shop, currency, order_id, line_id, sku, product_name, channel, line_kind, lines, orders, qty, estimated, missing"
	for _, c := range ledger.Components() {
		names += ", " + c.Name
	}
	exec(t, s, "INSERT INTO line_profit ("+names+") VALUES "+strings.Join(rows, ", "))
}

func count(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

func exec(t testing.TB, s warehouse.Store, query string, args ...any) {
	t.Helper()
	if err := s.Update(context.Background(), func(tx warehouse.Tx) error {
		_, err := tx.Exec(context.Background(), query, args...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func runner(t testing.TB, s *store, o run.Options) *run.Runner {
	t.Helper()
	c, err := metrics.Load()
	if err != nil {
		t.Fatal(err)
	}
	return run.New(c, s, dialect.Dialect{}, o)
}

const from, to = "2026-01-05", "2026-01-06"

func table(r *run.Result) string {
	var b strings.Builder
	for _, row := range r.Rows {
		if row.Rest {
			b.WriteString("rest ")
		}
		b.WriteString(strings.Join(row.Keys, "/"))
		for _, v := range row.Values {
			b.WriteString(" " + v.String())
			if !v.Valid() {
				b.WriteString("null")
			}
		}
		for _, v := range row.Before {
			b.WriteString(" | " + v.String())
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestQueries(t *testing.T) {
	s := open(t, sales())
	r := runner(t, s, run.Options{})
	for name, c := range map[string]struct {
		q    metrics.Query
		want string
	}{
		"totals without a dimension": {
			metrics.Query{Metrics: []string{"orders", "lines", "units", "list_sales", "cm3", "missing_sales"}},
			" 3 4 7 23000 1700 3000\n"},
		"by sku, best first": {
			metrics.Query{Metrics: []string{"list_sales", "units", "orders", "aov"}, By: []string{"sku"}},
			"hot 15000 3 2 7000\nquiet 5000 1 1 5000\nnew 3000 3 1 3000\n 0 0 0 null\n"},
		"ratios are empty, not zero": {
			metrics.Query{Metrics: []string{"roi", "break_even_roi", "refund_rate"}, By: []string{"sku"}, Order: []metrics.Order{{By: "sku"}}},
			" 0 null null\nhot 2.3333333333333335 8.571428571428571 0.35714285714285715\n"},
		"the rest of distinct orders is not a sum": {
			metrics.Query{Metrics: []string{"orders", "list_sales"}, By: []string{"sku"}, Order: []metrics.Order{{By: "list_sales", Desc: true}}, Limit: 1, Rest: true},
			"hot 2 15000\nrest  2 8000\n"},
		"the rest of sums": {
			metrics.Query{Metrics: []string{"list_sales", "cm1_rate"}, By: []string{"channel"}, Limit: 1, Rest: true},
			"live 18000 0.375\nrest  5000 0.8\n"},
		"no rest where nothing is left": {
			metrics.Query{Metrics: []string{"list_sales"}, By: []string{"shop"}, Limit: 5, Rest: true},
			"A 20000\nB 3000\n"},
		"paging": {
			metrics.Query{Metrics: []string{"list_sales"}, By: []string{"sku"}, Limit: 1, Offset: 1},
			"quiet 5000\n"},
		"days, with the days before": {
			metrics.Query{Metrics: []string{"list_sales"}, By: []string{"day"}, Compare: metrics.Previous},
			"2026-01-05 15000 | 4000\n2026-01-06 8000 | 0\n"},
		"a year earlier": {
			metrics.Query{Metrics: []string{"list_sales", "orders"}, Compare: metrics.LastYear},
			" 23000 3 | 7000 | 1\n"},
		"weeks begin on Monday": {
			metrics.Query{Metrics: []string{"list_sales"}, By: []string{"day"}, Grain: metrics.Week, From: "2026-01-01", To: "2026-01-31"},
			"2025-12-29 4000\n2026-01-05 23000\n"},
		"months": {
			metrics.Query{Metrics: []string{"list_sales"}, By: []string{"day"}, Grain: metrics.Month, From: "2025-01-01", To: "2026-01-31"},
			"2025-01-01 7000\n2026-01-01 27000\n"},
		"filters": {
			metrics.Query{Metrics: []string{"list_sales"}, By: []string{"sku"}, Filters: []metrics.Filter{
				{Dim: "sku", Op: metrics.OpNot, Values: []string{"quiet"}}, {Dim: "shop", Op: metrics.OpIn, Values: []string{"A"}},
				{Dim: "product", Op: metrics.OpContains, Values: []string{"OF HO"}}}},
			"hot 15000\n"},
		"rows without a value": {
			metrics.Query{Metrics: []string{"ad_spend"}, Currency: "CNY", Filters: []metrics.Filter{{Dim: "channel", Op: metrics.OpIn, Values: []string{""}}}},
			" 100\n"},
		"the currency asked for": {
			metrics.Query{Metrics: []string{"list_sales"}, Currency: "JPY"}, " 900\n"},
		"by currency": {
			metrics.Query{Metrics: []string{"list_sales"}, By: []string{"currency"}}, "CNY 23000\nJPY 900\n"},
		"nothing at all": {
			metrics.Query{Metrics: []string{"list_sales", "cm2_rate"}, From: "2020-01-01", To: "2020-01-02"}, " 0 null\n"},
		"an injection is only a value": {
			metrics.Query{Metrics: []string{"units"}, Filters: []metrics.Filter{{Dim: "sku", Op: metrics.OpEq, Values: []string{"'; DROP TABLE line_profit; --"}}}},
			" 0\n"},
	} {
		if c.q.From == "" {
			c.q.From, c.q.To = from, to
		}
		got, err := r.Run(t.Context(), c.q)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if table := table(got); !strings.HasPrefix(table, c.want) {
			t.Errorf("%s: got\n%swant\n%s", name, table, c.want)
		}
	}
}

func TestStatement(t *testing.T) {
	s := open(t, sales())
	got, err := runner(t, s, run.Options{}).Statement(t.Context(),
		run.StatementQuery{From: from, To: to, By: "sku", Top: 1, Compare: metrics.Previous})
	if err != nil {
		t.Fatal(err)
	}
	if got.Currency != "CNY" || len(got.OtherCurrencies) != 1 || got.OtherCurrencies[0] != (run.CurrencyTotal{Currency: "JPY", ListSales: 900, Days: 1, FirstDay: "2026-01-06", LastDay: "2026-01-06"}) {
		t.Errorf("currencies %s %v", got.Currency, got.OtherCurrencies)
	}
	if want := (run.Amount{Amount: -700, Actual: -250, Estimated: -450}); got.Components["platform_commission"] != want {
		t.Errorf("platform commission %+v", got.Components["platform_commission"])
	}
	if want := (run.Amount{Amount: -8500, Actual: -8500, Missing: 3000}); got.Components["cost_of_goods"] != want {
		t.Errorf("cost of goods %+v", got.Components["cost_of_goods"])
	}
	if s := got.Subtotals["net_revenue"]; s.Amount.Amount != 17000 || !s.Reliable {
		t.Errorf("net revenue %+v", s)
	}
	// The line of "new" misses two components and still counts once.
	if s := got.Subtotals["cm2"]; s.Amount.Amount != 7800 || s.Missing != 3000 || s.Reliable {
		t.Errorf("cm2 %+v", s)
	}
	if len(got.Rows) != 2 || got.Rows[0].Key != "hot" || got.Rows[0].Label != "name of hot" || !got.Rows[1].Rest || got.Total != 4 {
		t.Fatalf("rows %+v", got.Rows)
	}
	if !got.Rows[0].Subtotals["operating_profit"].Reliable || got.Rows[1].Subtotals["cm1"].Missing != 3000 {
		t.Errorf("reliability of rows: %+v", got.Rows)
	}
	for name, total := range got.Components {
		if sum := got.Rows[0].Components[name].Amount + got.Rows[1].Components[name].Amount; sum != total.Amount {
			t.Errorf("%s: rows give %d, the total is %d", name, sum, total.Amount)
		}
	}
	if got.Before == nil || got.Before.From != "2026-01-03" || got.Before.Subtotals["cm3"].Amount.Amount != 4000 || got.Rows[0].Before.Units != 1 {
		t.Errorf("before %+v", got.Before)
	}
}

func TestAnswersLiveAsLongAsTheirVersion(t *testing.T) {
	s := open(t, sales())
	version := "1"
	r := runner(t, s, run.Options{Version: func(context.Context) (string, error) { return version, nil }})
	q := metrics.Query{Metrics: []string{"units"}, From: from, To: to, Currency: "CNY"}
	ask := func() int64 {
		got, err := r.Run(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		return got.Rows[0].Values[0].Int()
	}
	first := ask()
	exec(t, s, "UPDATE profit_day SET qty = qty + 1 WHERE sku = 'hot' AND day = '2026-01-05'")
	if again := ask(); again != first || s.queries.Load() != 1 {
		t.Errorf("asked the engine %d times for one version", s.queries.Load())
	}
	version = "2"
	if after := ask(); after != first+1 || s.queries.Load() != 2 {
		t.Errorf("new version: %d units after %d queries", after, s.queries.Load())
	}
}
