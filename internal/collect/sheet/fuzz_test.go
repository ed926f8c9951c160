package sheet

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzCSV: any text reads the same by Head and by Read, in pieces of any size; and
// text that encoding/csv reads strictly is read as it reads it.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{chineseText, westernText, "a,\"b\n\"\"c\",d\r\n\"x\"y\",1\n", "\"a\r\n", "=\"1\"\n\n", `,""a,""a` + "\n", "\"\"\"\n\"\r", "a\tb\n1\t2"} {
		f.Add([]byte(s), uint8(0), uint16(3))
	}
	f.Fuzz(func(t *testing.T, data []byte, d uint8, chunk uint16) {
		delim := ",\t;"[d%3]
		s := &textSheet{blob: bytesBlob("fuzz", data), chunk: 1 + len(data)/200 + int(chunk),
			info: Info{Container: CSV, Encoding: encUTF8, Delimiter: delim}}
		agree(t, s)
		r := csv.NewReader(bytes.NewReader(data))
		r.Comma = rune(delim)
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if err != nil || !utf8.Valid(data) || longQuoted(want) {
			return
		}
		head, err := s.Head(1 << 20)
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for _, row := range head {
			if len(row) == 0 {
				continue // encoding/csv passes over blank lines
			}
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\r\n", "\n") // and does this
			}
			got = append(got, row)
		}
		if !sameRows(got, want) {
			t.Errorf("%q: %q, encoding/csv %q", data, got, want)
		}
	})
}

func longQuoted(rows [][]string) bool {
	for _, row := range rows {
		for _, cell := range row {
			if len(cell) > maxSpan/2 {
				return true
			}
		}
	}
	return false
}

// readable checks what must hold for any bytes: an error of this package, or sheets
// whose Head and Read agree.
func readable(t *testing.T, data []byte) {
	sheets, err := unpack(context.Background(), bytesBlob("fuzz", data), "", 0)
	for _, s := range sheets {
		if err != nil {
			break
		}
		var head [][]string
		if head, err = s.Head(50); err != nil {
			break
		}
		var c contents
		if c, err = readAll(s, ReadOptions{Columns: upTo(widest(head)), WantText: true, Workers: 2}); err != nil {
			break
		}
		if len(head) > 50 || len(c.rows) < len(head) || !sameRows(head, c.rows[:len(head)]) {
			t.Errorf("Head %q, Read %q", head, c.rows)
		}
		if !utf8.Valid(c.text) {
			t.Errorf("Text is not UTF-8: %q", c.text)
		}
	}
	if bad := (*Error)(nil); err != nil && !errors.As(err, &bad) {
		t.Errorf("not an error of a file: %v", err)
	}
}

// FuzzXLSX puts any bytes where the worksheet, the strings and the styles stand.
func FuzzXLSX(f *testing.F) {
	f.Add([]byte(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>46174.5</v></c></row><row r="9"><c r="A"><is><t>x</t></is></c></row></sheetData>`), []byte(stringsXML), []byte(stylesXML), []byte(bookXML))
	f.Fuzz(func(t *testing.T, sheet, shared, styles, book []byte) {
		readable(t, zipOf(t, file{"xl/workbook.xml", string(book)}, file{"xl/_rels/workbook.xml.rels", relsXML},
			file{"xl/sharedStrings.xml", string(shared)}, file{"xl/styles.xml", string(styles)}, file{"xl/worksheets/sheet1.xml", string(sheet)}))
	})
}

// FuzzXLS puts any bytes behind the globals of a workbook.
func FuzzXLS(f *testing.F) {
	var b biff
	b.rec(recLabelSST, []uint16{0, 0, 0}, uint32(1))
	b.rec(recMulRK, []uint16{3, 0}, uint16(0), uint32(100<<2|2), uint16(0), uint32(1999<<2|3), uint16(2))
	b.rec(recFormula, []uint16{4, 0, 0}, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8))
	b.rec(recString, uint16(2), uint8(1), wide("公式"))
	f.Add(b.Bytes(), []byte{2, 0, 1, 'a', 0, 'b', 0})
	f.Fuzz(func(t *testing.T, cells, shared []byte) {
		if len(cells)+len(shared) > 40_000 {
			return // more than the one allocation sector of oleOf can hold
		}
		data := xlsOf(func(b *biff) { b.Write(cells) })
		readable(t, data)
		w := &xlsBook{name: "fuzz"}
		if err := w.sst(&chunks{seg: append([]byte{1, 0, 0, 0, 9, 0, 0, 0}, shared...), rest: [][]byte{cells}}); err != nil {
			t.Error(err)
		}
	})
}

// FuzzHTML reads any page.
func FuzzHTML(f *testing.F) {
	f.Add([]byte("<table><tr><td colspan=2>t<td rowspan=3>x<tr><td>1<table><tr><th>n</table></table><table><td>z"))
	f.Fuzz(func(t *testing.T, page []byte) { readable(t, append([]byte("<table><tr><td>a"), page...)) })
}

// FuzzOpen reads any bytes at all.
func FuzzOpen(f *testing.F) {
	samples, err := filepath.Glob(filepath.Join("..", "testdata", "samples", "*"))
	if err != nil || len(samples) == 0 {
		f.Fatalf("%d samples, %v", len(samples), err)
	}
	for _, path := range samples {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if len(data) < 16<<10 {
			f.Add(data)
		}
	}
	f.Add(xlsOf(func(b *biff) { b.rec(recNumber, []uint16{1, 0, 0}, 12.5) }))
	f.Add(gzipOf(f, []byte("a,b\n1,2\n")))
	f.Fuzz(readable)
}
