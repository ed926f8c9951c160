package export

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/suanpan/suanpan/internal/i18n"
)

// sheetRows is the most that one sheet holds, its header included.
const sheetRows = excelize.TotalRows

// XLSX writes the table as a workbook. Rows beyond what a sheet holds go to further sheets.
func (t Table) XLSX(w io.Writer, lang i18n.Lang) error {
	if err := t.workbook(w, lang, sheetRows); err != nil {
		return fmt.Errorf("export xlsx: %w", err)
	}
	return nil
}

func (t Table) workbook(w io.Writer, lang i18n.Lang, perSheet int) (err error) {
	file := excelize.NewFile()
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	styles, err := t.styles(file)
	if err != nil {
		return err
	}
	book := &workbook{table: t, lang: lang, file: file, styles: styles, cells: make([]any, len(t.Columns))}
	if err := book.next(); err != nil {
		return err
	}
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		if book.row == perSheet {
			if err := book.next(); err != nil {
				return err
			}
		}
		if err := book.add(row); err != nil {
			return err
		}
	}
	if err := book.sheet.Flush(); err != nil {
		return err
	}
	return file.Write(w)
}

type workbook struct {
	table  Table
	lang   i18n.Lang
	file   *excelize.File
	sheet  *excelize.StreamWriter
	sheets int
	row    int
	styles []int // one per column, then the header's
	cells  []any
}

// next begins a sheet with its header.
func (b *workbook) next() error {
	if b.sheet != nil {
		if err := b.sheet.Flush(); err != nil {
			return err
		}
	}
	b.sheets++
	name := sheetName(b.table.Name, b.sheets)
	if b.sheets == 1 {
		if err := b.file.SetSheetName("Sheet1", name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	var err error
	if b.sheet, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	for i, c := range b.table.Columns {
		if err := b.sheet.SetColWidth(i+1, i+1, width(c)); err != nil {
			return err
		}
	}
	if err := b.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, c := range b.table.Columns {
		b.cells[i] = excelize.Cell{StyleID: b.styles[len(b.table.Columns)], Value: defuse(c.title(b.lang))}
	}
	b.row = 0
	return b.write()
}

func (b *workbook) add(row []Cell) error {
	for i, c := range b.table.Columns {
		b.cells[i] = nil
		if i < len(row) && row[i].kind != emptyCell {
			b.cells[i] = excelize.Cell{StyleID: b.styles[i], Value: row[i].xlsx(c)}
		}
	}
	return b.write()
}

func (b *workbook) write() error {
	b.row++
	at, err := excelize.CoordinatesToCellName(1, b.row)
	if err != nil {
		return err
	}
	return b.sheet.SetRow(at, b.cells)
}

func (c Cell) xlsx(column Column) any {
	switch c.kind {
	case wholeCell:
		if column.Kind == Money && column.Digits > 0 {
			return float64(c.whole) / math.Pow10(column.Digits)
		}
		return c.whole
	case fractionCell:
		if math.IsNaN(c.float) || math.IsInf(c.float, 0) {
			return nil
		}
		return c.float
	default:
		if column.Kind == Date {
			if day, err := time.Parse("2006-01-02", c.text); err == nil {
				return day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
			}
		}
		return defuse(c.text)
	}
}

// styles makes one style per column and one for the header.
func (t Table) styles(file *excelize.File) ([]int, error) {
	var ids []int
	for _, c := range t.Columns {
		format := map[Kind]string{Text: "@", Date: "yyyy-mm-dd", Int: "#,##0", Ratio: "0.0%", Number: "0.00", Money: "#,##0"}[c.Kind]
		if c.Kind == Money && c.Digits > 0 {
			format += "." + strings.Repeat("0", c.Digits)
		}
		id, err := file.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	header, err := file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	return append(ids, header), err
}

func width(c Column) float64 {
	if c.Kind == Text {
		return 24
	}
	return 14
}

// sheetName fits Excel's rules: 31 characters, none of []:*?/\, no apostrophe at the ends.
func sheetName(name string, n int) string {
	clean := []rune(strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, name), "' "))
	if len(clean) == 0 {
		clean = []rune("Suanpan")
	}
	suffix := ""
	if n > 1 {
		suffix = fmt.Sprintf(" (%d)", n)
	}
	return string(clean[:min(len(clean), excelize.MaxSheetNameLength-len(suffix))]) + suffix
}
