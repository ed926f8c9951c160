package accept

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/money"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
)

// dataDir is the directory of one public data set; ok is false where there is none.
func dataDir(t *testing.T, name string) (dir string, ok bool) {
	t.Helper()
	root := os.Getenv("SUANPAN_DATA")
	if root == "" {
		t.Log("SUANPAN_DATA is not set: no real data, nothing compared")
		return "", false
	}
	dir = filepath.Join(root, name)
	if _, err := os.Stat(dir); err != nil {
		t.Logf("no real data at %s: nothing compared", dir)
		return "", false
	}
	return dir, true
}

const formatsDir = "../../examples/formats"

// workspace is a new one that knows the example formats.
func workspace(t *testing.T, formats ...string) *app.Workspace {
	t.Helper()
	ctx, dir := t.Context(), filepath.Join(t.TempDir(), "shop")
	opt := app.Options{MemoryMB: 1500, Now: time.Now}
	w, err := app.Create(ctx, dir, app.DefaultSettings(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if len(formats) > 0 { // a merchant's own formats are read when the workspace is opened
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		for _, f := range formats {
			text, err := os.ReadFile(filepath.Join(formatsDir, f+".yaml"))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "formats", f+".yaml"), text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if w, err = app.Open(ctx, dir, opt); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if w != nil {
			_ = w.Close() // a second time where facts were looked at
		}
	})
	return w
}

// load imports files and expects every one of them to go in whole.
func load(t *testing.T, w *app.Workspace, paths ...string) []app.FileResult {
	t.Helper()
	result, err := w.Import(t.Context(), app.ImportRequest{Paths: paths}, func(app.Progress) {})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Files {
		if f.Problem != nil {
			t.Fatalf("%s: %s %v", f.Path, f.Problem.Code, f.Problem.Args)
		}
		if f.Quarantined != 0 || f.Rows != f.Added+f.Unchanged+f.Corrected+f.Quarantined+f.Excluded {
			t.Errorf("%s: %+v", f.Path, f)
		}
	}
	diagnosis, err := w.Doctor(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !diagnosis.Healthy {
		t.Errorf("unhealthy: %+v", diagnosis.Checks)
	}
	return result.Files
}

// statement is the profit statement of all days.
func statement(t *testing.T, w *app.Workspace, currency string) *run.Statement {
	t.Helper()
	first, last, err := w.Span(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, err := w.Metrics().Statement(t.Context(), run.StatementQuery{From: first, To: last})
	if err != nil {
		t.Fatal(err)
	}
	if s.Currency != currency || len(s.OtherCurrencies) > 0 {
		t.Fatalf("statement in %s, others %v; want %s", s.Currency, s.OtherCurrencies, currency)
	}
	return s
}

// facts is the warehouse of a workspace, which is closed for it.
type facts struct {
	t     *testing.T
	store *duckdb.Store
}

func openFacts(t *testing.T, w *app.Workspace) facts {
	t.Helper()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	store, err := duckdb.Open(t.Context(), filepath.Join(w.Dir, "warehouse.duckdb"), duckdb.Options{MemoryMB: 1500})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return facts{t, store}
}

// rows gives whole numbers, several per row.
func (f facts) rows(query string, columns int) [][]int64 {
	f.t.Helper()
	rows, err := f.store.Query(context.Background(), query)
	if err != nil {
		f.t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var list [][]int64
	for rows.Next() {
		values, into := make([]int64, columns), make([]any, columns)
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			f.t.Fatalf("%s: %v", query, err)
		}
		list = append(list, values)
	}
	if err := rows.Err(); err != nil {
		f.t.Fatal(err)
	}
	return list
}

func (f facts) row(query string, columns int) []int64 {
	f.t.Helper()
	list := f.rows(query, columns)
	if len(list) != 1 {
		f.t.Fatalf("%s: %d rows", query, len(list))
	}
	return list[0]
}

// about compares minor units, within a tolerance.
func about(t *testing.T, what string, got, want, tolerance int64) {
	t.Helper()
	if got < want-tolerance || got > want+tolerance {
		t.Errorf("%s: %s, want %s", what, money.Format(got, "CNY"), money.Format(want, "CNY"))
	}
}

// report prints one line per data set, also when all is well.
func report(t *testing.T, line ...string) {
	t.Helper()
	t.Log("ACCEPT " + strings.Join(line, "; "))
}
