package duckdb_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/crashtest"
	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb"
	"github.com/suanpan/suanpan/internal/warehouse/storetest"
)

const crashRows = 4000 // rows of an import, half of them keys of the one before

func TestMain(m *testing.M) { crashtest.Main(m, importForever) }

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
	// Moments before, in and after the commit are all met.
	trial := crashtest.Trial{Kills: 50, Words: 7, At: "commit", Delay: 30 * time.Millisecond, Seed: 1}
	trial.Run(t, dir, func() int64 {
		store, err := openCrash(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		n := checkCrash(t, store)
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		return n
	})
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
