package app

import (
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/facts"
)

const samplesDir = "../collect/testdata/samples"

var noon = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)

func testOptions() Options {
	return Options{MemoryMB: 1000, Now: func() time.Time { return noon }}
}

func quiet(Progress) {}

func newWorkspace(t *testing.T) *Workspace {
	t.Helper()
	w, err := Create(t.Context(), filepath.Join(t.TempDir(), "shop"), DefaultSettings(), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// load imports paths as a merchant does and gives the results by file name.
func load(t *testing.T, w *Workspace, request ImportRequest) map[string]FileResult {
	t.Helper()
	result, err := w.Import(t.Context(), request, quiet)
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]FileResult{}
	for _, f := range result.Files {
		byName[filepath.Base(f.Path)] = f
	}
	return byName
}

// whole is load where every file must go in.
func whole(t *testing.T, w *Workspace, request ImportRequest) map[string]FileResult {
	t.Helper()
	results := load(t, w, request)
	for name, f := range results {
		if f.Problem != nil {
			t.Fatalf("%s: %s %v", name, f.Problem.Code, f.Problem.Args)
		}
	}
	return results
}

// lines reads a query's first column.
func lines(t testing.TB, w *Workspace, query string, args ...any) []string {
	t.Helper()
	rows, err := w.store.Query(context.Background(), query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var s sql.NullString
		if err := rows.Scan(&s); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		list = append(list, s.String)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// snapshot is everything that the numbers rest on: current facts and the ledger, row by row.
type snapshot struct{ facts, ledger, days []string }

func snap(t testing.TB, w *Workspace) (s snapshot) {
	t.Helper()
	for _, table := range facts.Tables() {
		s.facts = append(s.facts, lines(t, w, `SELECT '`+table.Name+` ' || shop || ' ' || row_key || ' ' || row_hash FROM "`+table.Name+`" ORDER BY ALL`)...)
	}
	s.ledger = lines(t, w, `SELECT CAST(l AS VARCHAR) FROM (SELECT * EXCLUDE (fact_row) FROM line_profit) l ORDER BY 1`)
	s.days = lines(t, w, `SELECT CAST(l AS VARCHAR) FROM profit_day l ORDER BY 1`)
	return s
}

// same compares snapshots and shows the first difference.
func (s snapshot) same(t testing.TB, what string, other snapshot) {
	t.Helper()
	for name, pair := range map[string][2][]string{"facts": {s.facts, other.facts}, "ledger": {s.ledger, other.ledger}, "days": {s.days, other.days}} {
		a, b := pair[0], pair[1]
		if slices.Equal(a, b) {
			continue
		}
		for i := range max(len(a), len(b)) {
			if i >= len(a) || i >= len(b) || a[i] != b[i] {
				t.Errorf("%s: %s differ (%d and %d rows):\n%s\n%s", what, name, len(a), len(b), at(a, i), at(b, i))
				break
			}
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "(nothing)"
}

func healthy(t testing.TB, w *Workspace) {
	t.Helper()
	d, err := w.Doctor(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if !d.Healthy {
		t.Errorf("unhealthy: %+v", d.Checks)
	}
}

// sample is one entry of the samples' index.
type sample struct {
	Slug  string            `json:"slug"`
	File  string            `json:"sample"`
	Rows  int64             `json:"data_rows"`
	Table string            `json:"table"`
	Sums  map[string]string `json:"sums"`
}

func samples(t *testing.T) []sample {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(samplesDir, "_index.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []sample
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// write makes a file of lines in a new directory.
func write(t testing.TB, name string, content ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Join(content, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
