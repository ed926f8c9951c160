package profit

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

var update = flag.Bool("update", false, "write what comes out to testdata")

// shelf is a merchant's SKUs in a form that a merchant could read: totals in minor units.
type shelf struct {
	SKUs []struct {
		SKU     string           `yaml:"sku"`
		Name    string           `yaml:"name"`
		Units   int64            `yaml:"units"`
		Orders  int64            `yaml:"orders"`
		Amounts map[string]int64 `yaml:"amounts"`
		Missing []string         `yaml:"missing"`
	} `yaml:"skus"`
}

func (s shelf) Statement(_ context.Context, q run.StatementQuery) (*run.Statement, error) {
	out := &run.Statement{Currency: "CNY", From: q.From, To: q.To, By: q.By}
	for _, k := range s.SKUs {
		out.Rows = append(out.Rows, run.StatementRow{Key: k.SKU, Label: k.Name, Figures: figures(k.Units, k.Amounts, k.Missing)})
	}
	return out, nil
}

func (s shelf) Run(context.Context, metrics.Query) (*run.Result, error) {
	out := &run.Result{By: []string{"sku"}}
	for _, k := range s.SKUs {
		out.Rows = append(out.Rows, run.Row{Keys: []string{k.SKU}, Values: []run.Value{run.Whole(k.Orders)}})
	}
	return out, nil
}

func figures(units int64, amounts map[string]int64, missing []string) run.Figures {
	f := run.Figures{Units: units, Components: map[string]run.Amount{}, Subtotals: map[string]run.Subtotal{}}
	running := run.Amount{}
	for _, c := range ledger.Components() {
		a := run.Amount{Amount: amounts[c.Name], Actual: amounts[c.Name]}
		for _, m := range missing {
			if m == c.Name {
				a.Missing = amounts["list_sales"]
				running.Missing = a.Missing
			}
		}
		f.Components[c.Name] = a
		running.Amount += a.Amount
		f.Subtotals[c.Subtotal] = run.Subtotal{Amount: running, Reliable: running.Missing == 0}
	}
	return f
}

func load(t *testing.T) shelf {
	t.Helper()
	text, err := os.ReadFile("testdata/shelf.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return shelfOf(t, string(text))
}

func shelfOf(t *testing.T, text string) (s shelf) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestGoldenSKUTable(t *testing.T) {
	report, err := SKUs(t.Context(), load(t), Request{From: "2026-01-01", To: "2026-01-31"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	var csv bytes.Buffer
	if err := report.Table(2).CSV(&csv, i18n.ZH); err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string][]byte{"testdata/report.json": append(got, '\n'), "testdata/report.csv": csv.Bytes()} {
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; got\n%s", name, got)
		}
	}
}

func TestBadges(t *testing.T) {
	report, err := SKUs(t.Context(), load(t), Request{From: "2026-01-01", To: "2026-01-31"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		badge   Badge
		refused bool
	}{{HotAndLosing, false}, {"", false}, {QuietAndEarning, false}, {"", true}, {"", false}, {"", false}} {
		if s := report.SKUs[i]; s.Badge != want.badge || s.Refused != want.refused {
			t.Errorf("%s: badge %q refused %v, want %q %v", s.SKU, s.Badge, s.Refused, want.badge, want.refused)
		}
	}
	few := load(t)
	few.SKUs = few.SKUs[:3]
	report, err = SKUs(t.Context(), few, Request{From: "2026-01-01", To: "2026-01-31"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range report.SKUs {
		if s.Badge != "" {
			t.Errorf("three SKUs and a badge: %s %s", s.SKU, s.Badge)
		}
	}
}

// The example of the formula in Levers and With, worked by hand: 100.00 list, 10.00 off, 9.00
// refunded, 30.00 cost of which 3.00 comes back, 10 % commission, 5.00 freight, 20.00 ads.
func TestWhatIfByHand(t *testing.T) {
	u := Unit{ListPrice: 10000, SellerDiscount: -1000, Refunds: -900, CostOfGoods: -3000, ReturnedCost: 300,
		Commission: -810, Freight: -500, Ads: -2000}.total()
	l := u.Levers()
	if l.Price != 9000 || l.UnitCost != 3000 || math.Abs(l.CommissionRate-0.1) > 1e-12 || l.Freight != 500 || l.Ads != 2000 {
		t.Fatalf("levers %+v", l)
	}
	got := u.With(Levers{Price: 8100, UnitCost: 2000, CommissionRate: 0.05, Freight: 400, Ads: 1000})
	want := Unit{ListPrice: 9000, SellerDiscount: -900, Refunds: -810, NetRevenue: 7290, CostOfGoods: -2000, ReturnedCost: 200,
		CM1: 5490, Commission: -364.5, Freight: -400, CM2: 4725.5, Ads: -1000, CM3: 3725.5}
	if !near(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if roi := got.BreakEvenROI(); roi == nil || math.Abs(*roi-7290/4725.5) > 1e-12 {
		t.Errorf("break-even ROI %v", roi)
	}
}

func TestLeversLeftAloneChangeNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(2026, 1))
	for i := range 2000 {
		amount := func() float64 {
			if random.IntN(5) == 0 {
				return 0
			}
			return math.Round(random.Float64() * 20000)
		}
		u := Unit{ListPrice: amount(), SellerDiscount: -amount(), OtherDiscount: amount() - amount(), Refunds: -amount(), OtherIncome: amount(),
			CostOfGoods: -amount(), ReturnedCost: amount() - amount(), Commission: -amount(), SalesTax: -amount(), Freight: -amount(),
			Handling: -amount(), OtherFees: -amount(), Ads: -amount(), LiveAndContent: -amount()}.total()
		if u.NetRevenue == 0 {
			continue
		}
		if got := u.With(u.Levers()); !near(got, u) {
			t.Fatalf("case %d: got %+v\nfrom %+v", i, got, u)
		}
	}
}

func TestNoNumberIsBetterThanAWrongOne(t *testing.T) {
	losing := Unit{ListPrice: 100, CostOfGoods: -200}.total()
	if losing.BreakEvenROI() != nil || losing.NetROI() != nil || losing.ProfitROI() != nil {
		t.Error("a ratio without a denominator")
	}
	free := Unit{}.With(Levers{Price: 500, UnitCost: 200, CommissionRate: 0.1})
	if free.NetRevenue != 500 || free.CM2 != 250 {
		t.Errorf("priced from nothing: %+v", free)
	}
	for _, u := range []Unit{losing, free, {}} {
		text, err := json.Marshal(u)
		if err != nil || strings.Contains(string(text), "NaN") {
			t.Errorf("%s %v", text, err)
		}
	}
}

func TestQuantile(t *testing.T) {
	// numpy.quantile([1, 2, 3, 10], q), method "linear", NumPy 2.1.
	for q, want := range map[float64]float64{0: 1, 0.25: 1.75, 0.5: 2.5, 0.75: 4.75, 1: 10, 2: 10} {
		if got := quantile([]float64{10, 3, 1, 2}, q); got != want {
			t.Errorf("quantile %v = %v, want %v", q, got, want)
		}
	}
}

func near(a, b Unit) bool {
	close := func(x, y float64) bool { return math.Abs(x-y) <= 1e-6*(1+math.Abs(y)) }
	return close(a.NetRevenue, b.NetRevenue) && close(a.CM1, b.CM1) && close(a.CM2, b.CM2) && close(a.CM3, b.CM3) &&
		close(a.ListPrice, b.ListPrice) && close(a.CostOfGoods, b.CostOfGoods) && close(a.ReturnedCost, b.ReturnedCost) &&
		close(a.Commission, b.Commission) && close(a.SalesTax, b.SalesTax) && close(a.Freight, b.Freight) && close(a.Ads, b.Ads)
}
