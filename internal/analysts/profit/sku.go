package profit

import (
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// CostStatus says how sure a SKU's cost of goods is.
type CostStatus string

// The statuses.
const (
	CostActual    CostStatus = "actual"    // every line knows its unit cost
	CostEstimated CostStatus = "estimated" // some of it rests on a rule of thumb
	CostMissing   CostStatus = "missing"   // some lines have none
)

// SKU is one row of the SKU table. A nil pointer is a number that does not exist: an empty
// denominator, or a rate of profit that would rest on a missing cost.
type SKU struct {
	SKU            string     `json:"sku"` // "" gathers lines without a SKU and costs that fit none
	Name           string     `json:"name"`
	Units          int64      `json:"units"`
	Orders         int64      `json:"orders"`
	ListSales      int64      `json:"list_sales"` // minor units, as all totals
	NetRevenue     int64      `json:"net_revenue"`
	CM2            int64      `json:"cm2"`
	CM3            int64      `json:"cm3"`
	Unit           *Unit      `json:"unit"` // nil without units
	Levers         *Levers    `json:"levers"`
	RefundRate     *float64   `json:"refund_rate"`     // refunds ÷ what buyers paid
	CommissionRate *float64   `json:"commission_rate"` // ÷ net revenue
	CM3Rate        *float64   `json:"cm3_rate"`        // ÷ net revenue
	ROI            *float64   `json:"roi"`             // what buyers paid ÷ ad spend
	NetROI         *float64   `json:"net_roi"`
	ProfitROI      *float64   `json:"profit_roi"`
	BreakEvenROI   *float64   `json:"break_even_roi"`
	Cost           CostStatus `json:"cost"`
	Missing        []string   `json:"missing"`       // components that some lines lack
	MissingSales   int64      `json:"missing_sales"` // list sales of those lines
	Reliable       bool       `json:"reliable"`      // nothing up to CM3 is missing
	Badge          Badge      `json:"badge,omitempty"`
	Refused        bool       `json:"badge_refused,omitempty"` // a badge would rest on a missing cost
}

// skuOf reads one row of a statement.
func skuOf(row run.StatementRow, orders int64) SKU {
	f := row.Figures
	amount := func(names ...string) (total float64) {
		for _, name := range names {
			total += float64(f.Components[name].Amount)
		}
		return total
	}
	paid := amount("list_sales", "seller_discount", "platform_discount", "freight_income", "other_income")
	s := SKU{SKU: row.Key, Name: row.Label, Units: f.Units, Orders: orders,
		ListSales:  f.Components["list_sales"].Amount,
		NetRevenue: f.Subtotals["net_revenue"].Amount.Amount,
		CM2:        f.Subtotals["cm2"].Amount.Amount,
		CM3:        f.Subtotals["cm3"].Amount.Amount,
		Cost:       costStatus(f.Components["cost_of_goods"]),
		Missing:    missing(f), MissingSales: f.Subtotals["cm3"].Missing, Reliable: f.Subtotals["cm3"].Reliable,
	}
	net := float64(s.NetRevenue)
	s.RefundRate = divide(0-amount("refunds"), paid)
	s.CommissionRate = divide(0-amount("platform_commission", "payment_fee", "influencer_commission"), net)
	if s.Reliable {
		s.CM3Rate = divide(float64(s.CM3), net)
	}
	s.ROI = divide(paid, 0-amount("ads"))
	if f.Units > 0 {
		u := unit(f)
		l := u.Levers()
		s.Unit, s.Levers = &u, &l
		s.NetROI = u.NetROI()
		if f.Subtotals["cm2"].Reliable {
			s.ProfitROI, s.BreakEvenROI = u.ProfitROI(), u.BreakEvenROI()
		}
	}
	return s
}

func costStatus(cost run.Amount) CostStatus {
	switch {
	case cost.Missing != 0:
		return CostMissing
	case cost.Estimated != 0:
		return CostEstimated
	default:
		return CostActual
	}
}
