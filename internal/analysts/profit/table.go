package profit

import "github.com/suanpan/suanpan/internal/export"

// Table is the SKU table for a spreadsheet. digits are the currency's decimals; amounts per
// unit are rounded to them.
func (r *Report) Table(digits int) export.Table {
	column := func(zh, en string, k export.Kind) export.Column {
		return export.Column{ZH: zh, EN: en, Kind: k, Digits: digits}
	}
	t := export.Table{Name: "SKU", Columns: []export.Column{
		column("SKU", "SKU", export.Text), column("商品", "Product", export.Text), column("标记", "Badge", export.Text),
		column("件数", "Units", export.Int), column("订单数", "Orders", export.Int),
		column("标价销售额", "List sales", export.Money), column("净收入", "Net revenue", export.Money),
		column("CM2", "CM2", export.Money), column("CM3", "CM3", export.Money),
		column("件均标价", "List price per unit", export.Money), column("件均优惠", "Discounts per unit", export.Money),
		column("件均净收入", "Net revenue per unit", export.Money), column("件均成本", "Cost per unit", export.Money),
		column("件均佣金", "Commission per unit", export.Money), column("件均运费", "Freight per unit", export.Money),
		column("件均 CM2（广告前）", "CM2 per unit, before ads", export.Money), column("件均广告费", "Ads per unit", export.Money),
		column("件均 CM3", "CM3 per unit", export.Money),
		column("退款率", "Refund rate", export.Ratio), column("佣金率", "Commission rate", export.Ratio), column("CM3 率", "CM3 rate", export.Ratio),
		column("ROI", "ROI", export.Number), column("净 ROI", "Net ROI", export.Number), column("保本 ROI", "Break-even ROI", export.Number),
		column("成本状态", "Cost", export.Text), column("缺失涉及销售额", "Sales at stake", export.Money), column("可靠性", "Reliability", export.Text),
	}}
	t.Rows = func(yield func([]export.Cell, error) bool) {
		for _, s := range r.SKUs {
			if !yield(s.cells(), nil) {
				return
			}
		}
	}
	return t
}

func (s SKU) cells() []export.Cell {
	cells := []export.Cell{
		export.TextCell(s.SKU), export.TextCell(s.Name), export.TextCell(badgeText(s.Badge)),
		export.WholeCell(s.Units), export.WholeCell(s.Orders),
		export.WholeCell(s.ListSales), export.WholeCell(s.NetRevenue), s.profit(float64(s.CM2)), s.profit(float64(s.CM3)),
	}
	if u := s.Unit; u != nil {
		cost := export.RoundedCell(u.CostOfGoods + u.ReturnedCost)
		if s.Cost == CostMissing { // the lines that have one say nothing of the others
			cost = export.Cell{}
		}
		cells = append(cells, export.RoundedCell(u.ListPrice), export.RoundedCell(u.SellerDiscount+u.OtherDiscount), export.RoundedCell(u.NetRevenue),
			cost, export.RoundedCell(u.Commission), export.RoundedCell(u.Freight))
		cells = append(cells, s.profit(u.CM2), export.RoundedCell(u.Ads), s.profit(u.CM3))
	} else {
		cells = append(cells, make([]export.Cell, 9)...)
	}
	for _, x := range []*float64{s.RefundRate, s.CommissionRate, s.CM3Rate, s.ROI, s.NetROI, s.BreakEvenROI} {
		if x == nil {
			cells = append(cells, export.Cell{})
			continue
		}
		cells = append(cells, export.FractionCell(*x))
	}
	return append(cells, export.TextCell(costText(s.Cost)), export.WholeCell(s.MissingSales), export.Reliability(s.Reliable))
}

// profit is empty where a cost is missing: what is left then is not a profit.
func (s SKU) profit(minor float64) export.Cell {
	if !s.Reliable {
		return export.Cell{}
	}
	return export.RoundedCell(minor)
}

func costText(c CostStatus) string {
	return map[CostStatus]string{CostActual: "实际 / actual", CostEstimated: "估算 / estimated", CostMissing: "缺失 / missing"}[c]
}

func badgeText(b Badge) string {
	switch b {
	case HotAndLosing:
		return "卖一单亏一单 / hot and losing"
	case QuietAndEarning:
		return "闷声赚钱 / quiet and earning"
	default:
		return ""
	}
}
