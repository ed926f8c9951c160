package export

import (
	"io"
	"runtime"
	"testing"

	"github.com/suanpan/suanpan/internal/i18n"
)

// BenchmarkXLSX writes 500,000 rows of 12 columns and reports rows per second and the
// memory obtained from the system.
func BenchmarkXLSX(b *testing.B) {
	const rows = 500_000
	wide := append(append([]Column{}, columns...), columns...)
	row := make([]Cell, len(wide))
	table := Table{Name: "bench", Columns: wide, Rows: func(yield func([]Cell, error) bool) {
		for i := range rows {
			for c, column := range wide {
				switch column.Kind {
				case Text:
					row[c] = TextCell("6932501987340012345")
				case Date:
					row[c] = TextCell("2026-01-05")
				case Int, Money:
					row[c] = WholeCell(int64(i * (c + 1)))
				default:
					row[c] = FractionCell(float64(i) / 7)
				}
			}
			if !yield(row, nil) {
				return
			}
		}
	}}
	for b.Loop() {
		if err := table.XLSX(io.Discard, i18n.ZH); err != nil {
			b.Fatal(err)
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(m.Sys)/1e6, "MB")
}
