package profit

// Levers are what a merchant can pull, per unit sold, in minor units and as positive numbers.
type Levers struct {
	Price          float64 `json:"price"`           // list price after the seller's own discount, ≥ 0
	UnitCost       float64 `json:"unit_cost"`       // purchase cost, ≥ 0
	CommissionRate float64 `json:"commission_rate"` // share of net revenue, 0–1: platform, payment and influencers together
	Freight        float64 `json:"freight"`         // out, back and insurance, ≥ 0
	Ads            float64 `json:"ads"`             // ad spend, ≥ 0
}

// Levers reads off where the levers stand.
func (u Unit) Levers() Levers {
	l := Levers{Price: u.ListPrice + u.SellerDiscount, UnitCost: 0 - u.CostOfGoods, Freight: 0 - u.Freight, Ads: 0 - u.Ads}
	if u.NetRevenue != 0 {
		l.CommissionRate = (0 - u.Commission) / u.NetRevenue
	}
	return l
}

// With recomputes the unit with the levers elsewhere; demand is held constant.
//
// With p, c, N for the present price, unit cost and net revenue, and ' for the new values:
//
//	k = p'/p                    (k = 1 if p = 0, and p' is added to the list price)
//	list price, seller discount, other discount, refunds   · k
//	other income                unchanged (freight and charges do not follow the price)
//	N' = their sum
//	cost of goods = −c'
//	returned cost               · c'/c   (unchanged if c = 0: its share is not known)
//	commission    = −rate' · N'          (unchanged if N = 0 and rate' = 0: there is no rate)
//	sales tax                   · N'/N   (unchanged if N = 0)
//	freight = −freight'    ads = −ads'
//	handling, other fees, live and content   unchanged
//	CM1, CM2, CM3, break-even ROI = N'/CM2'  follow
//
// Levers left where they stand give back the same unit.
func (u Unit) With(to Levers) Unit {
	from, before := u.Levers(), u.NetRevenue
	if from.Price != 0 {
		k := to.Price / from.Price
		u.ListPrice *= k
		u.SellerDiscount *= k
		u.OtherDiscount *= k
		u.Refunds *= k
	} else {
		u.ListPrice += to.Price
	}
	u = u.total()
	if from.UnitCost != 0 {
		u.ReturnedCost *= to.UnitCost / from.UnitCost
	}
	u.CostOfGoods = 0 - to.UnitCost
	if before != 0 || to.CommissionRate != 0 {
		u.Commission = 0 - to.CommissionRate*u.NetRevenue
	}
	if before != 0 {
		u.SalesTax *= u.NetRevenue / before
	}
	u.Freight, u.Ads = 0-to.Freight, 0-to.Ads
	return u.total()
}
