package profit

import "github.com/suanpan/suanpan/internal/metrics/run"

// Unit is the profit statement of one piece sold, in minor units. The groups are those that
// a merchant can do something about; each is a sum of ledger components.
type Unit struct {
	ListPrice      float64 `json:"list_price"`
	SellerDiscount float64 `json:"seller_discount"`
	OtherDiscount  float64 `json:"other_discount"` // platform_discount + platform_subsidy: what others take off and give back
	Refunds        float64 `json:"refunds"`
	OtherIncome    float64 `json:"other_income"` // freight_income + other_income
	NetRevenue     float64 `json:"net_revenue"`
	CostOfGoods    float64 `json:"cost_of_goods"`
	ReturnedCost   float64 `json:"returned_cost"` // resaleable_returns + loss_damage
	CM1            float64 `json:"cm1"`
	Commission     float64 `json:"commission"` // platform_commission + payment_fee + influencer_commission
	SalesTax       float64 `json:"sales_tax"`
	Freight        float64 `json:"freight"`    // outbound_freight + return_freight + freight_insurance
	Handling       float64 `json:"handling"`   // packing + handling
	OtherFees      float64 `json:"other_fees"` // other_fees + compensation + service
	CM2            float64 `json:"cm2"`        // before ads: the most that a piece can spend on them
	Ads            float64 `json:"ads"`
	LiveAndContent float64 `json:"live_and_content"` // live_cost + content_cost
	CM3            float64 `json:"cm3"`
}

// unit divides a statement's figures by the units sold, which must not be 0.
func unit(f run.Figures) Unit {
	sum := func(names ...string) (total float64) {
		for _, name := range names {
			total += float64(f.Components[name].Amount)
		}
		return total / float64(f.Units)
	}
	u := Unit{
		ListPrice:      sum("list_sales"),
		SellerDiscount: sum("seller_discount"),
		OtherDiscount:  sum("platform_discount", "platform_subsidy"),
		Refunds:        sum("refunds"),
		OtherIncome:    sum("freight_income", "other_income"),
		CostOfGoods:    sum("cost_of_goods"),
		ReturnedCost:   sum("resaleable_returns", "loss_damage"),
		Commission:     sum("platform_commission", "payment_fee", "influencer_commission"),
		SalesTax:       sum("sales_tax"),
		Freight:        sum("outbound_freight", "return_freight", "freight_insurance"),
		Handling:       sum("packing", "handling"),
		OtherFees:      sum("other_fees", "compensation", "service"),
		Ads:            sum("ads"),
		LiveAndContent: sum("live_cost", "content_cost"),
	}
	return u.total()
}

// total sets the subtotals from their parts.
func (u Unit) total() Unit {
	u.NetRevenue = u.ListPrice + u.SellerDiscount + u.OtherDiscount + u.Refunds + u.OtherIncome
	u.CM1 = u.NetRevenue + u.CostOfGoods + u.ReturnedCost
	u.CM2 = u.CM1 + u.Commission + u.SalesTax + u.Freight + u.Handling + u.OtherFees
	u.CM3 = u.CM2 + u.Ads + u.LiveAndContent
	return u
}

// BreakEvenROI is 1 / CM2 rate before ads: the net ROI above which a piece earns. There is
// none, nil, where CM2 is not positive.
func (u Unit) BreakEvenROI() *float64 {
	if u.CM2 <= 0 {
		return nil
	}
	return divide(u.NetRevenue, u.CM2)
}

// NetROI is net revenue per ad spend, nil without ads.
func (u Unit) NetROI() *float64 { return divide(u.NetRevenue, 0-u.Ads) }

// ProfitROI is CM2 per ad spend, nil without ads; above 1 the ads earn.
func (u Unit) ProfitROI() *float64 { return divide(u.CM2, 0-u.Ads) }

// divide is nil where the denominator is empty.
func divide(a, b float64) *float64 {
	if b == 0 {
		return nil
	}
	q := a/b + 0 // never −0
	return &q
}
