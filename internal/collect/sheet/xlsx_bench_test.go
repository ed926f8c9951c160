package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"testing"
)

// largeWorkbook writes rows × 24 cells: ids and names as shared strings that are
// nearly all different, money, dates and inline strings.
func largeWorkbook(tb testing.TB, rows int) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	part := func(name string, write func(w io.Writer)) {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		b := bufio.NewWriter(w)
		write(b)
		if err := b.Flush(); err != nil {
			tb.Fatal(err)
		}
	}
	text := func(s string) func(io.Writer) { return func(w io.Writer) { fmt.Fprint(w, s) } }
	part("xl/workbook.xml", text(bookXML))
	part("xl/_rels/workbook.xml.rels", text(relsXML))
	part("xl/styles.xml", text(stylesXML))
	part("xl/sharedStrings.xml", func(w io.Writer) {
		fmt.Fprint(w, "<sst>")
		for i := range rows * 4 {
			fmt.Fprintf(w, "<si><t>69300000000%08d</t></si>", i*7919%(1<<30))
		}
		fmt.Fprint(w, "</sst>")
	})
	part("xl/worksheets/sheet1.xml", func(w io.Writer) {
		fmt.Fprint(w, "<worksheet><sheetData>")
		for r := range rows {
			fmt.Fprintf(w, `<row r="%d" spans="1:24">`, r+1)
			for c := range 24 {
				ref := fmt.Sprintf("%c%d", 'A'+c, r+1)
				switch c % 6 {
				case 0:
					fmt.Fprintf(w, `<c r="%s" t="s"><v>%d</v></c>`, ref, r*4+c/6)
				case 1:
					fmt.Fprintf(w, `<c r="%s" s="1"><v>%.9f</v></c>`, ref, 46174+float64(r*86399%1000000)/86400)
				case 2, 3:
					fmt.Fprintf(w, `<c r="%s" s="4"><v>%d.%02d</v></c>`, ref, r%1000, c)
				case 4:
					fmt.Fprintf(w, `<c r="%s" t="inlineStr"><is><t>夏季短袖 %d</t></is></c>`, ref, r%977)
				default:
					fmt.Fprintf(w, `<c r="%s" s="2"/>`, ref)
				}
			}
			fmt.Fprint(w, "</row>")
		}
		fmt.Fprint(w, "</sheetData></worksheet>")
	})
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkXLSX(b *testing.B) {
	const rows = 500_000
	data := largeWorkbook(b, rows)
	b.SetBytes(int64(len(data)))
	var peak atomic.Uint64
	for b.Loop() {
		sheets, err := unpack(context.Background(), bytesBlob("a.xlsx", data), "", 0)
		if err != nil {
			b.Fatal(err)
		}
		err = sheets[0].Read(context.Background(), ReadOptions{Columns: upTo(20), WantText: true}, func(bl *Block) error {
			if bl.Seq%16 == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak.Store(max(peak.Load(), m.HeapSys-m.HeapReleased))
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(peak.Load()>>20), "heap-MiB")
}
