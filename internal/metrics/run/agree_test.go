package run_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// random lines of a few orders, SKUs and shops, some of it estimated or missing.
func random(seed uint64, n int) []line {
	r := rand.New(rand.NewPCG(seed, 7))
	seen := map[string]bool{}
	var lines []line
	for range n {
		order := r.IntN(n / 2)
		l := line{day: fmt.Sprintf("2026-01-%02d", 1+order%28), shop: fmt.Sprint("shop", order%3), order: fmt.Sprint("o", order),
			sku: fmt.Sprint("sku", r.IntN(9)), channel: fmt.Sprint("channel", r.IntN(3)), qty: int64(r.IntN(4)), amounts: map[string]int64{}}
		l.first = !seen[l.order]
		seen[l.order] = true
		for _, c := range ledger.Components() {
			l.amounts[c.Name] = int64(r.IntN(20001) - 10000)
			switch r.IntN(8) {
			case 0:
				l.estimated = append(l.estimated, c.Name)
			case 1:
				l.missing = append(l.missing, c.Name)
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// A filter on the warehouse, which no rollup knows and every line leaves empty, takes the same
// question to the lines.
func TestRollupsAgreeWithLines(t *testing.T) {
	const seed = 2026
	s := open(t, random(seed, 300))
	r := runner(t, s, run.Options{})
	var names []string
	for _, m := range r.Catalogue().Metrics() {
		if slices.Equal(m.Sources, []string{"profit"}) {
			names = append(names, m.Name)
		}
	}
	compared := 0
	for _, by := range [][]string{nil, {"day"}, {"shop"}, {"sku"}, {"channel"}, {"shop", "sku"}} {
		for _, rest := range []bool{false, true} {
			if rest && by == nil {
				continue
			}
			q := metrics.Query{Metrics: names, By: by, From: "2026-01-08", To: "2026-01-14", Currency: "CNY", Compare: metrics.Previous,
				Order: []metrics.Order{{By: "list_sales", Desc: true}}, Rest: rest}
			if rest {
				q.Limit = 2
			}
			// Distinct orders of a SKU are no sum and always take the lines; leave them to those dimensions that hold whole orders.
			if len(by) > 0 && by[len(by)-1] != "day" && by[len(by)-1] != "shop" {
				q.Metrics = additive(names)
			}
			rolled, err := r.Run(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			q.Filters = []metrics.Filter{{Dim: "warehouse", Op: metrics.OpEq, Values: []string{""}}}
			lines, err := r.Run(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if a, b := table(rolled), table(lines); a != b || a == "" {
				t.Errorf("seed %d, by %v, rest %v: rollup\n%s\nlines\n%s", seed, by, rest, a, b)
			}
			compared++
		}
	}
	if compared != 11 {
		t.Errorf("compared %d questions", compared)
	}
}

// Every statement's rows add up to its components, and these to the subtotals.
func TestStatementsAddUp(t *testing.T) {
	s := open(t, random(7, 200))
	r := runner(t, s, run.Options{})
	direct, err := r.Run(t.Context(), metrics.Query{Metrics: []string{"operating_profit", "operating_profit_missing", "cm1", "cm1_missing"},
		From: "2026-01-01", To: "2026-01-31"})
	if err != nil {
		t.Fatal(err)
	}
	want := direct.Rows[0].Values
	for _, dim := range lookup(t, r, "cm1").Dims {
		if dim == "currency" {
			continue
		}
		st, err := r.Statement(t.Context(), run.StatementQuery{From: "2026-01-01", To: "2026-01-31", By: dim, Top: 3})
		if err != nil {
			t.Fatalf("by %s: %v", dim, err)
		}
		all, cm1 := st.Subtotals["operating_profit"], st.Subtotals["cm1"]
		if all.Amount.Amount != want[0].Int() || all.Missing != want[1].Int() || cm1.Amount.Amount != want[2].Int() || cm1.Missing != want[3].Int() {
			t.Errorf("by %s: %+v and %+v, asked directly %v", dim, all, cm1, want)
		}
		if all.Actual+all.Estimated != all.Amount.Amount {
			t.Errorf("by %s: actual and estimated do not make the amount: %+v", dim, all)
		}
	}
}

func lookup(t *testing.T, r *run.Runner, name string) *metrics.Metric {
	t.Helper()
	m, err := r.Catalogue().Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func additive(names []string) []string {
	var left []string
	for _, n := range names {
		switch n {
		case "orders", "aov", "lines_per_order", "units_per_order", "cm2_per_order", "cm3_per_order", "fulfilment_per_order", "freight_per_order", "profit_per_order":
		default:
			left = append(left, n)
		}
	}
	return left
}
