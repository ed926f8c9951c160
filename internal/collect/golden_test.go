package collect

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
)

var update = flag.Bool("update", false, "write testdata/canonical.txt anew")

// TestCanonicalRowsOfEverySample compares what every sample becomes with testdata/canonical.txt,
// which is meant to be read: one block per row, field by field.
func TestCanonicalRowsOfEverySample(t *testing.T) {
	const golden = "testdata/canonical.txt"
	r := registry(t)
	var out strings.Builder
	for _, s := range samples(t) {
		book, err := sheet.Open(t.Context(), filepath.Join("testdata/samples", s.File))
		if err != nil {
			t.Fatal(err)
		}
		matches, err := r.Recognise(book)
		if err != nil {
			t.Fatal(err)
		}
		name := s.File
		if matches[0].Spec.FileDate != "" {
			name = "2026-09-10 " + name
		}
		stream, batches, report := read(t, matches[0], options(name))
		book.Close()
		fmt.Fprintf(&out, "## %s → %s  days %s…%s  shops %q accounts %q\n", s.Slug, s.Table, report.FirstDay, report.LastDay, report.ShopHints, report.Accounts)
		for _, c := range report.Control {
			fmt.Fprintf(&out, "control %s file=%s imported=%s\n", c.Name, c.File, c.Imported)
		}
		for _, n := range report.Notes {
			fmt.Fprintf(&out, "note %s %s\n", n.Code, n.Column)
		}
		slices.SortFunc(batches, func(a, b *facts.Batch) int { return int(a.SourceRow[0] - b.SourceRow[0]) })
		for _, b := range batches {
			for i := range b.N {
				writeRow(&out, stream, b, i)
			}
		}
		out.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != string(want) {
		a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Fatalf("line %d of %s (run with -update and review):\n got %s\nwant %s", i+1, golden, a[i], b[i])
			}
		}
		t.Fatalf("%d lines, want %d", len(a), len(b))
	}
}

func writeRow(out *strings.Builder, stream facts.Stream, b *facts.Batch, i int) {
	key := b.Key[i]
	if len(stream.Table.Key) == 0 && len(key) == 32 {
		key = "(content)"
	}
	fmt.Fprintf(out, "row %d key %s as of %s\n", b.SourceRow[i], key, clock(b.AsOf[i]))
	for c, col := range stream.Columns {
		if v := b.Columns[c]; v.Valid[i] {
			fmt.Fprintf(out, "    %s: %s\n", col.Name, show(col.Kind, v, i))
		}
	}
}

func show(k facts.Kind, v facts.Vector, i int) string {
	switch k {
	case facts.Money:
		return strconv.FormatFloat(float64(v.Ints[i])/100, 'f', 2, 64)
	case facts.Price:
		return strconv.FormatFloat(float64(v.Ints[i])/facts.PriceScale, 'f', -1, 64)
	case facts.Date:
		return dayText(v.Ints[i])
	case facts.Time:
		return clock(v.Ints[i])
	}
	switch {
	case v.Strings != nil:
		return strconv.Quote(v.Strings[i])
	case v.Floats != nil:
		return strconv.FormatFloat(v.Floats[i], 'g', -1, 64)
	}
	return strconv.FormatInt(v.Ints[i], 10)
}

func clock(micros int64) string { return time.UnixMicro(micros).UTC().Format(time.DateTime) }
