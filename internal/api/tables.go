package api

import (
	"cmp"
	"context"
	"slices"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/export"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/i18n"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/money"
)

func (s *Server) statementTable(ctx context.Context, in *statementInput) (export.Table, error) {
	q, err := s.statementQuery(ctx, in)
	if err != nil {
		return export.Table{}, err
	}
	statement, err := s.workspace.Metrics().Statement(ctx, q)
	if err != nil {
		return export.Table{}, err
	}
	return export.FromStatement("利润", statement, money.Digits(statement.Currency)), nil
}

// queryExport is a query whose table may end with a total.
type queryExport struct {
	QueryInput
	Total bool `query:"total" doc:"a last row with the same numbers over all groups; there is none under a condition on metrics"`
}

func (s *Server) queryTable(ctx context.Context, in *queryExport) (export.Table, error) {
	q, err := s.metricsQuery(ctx, &in.QueryInput)
	if err != nil {
		return export.Table{}, err
	}
	result, err := s.workspace.Metrics().RunMarked(ctx, q)
	if err != nil {
		return export.Table{}, err
	}
	var total *run.Result
	if in.Total && len(q.By) > 0 && q.Having == "" {
		whole := q
		whole.By, whole.Order, whole.Limit, whole.Offset, whole.Rest = nil, nil, 0, 0, false
		if total, err = s.workspace.Metrics().RunMarked(ctx, whole); err != nil {
			return export.Table{}, err
		}
	}
	return export.FromResult("指标", result, total, money.Digits(result.Currency)), nil
}

func (s *Server) skuTable(ctx context.Context, in *Period) (export.Table, error) {
	report, err := s.skus(ctx, in)
	if err != nil {
		return export.Table{}, err
	}
	return report.Table(money.Digits(report.Currency)), nil
}

func (s *Server) orderTable(ctx context.Context, in *ordersInput) (export.Table, error) {
	first, rows, err := peek(s.workspace.EachOrder(ctx, in.query()))
	c := first.Currency
	return export.Table{Name: "订单", Columns: []export.Column{
		text("订单", "Order"), text("店铺", "Shop"), date("日期", "Day"), text("商品", "Product"), text("币种", "Currency"), count("行数", "Lines"), count("件数", "Units"),
		amount("净收入", "Net revenue", c), amount("CM2", "CM2", c), amount("CM3", "CM3", c), text("缺成本", "Cost missing"),
	}, Rows: rowsOf(rows, func(o app.OrderSummary) []export.Cell {
		margins := wholes(o.CM2, o.CM3)
		if o.Missing { // a margin without its costs is no profit
			margins = words("", "")
		}
		return slices.Concat(words(o.OrderID, o.Shop, o.Day, o.Product, o.Currency), wholes(o.Lines, o.Units, o.NetRevenue), margins, words(yes(ctx, o.Missing)))
	})}, err
}

func (s *Server) restatementTable(ctx context.Context, in *RestatementScope) (export.Table, error) {
	first, rows, err := peek(s.workspace.EachRestatement(ctx, in.query()))
	c := first.Currency
	return export.Table{Name: "为什么变了", Columns: []export.Column{
		date("日期", "Day"), text("平台", "Platform"), text("店铺", "Shop"), text("币种", "Currency"), text("科目", "Component"),
		amount("之前", "Before", c), amount("之后", "After", c), amount("差额", "Difference", c),
		text("原因", "Cause"), text("说明", "Note"), count("导入", "Import"), text("时间", "At"),
	}, Rows: rowsOf(rows, func(r app.Restatement) []export.Cell {
		return slices.Concat(words(r.Day, r.Platform, r.Shop, r.Currency, r.Component), wholes(r.Before, r.After, r.After-r.Before),
			words(r.Cause, cmp.Or(r.FileName, r.Note)), wholes(r.ImportSeq), words(r.At.Format("2006-01-02 15:04:05")))
	})}, err
}

func (s *Server) reconcileTable(ctx context.Context, in *reconcileInput) (export.Table, error) {
	first, rows, err := peek(s.workspace.EachReconciled(ctx, in.query()))
	c := first.Currency
	return export.Table{Name: "对账", Columns: []export.Column{
		text("订单", "Order"), text("店铺", "Shop"), date("日期", "Day"), text("币种", "Currency"), amount("净收入", "Net revenue", c), amount("预计费用", "Expected fees", c),
		amount("应结", "Expected", c), amount("已结", "Settled", c), amount("已扣费用", "Settled fees", c), amount("差额", "Difference", c), text("原因", "Reason"), text("结算日", "Settled on"),
	}, Rows: rowsOf(rows, func(o app.ReconciledRow) []export.Cell {
		return slices.Concat(words(o.OrderID, o.Shop, o.Day, o.Currency), wholes(o.NetRevenue, o.ExpectedFees, o.Expected, o.Settled, o.SettledFees, o.Difference),
			words(i18n.Text(langOf(ctx), "reason_"+o.Reason, nil), o.SettledOn))
	})}, err
}

func (s *Server) costTable(ctx context.Context, in *costsInput) (export.Table, error) {
	skus, err := s.workspace.Costs(ctx, in.Missing)
	if err != nil {
		return export.Table{}, err
	}
	c := firstCurrency(skus, func(k app.SKUCost) string { return k.Currency })
	return export.Table{Name: "成本", Columns: []export.Column{
		text("SKU", "SKU"), text("商品", "Product"), count("件数", "Units"), amount("标价销售额", "List sales", c), amount("缺成本的销售额", "Sales at stake", c),
		plain("单位成本", "Unit cost"), date("生效日", "From"),
	}, Rows: rowsOf(inOrder(skus), func(k app.SKUCost) []export.Cell {
		cells := slices.Concat(words(k.SKU, k.ProductName), wholes(k.Units, k.Sales, k.Missing))
		if len(k.Costs) > 0 {
			cells = append(cells, export.FractionCell(float64(k.Costs[0].UnitCost)/facts.PriceScale), export.TextCell(k.Costs[0].From))
		}
		return cells
	})}, nil
}

func (s *Server) ruleTable(ctx context.Context, in *rulesInput) (export.Table, error) {
	rules, err := s.workspace.Rules(ctx, in.Kind...)
	return export.Table{Name: "规则", Columns: []export.Column{
		text("类型", "Kind"), text("平台", "Platform"), text("店铺", "Shop"), text("SKU", "SKU"), text("类目", "Category"), text("省份", "Province"),
		text("快递", "Carrier"), count("金额", "Amount"), plain("费率", "Rate"), text("起", "From"), text("止", "To"), text("来源", "Source"), text("备注", "Note"),
	}, Rows: rowsOf(inOrder(rules), func(r app.Rule) []export.Cell {
		return slices.Concat(words(r.Kind, r.Platform, r.Shop, r.SKU, r.Category, r.Province, r.Carrier), wholes(r.Amount),
			[]export.Cell{export.FractionCell(r.Rate)}, words(r.From, r.To, r.Source, r.Note))
	})}, err
}

func (s *Server) importTable(ctx context.Context, _ *nothing) (export.Table, error) {
	entries, err := s.workspace.Imports(ctx)
	return export.Table{Name: "导入记录", Columns: []export.Column{
		count("编号", "No."), text("文件", "File"), text("工作表", "Sheet"), text("格式", "Format"), text("店铺", "Shop"), text("状态", "State"),
		count("行数", "Rows"), count("新增", "Added"), count("未变", "Unchanged"), count("更正", "Corrected"), count("待修正", "Quarantined"), count("剔除", "Excluded"),
		date("首日", "First day"), date("末日", "Last day"), text("时间", "At"),
	}, Rows: rowsOf(inOrder(entries), func(i app.ImportEntry) []export.Cell {
		return slices.Concat(wholes(i.ImportSeq), words(i.FileName, i.Sheet, i.Title, i.Shop, i.Status),
			wholes(i.Rows, i.Added, i.Unchanged, i.Corrected, i.Quarantined, i.Excluded), words(i.FirstDay, i.LastDay, i.CreatedAt.Format("2006-01-02 15:04:05")))
	})}, err
}

func (s *Server) quarantineTable(ctx context.Context, in *quarantineInput) (export.Table, error) {
	list, err := s.quarantine(ctx, in, 0)
	type bad struct {
		app.Quarantined
		app.BadCell
	}
	var cells []bad
	for _, q := range list.Rows {
		for _, b := range q.Cells {
			cells = append(cells, bad{q, b})
		}
	}
	return export.Table{Name: "待修正", Columns: []export.Column{
		count("导入", "Import"), text("文件", "File"), text("工作表", "Sheet"), count("行", "Row"), text("列", "Column"), text("值", "Value"), text("原因", "Reason"),
	}, Rows: rowsOf(inOrder(cells), func(b bad) []export.Cell {
		return slices.Concat(wholes(b.ImportSeq), words(b.FileName, b.Sheet), wholes(int64(b.Row)), words(b.Column, b.Value, b.Text))
	})}, err
}

// firstCurrency decides the decimals of a table's amounts; tables are of one currency in all but rare cases.
func firstCurrency[T any](list []T, of func(T) string) string {
	if len(list) == 0 {
		return ""
	}
	return of(list[0])
}

func yes(ctx context.Context, b bool) string {
	switch {
	case !b:
		return ""
	case langOf(ctx) == i18n.EN:
		return "yes"
	default:
		return "是"
	}
}
