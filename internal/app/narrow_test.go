package app

import (
	"slices"
	"strings"
	"testing"
)

// narrowHeader is what a merchant ticks who only wants to know how the orders stand.
const narrowHeader = "主订单编号,子订单编号,商品单价,订单应付金额,订单提交时间,支付完成时间,订单状态"

func narrowRow(order, line, paid, state string) string {
	return order + "," + line + ",100.00," + paid + ",2026-09-10 20:01:11,2026-09-10 20:01:30," + state
}

// A custom column set of the same orders says less, not something else.
func TestNarrowerExportThatAgrees(t *testing.T) {
	full := write(t, "full.csv", orderHeader, orderRow("1", "11", "A", "100.00"), orderRow("2", "21", "B", "80.00"))
	narrow := write(t, "narrow.csv", narrowHeader, narrowRow("1", "11", "100.00", "已完成"), narrowRow("2", "21", "80.00", "已完成"))
	cost := write(t, "cost.csv", "商家编码,成本价,生效日期", "A,28.50,2026-09-01")

	w := newWorkspace(t)
	first := whole(t, w, ImportRequest{Paths: []string{full, cost}})["full.csv"].ImportSeq
	before := snap(t, w)
	f := whole(t, w, ImportRequest{Paths: []string{narrow}})["narrow.csv"]
	if f.Unchanged != 2 || f.Added+f.Corrected+f.Quarantined != 0 {
		t.Errorf("%+v", f)
	}
	before.same(t, "with the narrower export", snap(t, w))
	if f := whole(t, w, ImportRequest{Paths: []string{narrow}})["narrow.csv"]; f.Unchanged != 2 || f.Added+f.Corrected != 0 {
		t.Errorf("again: %+v", f)
	}
	if got := orderFiles(t, w, "1", "list_sales"); !slices.Equal(got, []string{"full.csv"}) {
		t.Errorf("sales are said to come from %v", got)
	}
	undo(t, w, first)
	if got := lines(t, w, `SELECT sku FROM line_profit ORDER BY 1`); !slices.Equal(got, []string{"", ""}) {
		t.Errorf("after the fuller one is undone there are SKUs %v", got)
	}
	undo(t, w, f.ImportSeq)
	if got := snap(t, w); len(got.ledger) != 0 {
		t.Errorf("nothing is left, but the ledger has %v", got.ledger)
	}
	for _, seq := range []int64{f.ImportSeq, first} {
		if err := w.Redo(t.Context(), seq, quiet); err != nil {
			t.Fatal(err)
		}
	}
	before.same(t, "redone, the narrower one first", snap(t, w))
	healthy(t, w)

	other := newWorkspace(t)
	for _, path := range []string{narrow, cost, full} {
		whole(t, other, ImportRequest{Paths: []string{path}})
	}
	before.same(t, "the narrower one first", snap(t, other))
}

// A narrower export with news corrects what it has and keeps what it lacks.
func TestNarrowerExportThatCorrects(t *testing.T) {
	full := write(t, "full.csv", orderHeader, orderRow("1", "11", "A", "100.00"), orderRow("2", "21", "B", "80.00"))
	narrow := write(t, "narrow.csv", narrowHeader, narrowRow("2", "21", "70.00", "已完成"))
	said := write(t, "said.csv", orderHeader, orderRow("1", "11", "A", "100.00"), orderRow("2", "21", "B", "70.00"))

	whole2 := newWorkspace(t)
	whole(t, whole2, ImportRequest{Paths: []string{said}})
	want := snap(t, whole2)

	w := newWorkspace(t)
	first := whole(t, w, ImportRequest{Paths: []string{full}})["full.csv"].ImportSeq
	before := snap(t, w)
	f := whole(t, w, ImportRequest{Paths: []string{narrow}})["narrow.csv"]
	if f.Corrected != 1 || f.Added+f.Unchanged != 0 {
		t.Errorf("%+v", f)
	}
	after := snap(t, w)
	sameLedger := func(what string, a, b snapshot) {
		t.Helper()
		a.facts, b.facts = nil, nil
		a.same(t, what, b)
	}
	sameLedger("as the fuller export would say it", want, after)
	if got := orderFiles(t, w, "2", "list_sales"); !slices.Equal(got, []string{"narrow.csv", "full.csv"}) {
		t.Errorf("sales are said to come from %v", got)
	}
	healthy(t, w)

	undo(t, w, f.ImportSeq)
	before.same(t, "without the narrower export", snap(t, w))
	if err := w.Redo(t.Context(), f.ImportSeq, quiet); err != nil {
		t.Fatal(err)
	}
	after.same(t, "with it again", snap(t, w))
	undo(t, w, first)
	if got := lines(t, w, `SELECT sku || ' ' || list_sales FROM line_profit`); !slices.Equal(got, []string{" 10000"}) {
		t.Errorf("the narrower export alone says %v", got)
	}
	if err := w.Redo(t.Context(), first, quiet); err != nil {
		t.Fatal(err)
	}
	after.same(t, "with both again", snap(t, w))
	healthy(t, w)
}

// A report without one of the columns that tell its rows apart cannot correct the fuller one; that is said.
func TestNarrowerExportWithoutItsKey(t *testing.T) {
	w := newWorkspace(t)
	whole(t, w, ImportRequest{Paths: []string{write(t, "plan.csv", planHeader, planRow("77001", "2026-09-10", "1.00"))}})
	f := whole(t, w, ImportRequest{Paths: []string{write(t, "narrow.csv", "账户ID,账户名称,计划ID,日期,消耗(元)", "77001,投放账户,C1,2026-09-10,1.00")}})["narrow.csv"]
	if len(f.Notes) != 1 || f.Notes[0].Code != "other_key" || f.Notes[0].Column != "product_id" {
		t.Errorf("%+v", f)
	}
}

func undo(t *testing.T, w *Workspace, seq int64) {
	t.Helper()
	if err := w.Undo(t.Context(), seq, quiet); err != nil {
		t.Fatal(err)
	}
}

// orderFiles are the files that a component of an order is said to come from.
func orderFiles(t *testing.T, w *Workspace, order, component string) []string {
	t.Helper()
	o, err := w.Order(t.Context(), order, "")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, l := range o.Lines {
		for _, c := range l.Components {
			for _, s := range c.Sources {
				if c.Component == component && strings.HasSuffix(s.FileName, ".csv") {
					names = append(names, s.FileName)
				}
			}
		}
	}
	return names
}
