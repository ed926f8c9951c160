package collect

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
)

// sample is one entry of the samples' index.
type sample struct {
	Slug     string            `json:"slug"`
	File     string            `json:"sample"`
	DataRows int64             `json:"data_rows"`
	Headers  []string          `json:"headers"`
	Table    string            `json:"table"`
	Sums     map[string]string `json:"sums"`
}

func samples(t *testing.T) []sample {
	t.Helper()
	text, err := os.ReadFile("testdata/samples/_index.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []sample
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 83 {
		t.Fatalf("%d samples", len(all))
	}
	return all
}

func registry(t *testing.T) *Registry {
	t.Helper()
	r, err := LoadRegistry("")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// read parses a match to its end.
func read(t *testing.T, m Match, opt ParseOptions) (facts.Stream, []*facts.Batch, Report) {
	t.Helper()
	stream, wait := Parse(t.Context(), m, opt)
	var batches []*facts.Batch
	for b := range stream.Batches {
		batches = append(batches, b)
	}
	report, err := wait()
	if err != nil {
		t.Fatal(err)
	}
	return stream, batches, report
}

func options(name string) ParseOptions {
	zone := time.FixedZone("shop", 8*3600)
	return ParseOptions{Zone: zone, HashKey: []byte("test"), FileName: name, Workers: 2}
}

func TestEverySampleIsRecognisedAndImportedToTheCent(t *testing.T) {
	r := registry(t)
	for _, s := range samples(t) {
		t.Run(s.Slug, func(t *testing.T) {
			book, err := sheet.Open(t.Context(), filepath.Join("testdata/samples", s.File))
			if err != nil {
				t.Fatal(err)
			}
			defer book.Close()
			matches, err := r.Recognise(book)
			if err != nil {
				t.Fatal(err)
			}
			if len(matches) != 1 || matches[0].Spec.Name != s.Slug {
				t.Fatalf("recognised as %d: %s", len(matches), matches[0].Spec.Name)
			}
			if got := matches[0].Spec.Table; got != s.Table {
				t.Errorf("table %s, want %s", got, s.Table)
			}
			name := s.File
			if matches[0].Spec.FileDate != "" {
				name = "2026-09-10 " + name
			}
			_, batches, report := read(t, matches[0], options(name))
			rows := int64(0)
			for _, b := range batches {
				rows += int64(b.N)
			}
			want := s.DataRows
			if s.Slug == "amazon_settlement_v2" {
				want-- // the first of the index's rows is the statement's summary
			}
			if rows != want || report.Rows != want || report.Rejected != 0 || report.Excluded != 0 {
				t.Errorf("%d rows, want %d; report %d, %d rejected: %v", rows, want, report.Rows, report.Rejected, report.Rejects)
			}
			for _, n := range report.Notes {
				if n.Code != NoteNoColumn {
					t.Errorf("note %+v", n)
				}
			}
			if len(matches[0].Unknown) > 0 {
				t.Errorf("unknown headers %q", matches[0].Unknown)
			}
			control := map[string]Control{}
			for _, c := range report.Control {
				control[c.Name] = c
				if c.File != "" && !same(c.File, c.Imported) {
					t.Errorf("%s: total row says %s, imported %s", c.Name, c.File, c.Imported)
				}
			}
			for name, sum := range s.Sums {
				if c := control[tidy(name)]; !same(c.Imported, sum) {
					t.Errorf("%s: imported %q, want %s", name, c.Imported, sum)
				}
			}
		})
	}
}

// same compares decimals by value.
func same(a, b string) bool {
	x, ok := new(big.Rat).SetString(a)
	y, ok2 := new(big.Rat).SetString(b)
	return ok && ok2 && x.Cmp(y) == 0
}
