package export

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/suanpan/suanpan/internal/i18n"
)

// CSV writes the table as UTF-8 with a byte order mark, by which Excel knows the encoding.
// Money is in major units with a point; ratios are fractions.
func (t Table) CSV(w io.Writer, lang i18n.Lang) error {
	buffer := bufio.NewWriterSize(w, 1<<16)
	if _, err := buffer.WriteString("\ufeff"); err != nil {
		return fmt.Errorf("export csv: %w", err)
	}
	out := csv.NewWriter(buffer)
	out.UseCRLF = true
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = defuse(c.title(lang))
	}
	if err := out.Write(record); err != nil {
		return fmt.Errorf("export csv: %w", err)
	}
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		for i, c := range t.Columns {
			record[i] = ""
			if i < len(row) {
				record[i] = row[i].csv(c)
			}
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("export csv: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("export csv: %w", err)
	}
	if err := buffer.Flush(); err != nil {
		return fmt.Errorf("export csv: %w", err)
	}
	return nil
}

func (c Cell) csv(column Column) string {
	switch c.kind {
	case textCell:
		return defuse(c.text)
	case wholeCell:
		if column.Kind == Money {
			return decimal(c.whole, column.Digits)
		}
		return strconv.FormatInt(c.whole, 10)
	case fractionCell:
		if math.IsNaN(c.float) || math.IsInf(c.float, 0) {
			return ""
		}
		return strconv.FormatFloat(c.float, 'f', -1, 64)
	default:
		return ""
	}
}
