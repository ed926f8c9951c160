package storetest

import (
	"errors"
	"fmt"
	"maps"
	"strconv"
	"testing"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
)

const hour = 3_600_000_000 // microseconds

func values(t *testing.T, d Driver) {
	f := open(t, d)
	const evening = 20_000*24*hour + 23*hour
	rows := make([]Row, facts.BatchRows*2+17) // whole batches and a part of one
	for i := range rows {
		rows[i] = Row{Key: fmt.Sprintf("69%014d", i), Paid: int64(i), AsOf: evening}
	}
	rows[0].AsOf, rows[1].AsOf = evening+4*hour, evening+5*hour // 03:00 and 04:00 of the next day
	rows[2].AsOf = 0
	_, change := f.add(file{shop: "it's", rows: rows})
	if change.Added != int64(len(rows)) {
		t.Fatalf("%+v", change)
	}
	for query, want := range map[string]int64{
		"SELECT count(*) FROM order_line": int64(len(rows)),
		"SELECT count(DISTINCT row_id) FROM order_line WHERE shop = 'it''s' AND platform = 'douyin' AND format = 'suite'":    int64(len(rows)),
		"SELECT count(*) FROM order_line WHERE row_key = line_id AND line_id = '69' || lpad(CAST(paid AS VARCHAR), 14, '0')": int64(len(rows)),
		"SELECT count(*) FROM order_line WHERE source_row = paid + 2":                                                        int64(len(rows)),
		"SELECT count(*) FROM order_line WHERE sku IS NULL":                                                                  int64(len(rows) / 2),
		"SELECT count(*) FROM order_line WHERE sku = 'SKU-' || line_id || '-红色大号-long enough to leave its place'":            int64((len(rows) + 1) / 2),
		"SELECT count(*) FROM order_line WHERE is_gift":                                                                      int64(len(rows) / 2),
		"SELECT count(*) FROM order_line WHERE commission_rate = 0.05":                                                       int64((len(rows) + 2) / 3),
		"SELECT count(*) FROM order_line WHERE state = 'paid' AND qty IS NULL AND buyer_id IS NULL":                          int64(len(rows)),
		"SELECT CAST(min(CAST(paid_at AS DATE)) - DATE '1970-01-01' AS BIGINT) FROM order_line":                              20_000,
		"SELECT CAST(day - DATE '1970-01-01' AS BIGINT) FROM order_line WHERE paid = 0":                                      20_000,
		"SELECT CAST(day - DATE '1970-01-01' AS BIGINT) FROM order_line WHERE paid = 1":                                      20_001,
		"SELECT count(*) FROM order_line WHERE day IS NULL AND as_of IS NULL AND paid = 2":                                   1,
		"SELECT count(*) FROM order_line WHERE " + change.Where:                                                              int64(len(rows)),
	} {
		if got := f.count(query); got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
	bad := file{shop: "A", rows: []Row{{Key: "broken \xff text that is long"}}}
	err := f.store.Update(f.ctx, func(tx warehouse.Tx) error { _, _, err := add(f.ctx, tx, bad); return err })
	if err == nil {
		t.Error("took a string that is not UTF-8")
	}
}

func appends(t *testing.T, d Driver) {
	f := open(t, d)
	step := func(name string, rows []Row, want warehouse.Change, current map[string]int64) {
		t.Helper()
		_, got := f.add(file{shop: "A", rows: rows})
		got.Where, want.Table = "", "order_line"
		if got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
		if now := f.paid("A"); !maps.Equal(now, current) {
			t.Errorf("%s: current %v, want %v", name, now, current)
		}
	}
	f.add(file{shop: "B", rows: []Row{{Key: "1", Paid: 77}}})
	first := []Row{{Key: "1", Paid: 10}, {Key: "2", Paid: 20}, {Key: "1", Paid: 11}, {Key: "2", Paid: 20}, {Key: "3", Paid: 30, AsOf: 5}}
	step("first file", first, warehouse.Change{Added: 3, Unchanged: 1, Outdated: 1}, map[string]int64{"1": 11, "2": 20, "3": 30})
	step("the same file", first, warehouse.Change{Unchanged: 5}, map[string]int64{"1": 11, "2": 20, "3": 30})
	step("overlap", []Row{{Key: "2", Paid: 21}, {Key: "3", Paid: 31, AsOf: 6}, {Key: "4", Paid: 40}, {Key: "4", Paid: 41}},
		warehouse.Change{Added: 1, Corrected: 2, Outdated: 1}, map[string]int64{"1": 11, "2": 21, "3": 31, "4": 41})
	step("older news", []Row{{Key: "3", Paid: 29, AsOf: 4}}, warehouse.Change{Outdated: 1}, map[string]int64{"1": 11, "2": 21, "3": 31, "4": 41})
	step("the first file again", first, warehouse.Change{Unchanged: 5}, map[string]int64{"1": 11, "2": 21, "3": 31, "4": 41})
	step("nothing", nil, warehouse.Change{}, map[string]int64{"1": 11, "2": 21, "3": 31, "4": 41})
	if got := f.paid("B"); got["1"] != 77 {
		t.Errorf("the other shop has %v", got)
	}
}

func repeats(t *testing.T, d Driver) {
	f := open(t, d)
	rows := []Row{{Key: "f", Paid: 1, At: 9}, {Key: "f", Paid: 1, At: 3}, {Key: "f", Paid: 2, At: 4}, {Key: "g", Paid: 5}}
	if _, c := f.add(file{shop: "A", repeats: true, rows: rows}); c.Added != 4 {
		t.Fatalf("%+v", c)
	}
	want := map[string]int64{"f#0": 1, "f#1": 2, "f#2": 1, "g#0": 5}
	if got := f.paid("A"); !maps.Equal(got, want) {
		t.Fatalf("got %v", got)
	}
	if _, c := f.add(file{shop: "A", repeats: true, rows: append(rows, Row{Key: "g", Paid: 5, At: 99})}); c.Added != 1 || c.Unchanged != 4 {
		t.Fatalf("%+v", c)
	}
	want["g#1"] = 5
	if got := f.paid("A"); !maps.Equal(got, want) {
		t.Fatalf("got %v", got)
	}
}

// fixedLater adds rows to an import that is already in, as when somebody corrects what could not be read.
func fixedLater(t *testing.T, d Driver) {
	f := open(t, d)
	first, _ := f.add(file{shop: "A", repeats: true, rows: []Row{{Key: "f", Paid: 1, At: 3}, {Key: "f", Paid: 2, At: 5}}})
	later := func(seq int64, rows ...Row) (change warehouse.Change) {
		f.must(f.store.Update(f.ctx, func(tx warehouse.Tx) (err error) {
			change, err = tx.Append(f.ctx, warehouse.Origin{ImportSeq: seq, Platform: "douyin", Shop: "A", Format: "suite", DayStart: 4}, Stream(f.ctx, true, rows))
			return err
		}))
		return change
	}
	if c := later(first, Row{Key: "f", Paid: 3, At: 4}, Row{Key: "g", Paid: 9, At: 6}); c.Added != 2 {
		t.Errorf("%+v", c)
	}
	want := map[string]int64{"f#0": 1, "f#1": 2, "f#2": 3, "g#0": 9}
	if got := f.paid("A"); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	// An import whose every row was known counts them as well.
	second, _ := f.add(file{shop: "A", repeats: true, rows: []Row{{Key: "g", Paid: 9, At: 2}}})
	if c := later(second, Row{Key: "g", Paid: 4, At: 3}); c.Added != 1 {
		t.Errorf("%+v", c)
	}
	f.undo(first)
	if got, want := f.paid("A"), map[string]int64{"g#0": 9, "g#1": 4}; !maps.Equal(got, want) {
		t.Errorf("after undo: %v, want %v", got, want)
	}
}

// fewColumns imports files that fill different columns in one transaction, beside a reader.
func fewColumns(t *testing.T, d Driver) {
	f := open(t, d)
	reading, err := f.store.Query(f.ctx, "SELECT sku, buyer_id FROM order_line")
	f.must(err)
	defer reading.Close()
	rows := func(from int) []Row {
		rows := make([]Row, 3000)
		for i := range rows {
			rows[i] = Row{Key: strconv.Itoa(from + i), Paid: int64(i)}
		}
		return rows
	}
	several := func(fail bool) error {
		return f.store.Update(f.ctx, func(tx warehouse.Tx) error {
			for seq, stream := range map[int64]facts.Stream{
				1: only(f.ctx, 3, Stream(f.ctx, false, rows(0))),
				2: Stream(f.ctx, false, rows(1500)),
				3: only(f.ctx, 4, Stream(f.ctx, false, rows(4000))),
			} {
				if _, err := tx.Append(f.ctx, warehouse.Origin{ImportSeq: seq, Shop: "A"}, stream); err != nil {
					return err
				}
			}
			if fail {
				return errChanged
			}
			return nil
		})
	}
	err = f.store.Update(f.ctx, func(tx warehouse.Tx) error {
		for seq, stream := range []facts.Stream{only(f.ctx, 3, Stream(f.ctx, false, rows(0))), Stream(f.ctx, false, rows(0))} {
			if _, err := tx.Append(f.ctx, warehouse.Origin{ImportSeq: int64(seq + 1), Shop: "A"}, stream); err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, warehouse.ErrNarrow) {
		t.Fatalf("more columns in the middle of a transaction: %v", err)
	}
	all := Stream(f.ctx, false, nil)
	f.must(f.store.Widen(f.ctx, all.Table, all.Columns))
	if err := several(true); !errors.Is(err, errChanged) {
		t.Fatal(err)
	}
	f.must(several(false))
	for query, want := range map[string]int64{
		"SELECT count(*) FROM order_line":                                        7000,
		"SELECT count(sku) FROM order_line":                                      1500, // the second file has them, also where the third corrects
		"SELECT count(*) FROM order_line WHERE line_id = row_key":                7000,
		"SELECT count(is_gift) FROM order_line WHERE import_seq IN (1, 3)":       500, // inherited from the second
		"SELECT count(*) FROM order_line WHERE buyer_id IS NULL AND qty IS NULL": 7000,
		`SELECT count(*) FROM "order" WHERE order_id = ''`:                       0,
	} {
		if got := f.count(query); got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
}
