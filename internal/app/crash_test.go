package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/crashtest"
)

func TestMain(m *testing.M) { crashtest.Main(m, workForever) }

// crashFile is the file of import seq. Its three orders reach into the files before and after it,
// each file with another price.
func crashFile(dir string, seq int64) (string, error) {
	rows := []string{orderHeader}
	for order := seq; order < seq+3; order++ {
		id := strconv.FormatInt(order, 10)
		rows = append(rows, fmt.Sprintf("%s,%s1,SKU%d,商品,1,%d.00,%[4]d.00,0.00,2026-09-%02d 20:01:11,2026-09-%02[5]d 20:01:30,已完成,0.00,0.00", id, id, order%3, seq, 1+order%9))
	}
	path := filepath.Join(dir, fmt.Sprintf("orders-%d.csv", seq))
	return path, os.WriteFile(path, []byte(strings.Join(rows, "\n")+"\n"), 0o600)
}

// workForever imports, takes back and changes a rule until it is killed, and says what it begins and ends.
func workForever(ctx context.Context, dir string) error {
	w, err := Open(ctx, filepath.Join(dir, "shop"), Options{MemoryMB: 300, Now: time.Now})
	if err != nil {
		return err
	}
	fmt.Println("open")
	log, err := w.Imports(ctx)
	if err != nil {
		return err
	}
	for seq := int64(len(log)) + 1; ; seq++ {
		path, err := crashFile(dir, seq)
		if err != nil {
			return err
		}
		fmt.Println("begin", seq)
		result, err := w.Import(ctx, ImportRequest{Paths: []string{path}}, func(p Progress) { fmt.Println("step", p.Step) })
		if err != nil || result.Files[0].ImportSeq != seq {
			return fmt.Errorf("import %d: %+v, %w", seq, result, err)
		}
		fmt.Println("done", seq)
		switch seq % 4 {
		case 0:
			err = w.Undo(ctx, seq-1, quiet)
		case 2:
			err = w.changeCrashRule(ctx, seq)
		}
		if err != nil {
			return err
		}
	}
}

// changeCrashRule sets the packing of a parcel to seq.
func (w *Workspace) changeCrashRule(ctx context.Context, seq int64) error {
	rules, err := w.Rules(ctx, "packing")
	if err != nil {
		return err
	}
	rule := Rule{Kind: "packing", Platform: "douyin", Shop: "抖店"}
	for _, r := range rules {
		if r.Shop == rule.Shop {
			rule = r
		}
	}
	rule.Amount = seq
	return w.ChangeRules(ctx, []Rule{rule}, nil, quiet)
}

// TestKill kills a process that works on a workspace, again and again, and checks each time that
// facts, ledger and import log are as before what was under way, or as after it.
func TestKill(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w, err := Create(t.Context(), filepath.Join(dir, "shop"), DefaultSettings(), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	trial := crashtest.Trial{Kills: 50, Words: 16, Delay: 60 * time.Millisecond, Seed: 3}
	trial.Run(t, dir, func() int64 {
		w, err := Open(t.Context(), filepath.Join(dir, "shop"), testOptions())
		if err != nil {
			t.Fatal(err)
		}
		n := checkCrashed(t, w)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return n
	})
}

// checkCrashed compares a workspace with what its import log and its rules must give, and says how
// many imports there are.
func checkCrashed(t *testing.T, w *Workspace) int64 {
	t.Helper()
	log, err := w.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	current := map[int64]int64{} // order → price, that of the newest live import
	for i := len(log) - 1; i >= 0; i-- {
		seq := log[i].ImportSeq
		if seq != int64(len(log)-i) || log[i].Rows != 3 {
			t.Errorf("import %+v at %d", log[i], len(log)-i)
		}
		if log[i].Status == "live" {
			for order := seq; order < seq+3; order++ {
				current[order] = seq
			}
		}
	}
	var total int64
	for _, price := range current {
		total += price * 100
	}
	parcel := int64(0)
	rules, err := w.Rules(t.Context(), "packing")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if r.Shop == "抖店" {
			parcel = r.Amount
		}
	}
	n := strconv.Itoa(len(current))
	for query, want := range map[string]string{
		`SELECT count(*) FROM fact_order_line GROUP BY import_seq HAVING count(*) <> 3`: "",
		`SELECT count(DISTINCT import_seq) FROM fact_order_line`:                        strconv.Itoa(len(log)),
		`SELECT count(*) FROM order_line`:                                               n,
		`SELECT CAST(coalesce(sum(paid), 0) AS BIGINT) FROM order_line`:                 strconv.FormatInt(total, 10),
		`SELECT count(*) FROM line_profit`:                                              n,
		`SELECT CAST(coalesce(sum(list_sales), 0) AS BIGINT) FROM line_profit`:          strconv.FormatInt(total, 10),
		`SELECT CAST(coalesce(sum(list_sales), 0) AS BIGINT) FROM profit_day`:           strconv.FormatInt(total, 10),
		`SELECT CAST(sum(packing) AS BIGINT) FROM line_profit WHERE packing <> ` + strconv.FormatInt(-parcel, 10) + ` HAVING ` + strconv.FormatInt(parcel, 10) + ` > 0`: "",
	} {
		got := ""
		if list := lines(t, w, query); len(list) > 0 {
			got = list[0]
		}
		if got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	if ledger, customers, err := sold(t.Context(), w); err != nil || ledger != customers {
		t.Errorf("%d sold, %d to customers, %v", ledger, customers, err)
	}
	healthy(t, w)
	return int64(len(log))
}
