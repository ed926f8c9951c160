package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/xuri/excelize/v2"

	"github.com/suanpan/suanpan/internal/export"
	"github.com/suanpan/suanpan/internal/i18n"
)

// exportRows is how many rows the exported workbook has.
const exportRows = 500_000

// exportColumns are a profit table's: what names the row, then amounts.
var exportColumns = []export.Column{
	{ZH: "日期", EN: "Day", Kind: export.Date}, {ZH: "店铺", EN: "Shop", Kind: export.Text}, {ZH: "订单", EN: "Order", Kind: export.Text},
	{ZH: "SKU", EN: "SKU", Kind: export.Text}, {ZH: "件数", EN: "Units", Kind: export.Int},
	{ZH: "标价销售额", EN: "List sales", Kind: export.Money, Digits: 2}, {ZH: "商家优惠", EN: "Seller discount", Kind: export.Money, Digits: 2},
	{ZH: "退款", EN: "Refunds", Kind: export.Money, Digits: 2}, {ZH: "商品成本", EN: "Cost of goods", Kind: export.Money, Digits: 2},
	{ZH: "广告费", EN: "Ads", Kind: export.Money, Digits: 2}, {ZH: "经营利润", EN: "Operating profit", Kind: export.Money, Digits: 2},
	{ZH: "利润率", EN: "Margin", Kind: export.Ratio},
}

// xlsx measures the export of a workbook.
func (o options) xlsx(ctx context.Context) ([]measurement, error) {
	own, err := o.start(ctx, "xlsx")
	if err != nil {
		return nil, err
	}
	floor, err := o.start(ctx, "xlsx floor")
	if err != nil {
		return nil, err
	}
	const against = "excelize alone"
	return []measurement{
		measurement{Name: "XLSX of 500,000 rows", Value: exportRows / own.Seconds["xlsx"], Unit: "rows/s"}.against(against, exportRows/floor.Seconds["xlsx"]),
		measurement{Name: "XLSX of 500,000 rows, peak memory", Value: own.PeakMB, Unit: "MB", Limit: 1000}.against(against, floor.PeakMB),
	}, nil
}

// exported gives the texts and numbers of row i.
func exported(i int) (texts [4]string, amounts [7]int64, margin float64) {
	texts = [4]string{fmt.Sprintf("2026-%02d-%02d", 1+i/28%12, 1+i%28), "晴川家居旗舰店", fmt.Sprintf("69325019%011d", i), fmt.Sprintf("QC-%05d", i%1200)}
	for c := range amounts {
		amounts[c] = int64((i*7919 + c*104729) % 1_000_000)
	}
	amounts[0] = 1 + amounts[0]%3
	return texts, amounts, float64(i%1000) / 1000
}

func (o options) writeXLSX(_ context.Context, r *outcome) error {
	cells := make([]export.Cell, len(exportColumns))
	table := export.Table{Name: "profit", Columns: exportColumns, Rows: func(yield func([]export.Cell, error) bool) {
		for i := range exportRows {
			texts, amounts, margin := exported(i)
			for c, t := range texts {
				cells[c] = export.TextCell(t)
			}
			for c, a := range amounts {
				cells[len(texts)+c] = export.WholeCell(a)
			}
			cells[len(cells)-1] = export.FractionCell(margin)
			if !yield(cells, nil) {
				return
			}
		}
	}}
	return o.workbook(r, func(out *bufio.Writer) error { return table.XLSX(out, i18n.ZH) })
}

// writeBareXLSX is the floor: the same values, as the library takes them.
func (o options) writeBareXLSX(_ context.Context, r *outcome) error {
	return o.workbook(r, func(out *bufio.Writer) (err error) {
		book := excelize.NewFile()
		defer func() { err = errors.Join(err, book.Close()) }()
		sheet, err := book.NewStreamWriter("Sheet1")
		if err != nil {
			return err
		}
		row := make([]any, 0, len(exportColumns))
		for i := range exportRows {
			texts, amounts, margin := exported(i)
			row = row[:0]
			for _, t := range texts {
				row = append(row, t)
			}
			for _, a := range amounts {
				row = append(row, float64(a)/100)
			}
			if err := sheet.SetRow(fmt.Sprintf("A%d", i+1), append(row, margin)); err != nil {
				return err
			}
		}
		if err := sheet.Flush(); err != nil {
			return err
		}
		return book.Write(out)
	})
}

// workbook times the writing of a workbook into a file that is not kept.
func (o options) workbook(r *outcome, write func(*bufio.Writer) error) error {
	f, err := os.Create(filepath.Join(o.dir, "export.xlsx"))
	if err != nil {
		return err
	}
	err = r.time("xlsx", func() error {
		out := bufio.NewWriter(f)
		return errors.Join(write(out), out.Flush())
	})
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}
