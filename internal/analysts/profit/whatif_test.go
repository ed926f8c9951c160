package profit

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// whatIfCase is one what-if: the parts of a unit, where the levers go, and what comes of it.
// The web app answers the same cases by itself (web/src/pages/profit/economics.ts), so that a
// slider need not ask the server; both are checked against this one file.
type whatIfCase struct {
	Name         string   `json:"name"`
	Unit         Unit     `json:"unit"`
	From         Levers   `json:"from"`
	To           Levers   `json:"to"`
	Then         Unit     `json:"then"`
	BreakEvenROI *float64 `json:"break_even_roi"`
	NetROI       *float64 `json:"net_roi"`
}

func whatIfCases() []whatIfCase {
	jacket := Unit{ListPrice: 10000, SellerDiscount: -500, OtherDiscount: -120, Refunds: -1000, OtherIncome: 100, CostOfGoods: -4000,
		ReturnedCost: 400, Commission: -430, SalesTax: -86, Freight: -600, Handling: -150, OtherFees: -34, Ads: -1500, LiveAndContent: -200}.total()
	losing := Unit{ListPrice: 2990, SellerDiscount: -300, CostOfGoods: -2600, ReturnedCost: 31.25, Commission: -134.5, Freight: -309, Handling: -180, Ads: -460}.total()
	gift := Unit{CostOfGoods: -900, Freight: -350, Handling: -180}.total()
	at := jacket.Levers()
	cases := []whatIfCase{
		{Name: "levers left where they stand", Unit: jacket, To: at},
		{Name: "half the price", Unit: jacket, To: Levers{Price: at.Price / 2, UnitCost: at.UnitCost, CommissionRate: at.CommissionRate, Freight: at.Freight, Ads: at.Ads}},
		{Name: "dearer, cheaper goods, other terms", Unit: jacket, To: Levers{Price: 12345.6, UnitCost: 3210, CommissionRate: 0.125, Freight: 480, Ads: 2750}},
		{Name: "everything at nothing", Unit: jacket, To: Levers{}},
		{Name: "a losing unit without ads", Unit: losing, To: Levers{Price: 2690, UnitCost: 2600, CommissionRate: 0.05, Freight: 309}},
		{Name: "a losing unit at a price that earns", Unit: losing, To: Levers{Price: 4200, UnitCost: 2450, CommissionRate: 0.05, Freight: 309, Ads: 300}},
		{Name: "a gift that is sold from now on", Unit: gift, To: Levers{Price: 1990, UnitCost: 900, CommissionRate: 0.05, Freight: 350, Ads: 100}},
		{Name: "a gift that stays one", Unit: gift, To: gift.Levers()},
		{Name: "a cost where none was known", Unit: Unit{ListPrice: 5000, ReturnedCost: 20, Commission: -250}.total(), To: Levers{Price: 5000, UnitCost: 1800, CommissionRate: 0.05}},
		{Name: "fees given back", Unit: Unit{ListPrice: 3000, CostOfGoods: -1000, Commission: 150}.total(), To: Levers{Price: 3300, UnitCost: 1000, CommissionRate: -0.05}},
	}
	for i, c := range cases {
		cases[i].From = c.Unit.Levers()
		cases[i].Then = c.Unit.With(c.To)
		cases[i].BreakEvenROI, cases[i].NetROI = cases[i].Then.BreakEvenROI(), cases[i].Then.NetROI()
	}
	return cases
}

func TestGoldenWhatIf(t *testing.T) {
	const name = "testdata/whatif.json"
	cases := whatIfCases()
	if *update {
		text, err := json.MarshalIndent(cases, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var golden []whatIfCase
	if err := json.Unmarshal(text, &golden); err != nil {
		t.Fatal(err)
	}
	if len(golden) != len(cases) {
		t.Fatalf("%s holds %d cases, there are %d; run with -update", name, len(golden), len(cases))
	}
	same := func(a, b *float64) bool {
		return (a == nil) == (b == nil) && (a == nil || math.Abs(*a-*b) <= 1e-9*(1+math.Abs(*b)))
	}
	for i, got := range cases {
		want := golden[i] // compared by value: the last digit depends on the processor
		if got.Name != want.Name || got.To != want.To || !near(got.Unit, want.Unit) || !near(got.Then, want.Then) ||
			!same(got.BreakEvenROI, want.BreakEvenROI) || !same(got.NetROI, want.NetROI) {
			t.Errorf("%s: got\n%+v\nwant\n%+v", got.Name, got, want)
		}
	}
}
