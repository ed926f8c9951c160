package app

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
)

// checkPersonal looks for names, telephone numbers and addresses of the samples in every byte of
// the workspace and in every text of its tables.
func checkPersonal(t *testing.T, w *Workspace, all []sample) {
	t.Helper()
	values, elsewhere := map[string]bool{}, map[string]bool{}
	for _, s := range all {
		personalValues(t, w, s, values, elsewhere)
	}
	for v := range elsewhere {
		delete(values, v)
	}
	if len(values) == 0 {
		t.Fatal("no personal values in the samples")
	}
	checkAbsent(t, w, values)
}

// checkAbsent reads all texts of the workspace's tables and all bytes of its files.
func checkAbsent(t *testing.T, w *Workspace, values map[string]bool) {
	t.Helper()
	check := func(where, text string) {
		for v := range values {
			if strings.Contains(text, v) {
				t.Errorf("%s holds %q", where, v)
			}
		}
	}
	seen := map[string]bool{}
	for _, column := range lines(t, w, `SELECT '"' || table_name || '"."' || column_name || '"' FROM duckdb_columns() WHERE data_type = 'VARCHAR' AND NOT internal`) {
		table, _, _ := strings.Cut(column, `".`)
		for _, text := range lines(t, w, `SELECT DISTINCT `+column+` FROM `+table+`"`) {
			if !seen[text] {
				seen[text] = true
				check(column, text)
			}
		}
	}
	err := filepath.WalkDir(w.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if strings.HasSuffix(path, ".zst") {
			reader, err := zstd.NewReader(bytes.NewReader(text))
			if err != nil {
				return err
			}
			defer reader.Close()
			var plain bytes.Buffer
			if _, err := plain.ReadFrom(reader); err != nil {
				return err
			}
			text = plain.Bytes()
		}
		check(filepath.Base(path), string(text))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// personalValues collects the cells of a sample's personal columns that no field reads or only as a
// keyed hash, and those of the other columns: what these say as well is no secret.
func personalValues(t *testing.T, w *Workspace, s sample, values, elsewhere map[string]bool) {
	t.Helper()
	book, err := sheet.Open(t.Context(), filepath.Join(samplesDir, s.File))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	matches, err := w.formats.Load().Recognise(book)
	if err != nil {
		t.Fatal(err)
	}
	m := matches[0]
	personal := personalColumns(m)
	rows, err := m.Sheet.Head(m.HeaderRow + int(s.Rows) + 5)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[m.HeaderRow:] {
		for i, cell := range row {
			cell = strings.TrimSpace(cell)
			if i >= len(m.Header) || len(cell) < 6 {
				continue
			}
			if personal[m.Header[i]] {
				values[cell] = true
			} else {
				elsewhere[cell] = true
			}
		}
	}
}

func personalColumns(m collect.Match) map[string]bool {
	personal := map[string]bool{}
	for _, h := range m.Personal {
		personal[h] = true
	}
	for _, c := range m.Columns {
		column, _ := m.Table().Column(c.Field)
		personal[c.Header] = column.Kind == facts.Hash
	}
	return personal
}

// TestPersonalDataNeverReachesTheDisk fills the personal columns of every CSV sample, and puts a
// telephone number into the notes that are kept.
func TestPersonalDataNeverReachesTheDisk(t *testing.T) {
	w := newWorkspace(t)
	const name, phone = "欧阳绝密", "13912345678"
	var paths []string
	for _, s := range samples(t) {
		if path := withSecrets(t, w, s, name+phone, "请联系 "+phone+" 谢谢"); path != "" {
			paths = append(paths, path)
		}
	}
	if len(paths) < 5 {
		t.Fatalf("only %d samples with personal columns", len(paths))
	}
	whole(t, w, ImportRequest{Paths: paths})
	checkAbsent(t, w, map[string]bool{name: true, phone: true})
}

// withSecrets is a sample with something in every personal cell; "" if it has no such column.
func withSecrets(t *testing.T, w *Workspace, s sample, secret, note string) string {
	t.Helper()
	if filepath.Ext(s.File) != ".csv" {
		return ""
	}
	book, err := sheet.Open(t.Context(), filepath.Join(samplesDir, s.File))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	matches, err := w.formats.Load().Recognise(book)
	if err != nil {
		t.Fatal(err)
	}
	m := matches[0]
	if len(m.Personal) == 0 {
		return ""
	}
	rows, err := m.Sheet.Head(m.HeaderRow + int(s.Rows))
	if err != nil {
		t.Fatal(err)
	}
	personal := personalColumns(m)
	for n, row := range rows[m.HeaderRow:] {
		if n < m.Spec.ExplanationRows {
			continue
		}
		row = append(row, make([]string, max(0, len(m.Header)-len(row)))...)
		for i, header := range m.Header {
			switch kept, named := personal[header]; {
			case kept:
				row[i] = secret
			case named && slices.Contains(m.Personal, header):
				row[i] = note
			}
		}
		rows[m.HeaderRow+n] = row
	}
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return write(t, copyName(w, s), text.String())
}
