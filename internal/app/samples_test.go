package app

import (
	"bytes"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// copySamples puts the samples into one directory, those whose rows have no date under a dated
// name. again makes other files of the same rows.
func copySamples(t *testing.T, w *Workspace, all []sample, again bool) string {
	t.Helper()
	dir := t.TempDir()
	for _, s := range all {
		text, err := os.ReadFile(filepath.Join(samplesDir, s.File))
		if err != nil {
			t.Fatal(err)
		}
		if again && filepath.Ext(s.File) != ".xlsx" && !strings.Contains(s.File, "utf16") {
			text = append(bytes.TrimRight(text, "\r\n"), "\r\n\r\n"...)
		}
		if err := os.WriteFile(filepath.Join(dir, copyName(w, s)), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func copyName(w *Workspace, s sample) string {
	if spec, ok := w.formats.Load().Lookup(s.Slug); ok && spec.FileDate != "" {
		return "2026-09-10 " + s.File
	}
	return s.File
}

// TestEverySampleThroughTheWorkspace takes every export type through one workspace: in, again,
// out and back.
func TestEverySampleThroughTheWorkspace(t *testing.T) {
	t.Parallel()
	w, all := newWorkspace(t), samples(t)
	results := whole(t, w, ImportRequest{Paths: []string{copySamples(t, w, all, false)}})
	for _, s := range all {
		checkSample(t, results[copyName(w, s)], s)
	}
	healthy(t, w)
	first := snap(t, w)
	if len(first.ledger) == 0 {
		t.Fatal("the ledger is empty")
	}

	for name, f := range whole(t, w, ImportRequest{Paths: []string{copySamples(t, w, all, true)}}) {
		if f.Added+f.Corrected+f.Quarantined != 0 || f.Unchanged+f.Excluded != f.Rows {
			t.Errorf("%s again: %+v", name, f)
		}
	}
	first.same(t, "imported again", snap(t, w))

	checkPersonal(t, w, all)
	undoAndRedo(t, w, first)
}

func checkSample(t *testing.T, f FileResult, s sample) {
	t.Helper()
	rows := s.Rows
	if s.Slug == "amazon_settlement_v2" {
		rows-- // the first of the index's rows is the statement's summary
	}
	if f.Format != s.Slug || f.Table != s.Table || f.Rows != rows || f.Quarantined+f.Excluded != 0 {
		t.Errorf("%s: %s %s, %d rows, %d quarantined, %d excluded; want %s %s, %d rows", s.File, f.Format, f.Table, f.Rows, f.Quarantined, f.Excluded, s.Slug, s.Table, rows)
	}
	if f.Added+f.Unchanged+f.Corrected != rows {
		t.Errorf("%s: %d added, %d unchanged, %d corrected of %d", s.File, f.Added, f.Unchanged, f.Corrected, rows)
	}
	for name, sum := range s.Sums {
		c, ok := f.Control[strings.TrimSpace(name)]
		if want, ok2 := new(big.Rat).SetString(sum); !ok || !ok2 || !sameNumber(c.Imported, want) {
			t.Errorf("%s: %s is %q, want %s", s.File, name, c.Imported, sum)
		}
	}
	for name, c := range f.Control {
		if want, ok := new(big.Rat).SetString(c.File); ok && !sameNumber(c.Imported, want) {
			t.Errorf("%s: %s: total row says %s, imported %s", s.File, name, c.File, c.Imported)
		}
	}
}

func sameNumber(text string, want *big.Rat) bool {
	got, ok := new(big.Rat).SetString(text)
	return ok && got.Cmp(want) == 0
}

// undoAndRedo takes imports back and brings them back: the last of some tables one by one, then all.
func undoAndRedo(t *testing.T, w *Workspace, first snapshot) {
	t.Helper()
	log, err := w.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	single := map[string]bool{"order_line": true, "refund": true, "settlement_line": true, "cost": true, "ad_daily": true}
	for _, i := range log {
		if !single[i.Table] || i.Added == 0 {
			continue
		}
		single[i.Table] = false
		if err := w.Undo(t.Context(), i.ImportSeq, quiet); err != nil {
			t.Fatalf("undo %s: %v", i.FileName, err)
		}
		if err := w.Redo(t.Context(), i.ImportSeq, quiet); err != nil {
			t.Fatalf("redo %s: %v", i.FileName, err)
		}
	}
	first.same(t, "undone and redone one by one", snap(t, w))
	all := func(act func(warehouse.Tx, int64) ([]warehouse.Change, error)) {
		err := w.toggle(t.Context(), 0, quiet, func(tx warehouse.Tx) (changes []warehouse.Change, err error) {
			for _, i := range log {
				changed, err := act(tx, i.ImportSeq)
				if err != nil {
					return nil, err
				}
				changes = append(changes, changed...)
			}
			return changes, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	all(func(tx warehouse.Tx, seq int64) ([]warehouse.Change, error) {
		return warehouse.UndoImport(t.Context(), tx, seq, noon)
	})
	if s := snap(t, w); len(s.facts)+len(s.ledger)+len(s.days) != 0 {
		t.Errorf("after undoing everything: %d facts, %d rows of the ledger, %d days", len(s.facts), len(s.ledger), len(s.days))
	}
	all(func(tx warehouse.Tx, seq int64) ([]warehouse.Change, error) {
		return warehouse.RedoImport(t.Context(), tx, seq)
	})
	first.same(t, "undone and redone", snap(t, w))
	healthy(t, w)
}
