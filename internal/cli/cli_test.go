package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/app"
)

// suanpan runs one command as a shell would.
func suanpan(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = Main(args, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// ok runs a command that must succeed.
func ok(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errOut := suanpan(t, args...)
	if code != 0 {
		t.Fatalf("suanpan %s: %d\n%s%s", strings.Join(args, " "), code, out, errOut)
	}
	return out
}

// golden compares with testdata; UPDATE=1 writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", name, got)
	}
}

func setup(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "shop")
	t.Setenv("SUANPAN_WORKSPACE", dir)
	t.Setenv("SUANPAN_LANG", "en")
	t.Setenv("SUANPAN_MEMORY_MB", "512")
	ok(t, "init")
	return dir
}

const samplesDir = "../collect/testdata/samples"

// keys are those of a JSON object, in its own order.
func keys(t *testing.T, object json.RawMessage) []string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(object))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	var list []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		name, _ := key.(string)
		list = append(list, name)
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

func decode[T any](t *testing.T, text string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

// What programs read: the shapes are promised and do not change.
func TestJSONShapes(t *testing.T) {
	setup(t)
	files := []string{filepath.Join(samplesDir, "douyin_orders_a.csv"), filepath.Join(samplesDir, "cost_table_simple.csv")}
	imported := ok(t, append([]string{"import", "--json"}, files...)...)
	abs, err := filepath.Abs(samplesDir)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "import.json", strings.ReplaceAll(imported, abs, "/exports"))
	result := decode[struct{ Files []json.RawMessage }](t, imported)
	promised := []string{"path", "format", "table", "rows", "added", "unchanged", "corrected", "quarantined", "excluded", "control"}
	for _, f := range result.Files {
		for _, k := range promised {
			if !slices.Contains(keys(t, f), k) {
				t.Errorf("a file of import lacks %q: %s", k, f)
			}
		}
		for name, c := range decode[struct{ Control map[string]json.RawMessage }](t, string(f)).Control {
			if got := keys(t, c); !slices.Equal(got, []string{"file", "imported"}) {
				t.Errorf("control sum %s has %v", name, got)
			}
		}
	}

	statement := ok(t, "profit", "--json", "--by", "sku")
	if got := keys(t, json.RawMessage(statement)); !slices.Equal(slices.DeleteFunc(got, func(k string) bool {
		return !slices.Contains([]string{"currency", "from", "to", "components", "subtotals", "rows"}, k)
	}), []string{"currency", "from", "to", "components", "subtotals", "rows"}) {
		t.Errorf("profit has %v", keys(t, json.RawMessage(statement)))
	}
	known := decode[struct{ Components, Subtotals []struct{ Name string } }](t, ok(t, "formats", "--components", "--json"))
	profit := decode[struct{ Components, Subtotals map[string]json.RawMessage }](t, statement)
	if len(profit.Components) != len(known.Components) || len(profit.Subtotals) != len(known.Subtotals) || len(known.Components) < 20 {
		t.Errorf("%d components of %d, %d subtotals of %d", len(profit.Components), len(known.Components), len(profit.Subtotals), len(known.Subtotals))
	}
	for _, c := range known.Components {
		if got := keys(t, profit.Components[c.Name]); !slices.Equal(got, []string{"amount", "actual", "estimated", "missing"}) {
			t.Errorf("component %s has %v", c.Name, got)
		}
	}
	for _, c := range known.Subtotals {
		if got := keys(t, profit.Subtotals[c.Name]); !slices.Equal(got[:4], []string{"amount", "actual", "estimated", "missing"}) {
			t.Errorf("subtotal %s has %v", c.Name, got)
		}
	}

	rows := decode[struct {
		Rows []struct {
			Key        string
			Components map[string]struct{ Amount int64 }
		}
	}](t, statement).Rows
	var sales int64
	for _, r := range rows {
		sales += r.Components["list_sales"].Amount
	}
	if total := decode[struct{ Amount int64 }](t, string(profit.Components["list_sales"])).Amount; len(rows) != 3 || sales != total || total != 22700 {
		t.Errorf("%d rows that sum to %d of %d", len(rows), sales, total)
	}

	again := decode[app.ImportResult](t, ok(t, append([]string{"import", "--json"}, files...)...))
	for _, f := range again.Files {
		if f.Added+f.Corrected != 0 || f.Unchanged != f.Rows {
			t.Errorf("again: %+v", f)
		}
	}
}

// Every command gives JSON with --json and something to read without.
func TestEveryCommandAnswers(t *testing.T) {
	dir := setup(t)
	ok(t, "import", filepath.Join(samplesDir, "douyin_orders_a.csv"))
	hold(t, dir) // opening the workspace for each would take long
	for _, line := range []string{
		"formats", "formats --components", "imports", "imports list", "quarantine", "profit", "profit --by sku --top 1", "profit --shop 抖店",
		"query --metrics list_sales --by day --grain month", "restatements", "reconcile", "costs", "costs list --missing", "rules --kind packing", "shops", "doctor", "version",
		"costs set SKU-OAT-500 28.5 --from 2026-09-01", "imports undo 1", "imports redo 1",
	} {
		args := strings.Fields(line)
		if out := ok(t, args...); strings.TrimSpace(out) == "" {
			t.Errorf("%s says nothing", line)
		}
		if args[0] == "imports" && len(args) == 3 {
			continue // cannot be done twice
		}
		if out := ok(t, append(args, "--json")...); !json.Valid([]byte(out)) {
			t.Errorf("%s --json: %s", line, out)
		}
	}
	copied := filepath.Join(t.TempDir(), "copy")
	ok(t, "backup", copied)
	ok(t, "restore", copied, "-w", filepath.Join(t.TempDir(), "restored"))
	for lang, want := range map[string]string{"en": "List sales", "zh-CN": "标价销售额"} {
		if out := ok(t, "profit", "--lang", lang, "-w", dir); !strings.Contains(out, want) {
			t.Errorf("%s: %s", lang, out)
		}
	}
}

func TestRefusals(t *testing.T) {
	dir := setup(t)
	junk := filepath.Join(t.TempDir(), "junk.csv")
	if err := os.WriteFile(junk, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"serve --listen 0.0.0.0:8710", 1, "0.0.0.0"},
		{"serve --listen 192.168.1.2:8710", 1, "192.168.1.2"},
		{"serve --listen :8710", 1, "loopback"},
		{"profit -w " + dir + "-nowhere", 1, dir + "-nowhere"},
		{"serve -w " + dir + "-nowhere", 1, dir + "-nowhere"},
		{"init", 1, dir},
		{"nonsense", 2, "nonsense"},
		{"profit --nonsense", 2, "nonsense"},
		{"profit --by nonsense", 1, "nonsense"},
		{"profit --filter nonsense", 1, "nonsense"},
		{"imports undo one", 2, "one"},
		{"imports undo 99", 1, "99"},
		{"import /no/such/file.csv", 1, "/no/such/file.csv"},
		{"import " + junk, 1, "1"},
		{"quarantine fix 1 2 --set nonsense", 2, "nonsense"},
		{"costs set SKU dear", 1, "dear"},
		{"profit --memory 1", 2, "1"},
	} {
		code, out, errOut := suanpan(t, strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(out+errOut, c.want) || errOut == "" {
			t.Errorf("%s: %d\n%s%s", c.args, code, out, errOut)
		}
	}
}

// While a server holds the workspace the commands go through it.
func TestCommandsGoThroughTheServer(t *testing.T) {
	dir := setup(t)
	w, s, release := hold(t, dir)
	if info, err := os.Stat(filepath.Join(dir, "server.json")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the token is readable: %v %v", info, err)
	}
	code, out, errOut := suanpan(t, "import", "--json", filepath.Join(samplesDir, "douyin_orders_a.csv"))
	if code != 0 || !strings.Contains(errOut, s.url) || decode[app.ImportResult](t, out).Files[0].Added == 0 {
		t.Errorf("%d %s %s", code, out, errOut)
	}
	status, err := w.Status(t.Context())
	if err != nil || status.Imports != 1 {
		t.Errorf("not in the server's workspace: %+v, %v", status, err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := suanpan(t, "profit"); code != 1 || !strings.Contains(errOut, "Another program is using "+dir) {
		t.Errorf("held by nobody known: %d %s", code, errOut)
	}
	// A server that died leaves its note behind: the command opens the workspace itself.
	if _, err := w.Hold(app.Holder{URL: "http://127.0.0.1:1", Token: "x"}); err != nil {
		t.Fatal(err)
	}
	s.stop()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	ok(t, "profit")
}

// hold serves a workspace as suanpan serve does.
func hold(t *testing.T, dir string) (*app.Workspace, *served, func() error) {
	t.Helper()
	opt := (&command{}).options()
	opt.MemoryMB = 512
	w, err := app.Open(t.Context(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	s, err := serve(t.Context(), w, "127.0.0.1:0", nil)
	if err != nil {
		t.Fatal(err)
	}
	release, err := w.Hold(app.Holder{URL: s.url, Token: s.token})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.stop()
		_ = w.Close() // a second time where the test closed it
	})
	return w, s, release
}

// Wrong usage is told apart from a failure, and help is in the language asked for.
func TestUsageAndHelp(t *testing.T) {
	setup(t)
	for _, args := range [][]string{{"nonsense"}, {"import"}, {"imports", "undo"}, {"profit", "x"}, {"profit", "--nonsense"}} {
		if code, out, errOut := suanpan(t, args...); code != 2 || out != "" || errOut == "" {
			t.Errorf("%q: %d %s%s", args, code, out, errOut)
		}
	}
	for lang, want := range map[string]string{"zh-CN": "通用选项：", "en": "Global flags:"} {
		if out := ok(t, "costs", "--help", "--lang", lang); !strings.Contains(out, want) || strings.Contains(out, "help for") {
			t.Errorf("%s: %s", lang, out)
		}
	}
}
