package sheet

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestRoundTrip: what encoding/csv writes is read back with the same rows and numbers,
// however the file is cut into pieces and however many workers split it.
func TestRoundTrip(t *testing.T) {
	cell := rapid.OneOf(
		rapid.StringMatching(`[0-9]{0,19}\t?`),
		rapid.StringOf(rapid.SampledFrom([]rune("a,\"\n;\t '\r商品=-"))),
		rapid.SampledFrom([]string{"", "-", "夏季纯棉宽松短袖", "=\"0012\"", "2026-06-01 10:12:33"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 9).Draw(t, "width")
		want := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 40).Draw(t, "rows")
		repeat := rapid.SampledFrom([]int{1, 1, 1, 100}).Draw(t, "repeat")
		var all [][]string
		for range repeat {
			all = append(all, want...)
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		delim := rapid.SampledFrom([]byte(",\t;")).Draw(t, "delimiter")
		w.Comma = rune(delim)
		if err := w.WriteAll(all); err != nil {
			t.Fatal(err)
		}
		s := &textSheet{blob: bytesBlob("rapid", out.Bytes()), chunk: 1 + out.Len()/400 + rapid.IntRange(0, 5000).Draw(t, "chunk"),
			info: Info{Encoding: encUTF8, Delimiter: delim}}
		redact := rapid.SliceOfDistinct(rapid.IntRange(0, width), rapid.ID).Draw(t, "redact")
		from := rapid.IntRange(0, len(all)+1).Draw(t, "from")
		got, err := readAll(s, ReadOptions{From: from, Columns: upTo(width), Redact: redact, WantText: true,
			Workers: rapid.IntRange(0, 4).Draw(t, "workers")})
		if err != nil {
			t.Fatal(err)
		}
		all = all[min(len(all), max(0, from-1)):]
		if !sameRows(got.rows, all) {
			t.Fatalf("%q\nwant %q", got.rows, all)
		}
		r := csv.NewReader(bytes.NewReader(got.text))
		text, err := r.ReadAll()
		if err != nil {
			t.Fatalf("Text %q: %v", got.text, err)
		}
		for i, row := range all {
			row = slices.Clone(row)
			for j := range row {
				if slices.Contains(redact, j) {
					row[j] = ""
				}
				// encoding/csv reads \r\n as \n.
				row[j] = string(bytes.ReplaceAll([]byte(row[j]), []byte("\r\n"), []byte("\n")))
			}
			if i >= len(text) || !slices.Equal(text[i], row) {
				t.Fatalf("Text %q\nrow %d, want %q", got.text, i, row)
			}
		}
	})
}
