package app

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/demo"
)

// TestAnyOrderOfFilesGivesTheSameLedger imports random parts of a demo merchant's files, some of
// them cut into overlapping pieces, in one go and in random order and company.
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
	return piece
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
