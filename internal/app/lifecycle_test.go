package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/fault"
)

func codeOf(err error) string {
	if err == nil {
		return ""
	}
	return fault.From(err).Code
}

// fewFiles is a small shop: orders, their settlement, a cost table and ads.
func fewFiles(t *testing.T) []string {
	t.Helper()
	return []string{
		write(t, "orders.csv", orderHeader, orderRow("1", "11", "A", "100.00"), orderRow("2", "21", "B", "80.00")),
		write(t, "flow.csv", flowHeader, flowRow("F1", "11", "1")),
		write(t, "cost.csv", "商家编码,成本价,生效日期", "A,28.50,2026-09-01"),
		write(t, "plan.csv", planHeader, planRow("77001", "2026-09-10", "1.00")),
	}
}

// Of several files of one request, a restatement names the one that can have changed a component.
func TestRestatementNamesTheFile(t *testing.T) {
	w := newWorkspace(t)
	files := fewFiles(t)
	whole(t, w, ImportRequest{Paths: files[:1]})
	whole(t, w, ImportRequest{Paths: files[1:]})
	rows, err := w.Restatements(t.Context(), RestatementQuery{})
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]string{}
	for _, r := range rows.Rows {
		named[r.Component] = r.FileName
	}
	for component, want := range map[string]string{"cost_of_goods": "", "ads": "plan.csv"} {
		if named[component] != want {
			t.Errorf("%s by %q, want %q: %+v", component, named[component], want, rows.Rows)
		}
	}
}

func TestChangedRuleRestates(t *testing.T) {
	w := newWorkspace(t)
	whole(t, w, ImportRequest{Paths: fewFiles(t)})
	before := snap(t, w)
	rule := Rule{Kind: "packing", Platform: "douyin", Shop: "抖店", Amount: 250, From: "2026-09-01"}
	if err := w.ChangeRules(t.Context(), []Rule{rule}, nil, quiet); err != nil {
		t.Fatal(err)
	}
	if got := sum(t, w, "packing"); got != "-500" {
		t.Errorf("packing %s", got)
	}
	rows, err := w.Restatements(t.Context(), RestatementQuery{Component: "packing"})
	if err != nil || len(rows.Rows) != 1 || rows.Total != 1 {
		t.Fatalf("%+v, %v", rows, err)
	}
	if r := rows.Rows[0]; r.Cause != "rule" || r.Day != "2026-09-10" || r.After != -500 || r.Before == r.After || r.Note == "" || r.Shop != "抖店" {
		t.Errorf("%+v", r)
	}
	rules, err := w.Rules(t.Context(), "packing")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if r.Shop == "抖店" {
			if err := w.ChangeRules(t.Context(), nil, []int64{r.ID}, quiet); err != nil {
				t.Fatal(err)
			}
		}
	}
	before.same(t, "rule deleted", snap(t, w))
	if err := w.SetCosts(t.Context(), []CostEdit{{SKU: "B", UnitCost: 7_500_000}}, quiet); err != nil {
		t.Fatal(err)
	}
	if got := sum(t, w, "cost_of_goods"); got != "-3600" {
		t.Errorf("cost of goods %s", got)
	}
	if got := codeOf(w.ChangeRules(t.Context(), []Rule{{Kind: "nonsense"}}, nil, quiet)); got != "rule_invalid" {
		t.Errorf("a rule of no kind: %s", got)
	}
	if got := codeOf(w.SetCosts(t.Context(), []CostEdit{{SKU: "B", UnitCost: -1}}, quiet)); got != "rule_invalid" {
		t.Errorf("a negative cost: %s", got)
	}
	if got := codeOf(w.SetCosts(t.Context(), nil, quiet)); got != "nothing_to_change" {
		t.Errorf("no costs: %s", got)
	}
	healthy(t, w)
}

// A change of rules whose rebuild was cut short is caught up when the workspace is next opened.
func TestRulesThatTheLedgerMissed(t *testing.T) {
	w := newWorkspace(t)
	whole(t, w, ImportRequest{Paths: fewFiles(t)})
	rule := Rule{Kind: "packing", Platform: "douyin", Shop: "抖店", Amount: 250}
	if _, err := w.records.PutRules(t.Context(), rule.record()); err != nil {
		t.Fatal(err)
	}
	if got := sum(t, w, "packing"); got == "-500" {
		t.Fatal("the ledger knows already")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), w.Dir, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := sum(t, again, "packing"); got != "-500" {
		t.Errorf("packing %s", got)
	}
}

func TestBackupIsAWorkspace(t *testing.T) {
	w := newWorkspace(t)
	files := fewFiles(t)
	seq := whole(t, w, ImportRequest{Paths: files, Shop: ""})["orders.csv"].ImportSeq
	want := snap(t, w)
	backup, restored := filepath.Join(t.TempDir(), "backup"), filepath.Join(t.TempDir(), "restored")
	if err := w.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if got := codeOf(w.Backup(t.Context(), backup)); got != "workspace_not_empty" {
		t.Errorf("onto a backup: %s", got)
	}
	if err := Restore(t.Context(), backup, restored, testOptions()); err != nil {
		t.Fatal(err)
	}
	for dir, code := range map[string]string{restored: "workspace_not_empty", w.Dir: "workspace_not_empty"} {
		if got := codeOf(Restore(t.Context(), backup, dir, testOptions())); got != code {
			t.Errorf("onto %s: %s", dir, got)
		}
	}
	if got := codeOf(Restore(t.Context(), t.TempDir(), filepath.Join(t.TempDir(), "x"), testOptions())); got != "workspace_missing" {
		t.Errorf("from nothing: %s", got)
	}
	r, err := Open(t.Context(), restored, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	want.same(t, "restored", snap(t, r))
	healthy(t, r)
	for name, f := range whole(t, r, ImportRequest{Paths: files}) {
		if f.Added != 0 {
			t.Errorf("%s is new to the restored workspace: %+v", name, f)
		}
	}
	// The two go on separately.
	if err := r.Undo(t.Context(), seq, quiet); err != nil {
		t.Fatal(err)
	}
	want.same(t, "the original", snap(t, w))
}

func TestOpenRefusals(t *testing.T) {
	w := newWorkspace(t)
	ctx := t.Context()
	for what, err := range map[string]error{
		"workspace_busy":      second(Open(ctx, w.Dir, testOptions())),
		"workspace_missing":   second(Open(ctx, t.TempDir(), testOptions())),
		"workspace_exists":    second(Create(ctx, w.Dir, DefaultSettings(), testOptions())),
		"workspace_not_empty": second(Create(ctx, filepath.Dir(w.Dir), DefaultSettings(), testOptions())),
		"import_unknown":      w.Undo(ctx, 99, quiet),
		"file_missing":        second(w.Import(ctx, ImportRequest{Paths: []string{"/no/such/file.csv"}}, quiet)),
		"no_files":            second(w.Import(ctx, ImportRequest{Paths: []string{t.TempDir()}}, quiet)),
		"format_missing":      second(w.Import(ctx, ImportRequest{Paths: fewFiles(t), Format: "nonsense"}, quiet)),
		"zone_unknown":        w.PutSettings(ctx, Settings{Zone: "Mars/Olympus", Currency: "CNY"}),
		"currency_unknown":    w.PutSettings(ctx, Settings{Zone: "UTC", Currency: "yuan"}),
		"day_start_range":     w.PutSettings(ctx, Settings{Zone: "UTC", Currency: "CNY", DayStart: 24}),
		"day_unreadable":      second(w.Restatements(ctx, RestatementQuery{From: "gestern"})),
		"order_unknown":       second(w.Order(ctx, "nonsense", "")),
	} {
		if got := codeOf(err); got != what {
			t.Errorf("%q, want %s (%v)", got, what, err)
		}
	}
	seq := whole(t, w, ImportRequest{Paths: fewFiles(t)[:1]})["orders.csv"].ImportSeq
	if got := codeOf(errors.Join(w.Undo(ctx, seq, quiet), w.Undo(ctx, seq, quiet))); got != "import_state" {
		t.Errorf("undone twice: %s", got)
	}
}

func second[T any](_ T, err error) error { return err }

// A damaged file is refused whole, what went before stays, and the archive of what was kept is missed when it is gone.
func TestDamagedFileAndLostArchive(t *testing.T) {
	w := newWorkspace(t)
	good := fewFiles(t)[0]
	broken := write(t, "broken.xlsx", "PK\x03\x04 this is no workbook")
	results := load(t, w, ImportRequest{Paths: []string{good, broken}})
	if p := results["broken.xlsx"].Problem; p == nil || p.Code == "" || p.Code == "internal" {
		t.Errorf("%+v", p)
	}
	if f := results["orders.csv"]; f.Added != 2 {
		t.Errorf("%+v", f)
	}
	kept, err := filepath.Glob(filepath.Join(w.Dir, filesDir, "*"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %v, %v", kept, err)
	}
	if err := os.Remove(kept[0]); err != nil {
		t.Fatal(err)
	}
	if d, err := w.Doctor(t.Context()); err != nil || d.Healthy {
		t.Errorf("healthy without its files: %+v, %v", d, err)
	}
}
