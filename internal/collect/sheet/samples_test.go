package sheet

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSamples opens one file of every export type and looks for its header.
func TestSamples(t *testing.T) {
	dir := filepath.Join("..", "testdata", "samples")
	raw, err := os.ReadFile(filepath.Join(dir, "_index.json"))
	if err != nil {
		t.Fatal(err)
	}
	var index []struct {
		Sample, Format, Encoding string
		Delimiter                *string
		Sheet                    *string
		HeaderRow                int `json:"header_row"`
		Headers                  []string
	}
	if err := json.Unmarshal(raw, &index); err != nil {
		t.Fatal(err)
	}
	for _, want := range index {
		t.Run(want.Sample, func(t *testing.T) {
			book, err := Open(context.Background(), filepath.Join(dir, want.Sample))
			if err != nil {
				t.Fatal(err)
			}
			defer book.Close()
			s := book.Sheets[0]
			if want.Sheet != nil {
				i := slices.IndexFunc(book.Sheets, func(s Sheet) bool { return s.Name() == *want.Sheet })
				if i < 0 {
					t.Fatalf("no sheet %q", *want.Sheet)
				}
				s = book.Sheets[i]
			}
			if e := strings.TrimSuffix(want.Encoding, "-sig"); e != "" && strings.Replace(e, "gbk", "gb18030", 1) != s.Info().Encoding {
				t.Errorf("encoding %s, want %s", s.Info().Encoding, want.Encoding)
			}
			if want.Delimiter != nil && string(s.Info().Delimiter) != *want.Delimiter {
				t.Errorf("delimiter %q, want %q", s.Info().Delimiter, *want.Delimiter)
			}
			rows, err := s.Head(want.HeaderRow + 2)
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) < want.HeaderRow {
				t.Fatalf("%d rows, header in row %d", len(rows), want.HeaderRow)
			}
			header := rows[want.HeaderRow-1]
			if len(header) < len(want.Headers) {
				t.Fatalf("header %q, want %q", header, want.Headers)
			}
			for i, h := range want.Headers {
				if strings.TrimSpace(header[i]) != strings.TrimSpace(h) {
					t.Errorf("column %d: %q, want %q", i, header[i], h)
				}
			}
		})
	}
}
