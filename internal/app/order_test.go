package app

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/demo"
)

// TestAnyOrderOfFilesGivesTheSameLedger imports random parts of a demo merchant's files, some of
// them cut into overlapping pieces, or exported again with fewer columns, in one go and in random
// order and company.
func TestAnyOrderOfFilesGivesTheSameLedger(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	manifest, err := demo.Write(t.Context(), filepath.Join(dir, "files"), demo.Options{Seed: 5, Days: 9, Lines: 250}, nil)
	if err != nil {
		t.Fatal(err)
	}
	shops := map[string]string{}
	var all []string
	for _, f := range manifest.Files {
		path := filepath.Join(dir, "files", filepath.FromSlash(f.Path))
		all = append(all, path)
		shops[path] = f.Shop
	}
	for seed := range uint64(2) {
		random := rand.New(rand.NewPCG(seed, 7))
		chosen := slices.Clone(all)
		if seed > 0 {
			chosen = slices.DeleteFunc(chosen, func(string) bool { return random.IntN(3) == 0 })
		}
		want := importAll(t, manifest, shops, [][]string{chosen})
		if len(want.ledger) == 0 {
			t.Fatal("no ledger")
		}
		pieces := slices.Clone(chosen)
		for _, path := range chosen {
			if piece := cutPiece(t, path, random); piece != "" {
				shops[piece] = shops[path]
				pieces = append(pieces, piece)
			}
		}
		random.Shuffle(len(pieces), func(i, j int) { pieces[i], pieces[j] = pieces[j], pieces[i] })
		var goes [][]string
		for len(pieces) > 0 {
			n := min(len(pieces), 4+random.IntN(16))
			goes, pieces = append(goes, pieces[:n]), pieces[n:]
		}
		want.same(t, fmt.Sprintf("seed %d, %d files in %d goes", seed, len(chosen), len(goes)), importAll(t, manifest, shops, goes))
	}
}

func importAll(t *testing.T, manifest demo.Manifest, shops map[string]string, goes [][]string) snapshot {
	t.Helper()
	w := newWorkspace(t)
	w.hashKey = []byte("the same in every workspace") // so that rows with buyers compare
	for _, f := range manifest.Files {
		if f.Shop != "" {
			if err := w.PutShop(t.Context(), Shop{ID: f.Shop, Name: f.Shop, Platform: f.Platform, Zone: "Asia/Shanghai", Currency: "CNY"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, paths := range goes {
		whole(t, w, ImportRequest{Paths: paths, ShopOf: shops})
	}
	healthy(t, w)
	return snap(t, w)
}

// cutPiece writes the header and some consecutive rows of a CSV of orders as a file of its own;
// "" for what cannot be cut line by line.
func cutPiece(t *testing.T, path string, random *rand.Rand) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(path)
	rows := bytes.SplitAfter(bytes.TrimRight(text, "\r\n"), []byte("\n"))
	if filepath.Ext(path) != ".csv" || !strings.Contains(name, "订单") || len(rows) < 4 || bytes.Count(text, []byte(`"`))%2 != 0 {
		return ""
	}
	first := 1 + random.IntN(len(rows)-1)
	last := first + 1 + random.IntN(len(rows)-first)
	piece := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(piece, slices.Concat(slices.Concat(rows[:1]...), slices.Concat(rows[first:last]...)), 0o600); err != nil {
		t.Fatal(err)
	}
	if narrower := leaveOut(t, piece, random); narrower != "" {
		return narrower
	}
	return piece
}

// leaveOut writes a file of order lines again without some of the columns that its format does not
// require, one that is always filled among them; "" where there is none, or where the file would be
// taken for one of another format.
func leaveOut(t *testing.T, path string, random *rand.Rand) string {
	t.Helper()
	registry, err := collect.LoadRegistry("")
	if err != nil {
		t.Fatal(err)
	}
	format := func(path string) *collect.Spec {
		book, err := sheet.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		matches, err := registry.Recognise(book)
		if err != nil || len(matches) != 1 {
			return nil
		}
		return matches[0].Spec
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	spec := format(path)
	if err != nil || spec == nil || spec.Table != "order_line" {
		return ""
	}
	var left []int
	lost := false
	for i := range rows[0] {
		if random.IntN(3) > 0 || slices.ContainsFunc(spec.Require, func(r string) bool { return slices.Contains(strings.Split(r, "|"), rows[0][i]) }) {
			left = append(left, i)
		} else {
			lost = lost || !slices.ContainsFunc(rows, func(r []string) bool { return r[i] == "" }) && mapped(spec, rows[0][i])
		}
	}
	if !lost {
		return ""
	}
	var text bytes.Buffer
	out := csv.NewWriter(&text)
	for _, r := range rows {
		var cells []string
		for _, i := range left {
			cells = append(cells, r[i])
		}
		if err := out.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	out.Flush()
	narrower := filepath.Join(t.TempDir(), "部分列 "+filepath.Base(path))
	if err := os.WriteFile(narrower, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if format(narrower) != spec {
		return ""
	}
	return narrower
}

func mapped(spec *collect.Spec, header string) bool {
	return slices.ContainsFunc(spec.Map, func(m collect.MapEntry) bool { return m.Header == header })
}

// Two quiet days give two equal files whose names alone tell them apart.
func TestEqualFilesOfTwoDays(t *testing.T) {
	w := newWorkspace(t)
	text, err := os.ReadFile(filepath.Join(samplesDir, "pdd_cs.csv"))
	if err != nil {
		t.Fatal(err)
	}
	day := func(name string) FileResult {
		t.Helper()
		return whole(t, w, ImportRequest{Paths: []string{write(t, name, string(text))}})[name]
	}
	first, second, again := day("客服 2026-09-10.csv"), day("客服 2026-09-11.csv"), day("客服 2026-09-10.csv")
	if first.Added == 0 || second.Added != first.Added || again.Added != 0 || again.ImportSeq != first.ImportSeq {
		t.Errorf("%+v\n%+v\n%+v", first, second, again)
	}
}
