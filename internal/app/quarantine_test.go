package app

import (
	"fmt"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/warehouse"
)

func sum(t *testing.T, w *Workspace, component string) string {
	t.Helper()
	return lines(t, w, `SELECT CAST(coalesce(sum(`+component+`), 0) AS VARCHAR) FROM line_profit`)[0]
}

// TestQuarantinedRowIsFixed: a row that cannot be read waits, the rest is in; one corrected cell
// and it is as if the file had been right from the start, also when it is undone.
func TestQuarantinedRowIsFixed(t *testing.T) {
	const phone = "13912345678"
	header := orderHeader + ",收件人手机号"
	good := []string{orderRow("1", "11", "A", "100.00") + "," + phone, orderRow("2", "21", "A", "90.00") + "," + phone}
	path := write(t, "orders.csv", header, good[0], strings.Replace(good[1], "90.00", "九十", 1))
	w := newWorkspace(t)
	f := whole(t, w, ImportRequest{Paths: []string{path}})["orders.csv"]
	if f.Rows != 2 || f.Added != 1 || f.Quarantined != 1 {
		t.Fatalf("%+v", f)
	}
	damaged := snap(t, w)
	list, _, err := w.Quarantine(t.Context(), 0, string(warehouse.Open), 0)
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	q := list[0]
	if q.Row != 3 || q.FileName != "orders.csv" || len(q.Cells) != 1 || q.Cells[0].Column != "订单应付金额" || q.Cells[0].Value != "九十" || q.Cells[0].Reason == "" ||
		q.Raw["主订单编号"] != "2" {
		t.Errorf("%+v", q)
	}
	checkAbsent(t, w, map[string]bool{phone: true})

	fix := func(value string) FixResult {
		t.Helper()
		r, err := w.FixQuarantine(t.Context(), f.ImportSeq, []Fix{{Row: 3, Cells: map[string]string{"订单应付金额": value}}}, quiet)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := fix("90元整"); r.Fixed != 0 || r.Open != 1 {
		t.Errorf("fixed with nonsense: %+v", r)
	}
	damaged.same(t, "after nonsense", snap(t, w))
	seq := f.ImportSeq
	for want, f := range map[string]Fix{"row_not_open": {Row: 2}, "column_unknown": {Row: 3, Cells: map[string]string{"应付": "90.00"}}} {
		if got := codeOf(second(w.FixQuarantine(t.Context(), seq, []Fix{f}, quiet))); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if r := fix("90.00"); r.Fixed != 1 || r.Open != 0 {
		t.Errorf("fixed: %+v", r)
	}
	right := newWorkspace(t)
	whole(t, right, ImportRequest{Paths: []string{write(t, "orders.csv", header, good[0], good[1])}})
	fixed := snap(t, w)
	snap(t, right).same(t, "fixed, as if it had been right", fixed)
	if got, want := sum(t, w, "list_sales"), "20000"; got != want {
		t.Errorf("list sales %s, want %s", got, want)
	}
	checkEntry(t, w, 2, 0)
	if err := w.Undo(t.Context(), f.ImportSeq, quiet); err != nil {
		t.Fatal(err)
	}
	if s := snap(t, w); len(s.facts)+len(s.ledger) != 0 {
		t.Errorf("undone: %v", s)
	}
	if err := w.Redo(t.Context(), f.ImportSeq, quiet); err != nil {
		t.Fatal(err)
	}
	fixed.same(t, "redone", snap(t, w))
	healthy(t, w)
}

func checkEntry(t *testing.T, w *Workspace, added, quarantined int64) {
	t.Helper()
	log, err := w.Imports(t.Context())
	if err != nil || len(log) != 1 || log[0].Added != added || log[0].Quarantined != quarantined {
		t.Errorf("%+v, %v", log, err)
	}
}

// Flows may repeat their number: a fixed one must not take the place of another.
func TestFixedRowOfARepeatedKey(t *testing.T) {
	w := newWorkspace(t)
	row := func(amount string) string {
		return strings.Replace(flowRow("F1", "11", "1"), "74.25", amount, 1)
	}
	f := whole(t, w, ImportRequest{Paths: []string{write(t, "flow.csv", flowHeader, row("一"), row("2.00"), row("二"), row("4.00"))}})["flow.csv"]
	if f.Added != 2 || f.Quarantined != 2 {
		t.Fatalf("%+v", f)
	}
	for n, value := range map[int32]string{4: "3.00", 2: "1.00"} {
		if r, err := w.FixQuarantine(t.Context(), f.ImportSeq, []Fix{{Row: n, Cells: map[string]string{"动账金额(元)": value}}}, quiet); err != nil || r.Fixed != 1 {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	if got := fmt.Sprint(lines(t, w, `SELECT amount FROM fund_flow ORDER BY amount`)); got != "[100 200 300 400]" {
		t.Errorf("flows %s", got)
	}
	checkEntry(t, w, 4, 0)
	// The repaired export brings nothing new.
	again := whole(t, w, ImportRequest{Paths: []string{write(t, "right.csv", flowHeader, row("1.00"), row("2.00"), row("3.00"), row("4.00"))}})["right.csv"]
	if again.Added != 0 {
		t.Errorf("%+v", again)
	}
	if got := fmt.Sprint(lines(t, w, `SELECT amount FROM fund_flow ORDER BY amount`)); got != "[100 200 300 400]" {
		t.Errorf("flows %s", got)
	}
}

func TestDismissedRowStaysOut(t *testing.T) {
	w := newWorkspace(t)
	twice := strings.Replace(orderRow("2", "21", "A", "九十"), ",1,", ",一箱,", 1) // two cells that cannot be read, one row
	f := whole(t, w, ImportRequest{Paths: []string{write(t, "orders.csv", orderHeader, orderRow("1", "11", "A", "100.00"), twice)}})["orders.csv"]
	if list, total, err := w.Quarantine(t.Context(), 0, "open", 1); err != nil || total != 1 || len(list) != 1 || len(list[0].Cells) < 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	if s, err := w.Status(t.Context()); err != nil || s.Quarantine != 1 {
		t.Errorf("%d rows wait, %v", s.Quarantine, err)
	}
	if n, err := w.DismissQuarantine(t.Context(), f.ImportSeq, "", []int32{3}); err != nil || n != 1 {
		t.Fatalf("%d, %v", n, err)
	}
	if log, err := w.Imports(t.Context()); err != nil || log[0].Quarantined != 0 || log[0].Excluded != 1 {
		t.Errorf("%+v, %v", log, err)
	}
	for status, want := range map[string]int{"open": 0, "dismissed": 1, "": 1} {
		if list, _, err := w.Quarantine(t.Context(), 0, status, 0); err != nil || len(list) != want {
			t.Errorf("%q: %+v, %v", status, list, err)
		}
	}
	if s, err := w.Status(t.Context()); err != nil || s.Quarantine != 0 || s.Lines != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}
