package export

import (
	"iter"
	"math"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/i18n"
)

// Kind is what a column holds.
type Kind string

// The kinds and the cells they take.
const (
	Text   Kind = "text"   // TextCell
	Date   Kind = "date"   // TextCell, YYYY-MM-DD
	Int    Kind = "int"    // WholeCell
	Money  Kind = "money"  // WholeCell in minor units, shown in major ones
	Ratio  Kind = "ratio"  // FractionCell, 0.05 shown as 5 %
	Number Kind = "number" // FractionCell, shown as it is
)

// Column is one column of a table.
type Column struct {
	ZH, EN string
	Kind   Kind
	Digits int // of Money: decimals of the major unit, 2 for CNY, 0 for JPY
}

func (c Column) title(lang i18n.Lang) string {
	if lang == i18n.EN {
		return c.EN
	}
	return c.ZH
}

// Table is what is exported. Rows may reuse its slice from row to row; an error ends the export.
type Table struct {
	Name    string // of the sheet
	Columns []Column
	Rows    iter.Seq2[[]Cell, error]
}

// Cell is one value; the zero Cell is empty.
type Cell struct {
	text  string
	whole int64
	float float64
	kind  cellKind
}

type cellKind uint8

const (
	emptyCell cellKind = iota
	textCell
	wholeCell
	fractionCell
)

// TextCell holds text.
func TextCell(s string) Cell { return Cell{text: s, kind: textCell} }

// WholeCell holds a count or an amount in minor units.
func WholeCell(n int64) Cell { return Cell{whole: n, kind: wholeCell} }

// FractionCell holds a ratio or another number.
func FractionCell(f float64) Cell { return Cell{float: f, kind: fractionCell} }

// decimal writes minor units as a decimal number of major units.
func decimal(minor int64, digits int) string {
	if digits <= 0 {
		return strconv.FormatInt(minor, 10)
	}
	sign, n := "", uint64(minor)
	if minor < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatUint(n, 10)
	if len(s) <= digits {
		s = strings.Repeat("0", digits+1-len(s)) + s
	}
	return sign + s[:len(s)-digits] + "." + s[len(s)-digits:]
}

// RoundedCell holds an amount per unit, rounded to minor units, halves away from zero.
func RoundedCell(minor float64) Cell { return WholeCell(int64(math.Round(minor))) }
