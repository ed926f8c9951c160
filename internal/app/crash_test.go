package app

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// crashDir makes the test binary the process that is killed: it works on the workspace in there.
const crashDir = "SUANPAN_APP_CRASH_DIR"

const kills = 50

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		if err := workForever(context.Background(), dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

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
	random := rand.New(rand.NewPCG(3, 4))
	var last int64
	before, during := 0, 0
	for kill := range kills {
		said := runAndKill(t, dir, random)
		w, err := Open(t.Context(), filepath.Join(dir, "shop"), testOptions())
		if err != nil {
			t.Fatalf("kill %d after %+v: %v", kill, said, err)
		}
		got := checkCrashed(t, w)
		if got < last || got < said.done || got > said.begun && said.begun > 0 {
			t.Fatalf("kill %d: %d imports; there were %d before, %+v", kill, got, last, said)
		}
		if said.begun > said.done {
			during++
			if got < said.begun {
				before++
			}
		}
		last = got
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			t.Fatalf("kill %d after %+v", kill, said)
		}
	}
	t.Logf("%d imports, %d kills during one, %d of them left nothing of it", last, during, before)
	if during == 0 || before == 0 {
		t.Errorf("no kill hit an import: %d, %d", during, before)
	}
}

// progress is what the killed process said it had begun and done.
type heard struct{ begun, done int64 }

func runAndKill(t *testing.T, dir string, random *rand.Rand) (said heard) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), crashDir+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// Killed a random moment after it says a random one of its next words.
	words, delay := 1+random.IntN(16), time.Duration(random.IntN(60_000))*time.Microsecond
	var timer *time.Timer
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ {
		word, number, _ := strings.Cut(lines.Text(), " ")
		seq, _ := strconv.ParseInt(number, 10, 64)
		switch word {
		case "begin":
			said.begun = seq
		case "done":
			said.done = seq
		}
		if timer == nil && n+1 >= words {
			timer = time.AfterFunc(delay, func() { _ = cmd.Process.Kill() })
		}
	}
	if err := lines.Err(); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, os.ErrClosed) {
		t.Fatal(err)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Exited() {
		t.Fatalf("the process was not killed: %v", err)
	}
	return said
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
	healthy(t, w)
	return int64(len(log))
}
