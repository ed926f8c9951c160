package duckdb_test

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

	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
	"github.com/suanpan/suanpan/internal/warehouse/storetest"
)

// crashDir makes the test binary the process that is killed: it works on the store in there.
const crashDir = "SUANPAN_CRASH_DIR"

const (
	kills     = 50
	crashRows = 4000 // rows of an import, half of them keys of the one before
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		if err := importForever(context.Background(), dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func openCrash(ctx context.Context, dir string) (*duckdb.Store, error) {
	return duckdb.Open(ctx, filepath.Join(dir, "warehouse.duckdb"), duckdb.Options{MemoryMB: 500})
}

// importForever imports, undoes and redoes until it is killed, and says when it begins and
// ends an import.
func importForever(ctx context.Context, dir string) error {
	store, err := openCrash(ctx, dir)
	if err != nil {
		return err
	}
	fmt.Println("open")
	for {
		var seq int64
		err := store.Update(ctx, func(tx warehouse.Tx) (err error) {
			if seq, err = warehouse.NextImport(ctx, tx); err != nil {
				return err
			}
			fmt.Println("begin", seq)
			if err := crashImport(ctx, tx, seq); err != nil {
				return err
			}
			fmt.Println("commit", seq)
			return nil
		})
		if err != nil {
			return err
		}
		fmt.Println("done", seq)
	}
}

// crashImport is import seq: keys that reach into the import before, each with content of its
// own. Every third import has fewer columns, every fourth undoes the one before it.
func crashImport(ctx context.Context, tx warehouse.Tx, seq int64) error {
	rows := make([]storetest.Row, crashRows)
	for i := range rows {
		rows[i] = storetest.Row{Key: strconv.FormatInt(seq*crashRows/2+int64(i), 10), Paid: seq}
	}
	origin := warehouse.Origin{ImportSeq: seq, Platform: "douyin", Shop: "A", Format: "crash"}
	stream := storetest.Stream(ctx, false, rows)
	if seq%3 == 0 {
		stream = narrower(stream, 3)
	}
	change, err := tx.Append(ctx, origin, stream)
	if err != nil {
		return err
	}
	if err := warehouse.PutQuarantine(ctx, tx, []warehouse.Reject{{ImportSeq: seq, SourceRow: 1, Reason: "crash"}}); err != nil {
		return err
	}
	err = warehouse.LogImport(ctx, tx, warehouse.Import{Seq: seq, Shop: "A", Table: "order_line", Rows: crashRows, Added: change.Added, Corrected: change.Corrected})
	if err != nil || seq%4 != 0 {
		return err
	}
	_, err = tx.Undo(ctx, seq-1)
	return err
}

// TestKill kills a process that imports, again and again on the same store, and checks each time
// that the store is as before the import that was under way, or as after it.
func TestKill(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	var last int64
	before, during := 0, 0
	for kill := range kills {
		said := runAndKill(t, dir, random)
		store, err := openCrash(ctx, dir)
		if err != nil {
			t.Fatalf("kill %d after %v: %v", kill, said, err)
		}
		got := checkCrash(t, store)
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
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d imports, %d kills during one, %d of them left nothing of it", last, during, before)
	if during == 0 || before == 0 {
		t.Errorf("no kill hit an import: %d, %d", during, before)
	}
}

// progress is what the killed process said it had begun and done.
type progress struct{ begun, done int64 }

func runAndKill(t *testing.T, dir string, random *rand.Rand) (said progress) {
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
	// Killed a random moment after it says a random one of its next words, so that moments before,
	// in and after the commit are all met.
	words := 1 + random.IntN(7)
	atCommit := random.IntN(2) == 0 // or at the next commit after it
	delay := time.Duration(random.IntN(30_000)) * time.Microsecond
	lines := bufio.NewScanner(out)
	heard := 0
	var timer *time.Timer
	for lines.Scan() {
		word, number, _ := strings.Cut(lines.Text(), " ")
		seq, _ := strconv.ParseInt(number, 10, 64)
		switch word {
		case "begin":
			said.begun = seq
		case "done":
			said.done = seq
		}
		heard++
		if timer == nil && heard >= words && (!atCommit || word == "commit") {
			timer = time.AfterFunc(delay, func() { _ = cmd.Process.Kill() })
		}
	}
	if err := lines.Err(); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, os.ErrClosed) {
		t.Fatal(err)
	}
	if timer == nil {
		t.Fatalf("the process ended by itself after %d words", heard)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Exited() {
		t.Fatalf("the process was not killed: %v", err)
	}
	return said
}

// checkCrash checks the store against what its imports must give, and gives how many there are.
func checkCrash(t *testing.T, store *duckdb.Store) int64 {
	t.Helper()
	count := func(query string) (n int64) {
		rows, err := store.Query(t.Context(), query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		defer rows.Close()
		if !rows.Next() {
			t.Fatalf("%s: %v", query, rows.Err())
		}
		if err := rows.Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	n := count("SELECT count(*) FROM import_log")
	current := map[int64]int64{} // by key
	for seq := int64(1); seq <= n; seq++ {
		if seq%4 == 3 && seq < n {
			continue // undone by the next one
		}
		for i := range int64(crashRows) {
			current[seq*crashRows/2+i] = seq
		}
	}
	var sum int64
	for _, seq := range current {
		sum += seq
	}
	for query, want := range map[string]int64{
		"SELECT coalesce(max(import_seq), 0) FROM import_log": n,
		"SELECT coalesce(max(value), 0) FROM counter":         n,
		"SELECT count(*) FROM quarantine":                     n,
		"SELECT count(*) FROM fact_order_line":                n * crashRows,
		"SELECT count(DISTINCT row_id) FROM fact_order_line":  n * crashRows,
		"SELECT count(*) FROM (SELECT 1 FROM fact_order_line GROUP BY import_seq HAVING count(*) <> " + strconv.Itoa(crashRows) + ")": 0,
		"SELECT count(*) FROM order_line":                               int64(len(current)),
		"SELECT count(DISTINCT row_key) FROM order_line":                int64(len(current)),
		"SELECT CAST(coalesce(sum(paid), 0) AS BIGINT) FROM order_line": sum,
		"SELECT count(*) FROM import_log WHERE (status = 'undone') <> (import_seq % 4 = 3 AND import_seq < " + strconv.FormatInt(n, 10) + ")": 0,
	} {
		if got := count(query); got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
	return n
}
