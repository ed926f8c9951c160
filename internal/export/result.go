package export

import (
	"fmt"
	"iter"
	"math"
	"strings"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// FromResult exports the answer to a query: a column per dimension (and its name for people
// where it has one), per metric, per metric in the comparison period and how it changed, and one that
// marks rows in which a metric is left blank because something is missing that it rests on. total is the
// answer to the same without dimensions, or nil. digits are the currency's decimals.
//
// A change is relative; of shares, which are relative themselves, it is the difference.
func FromResult(name string, r, total *run.Result, digits int) Table {
	t := Table{Name: name, Rows: resultRows(r, total)}
	for _, by := range r.By {
		for _, d := range metrics.Dimensions() {
			if d.Name == by {
				t.Columns = append(t.Columns, dimensionColumns(d)...)
			}
		}
	}
	for _, m := range r.Metrics {
		t.Columns = append(t.Columns, metricColumn(m, digits, "", ""))
		if r.BeforeFrom != "" {
			t.Columns = append(t.Columns, metricColumn(m, digits, "（对比期）", " (before)"),
				Column{ZH: m.ZH + "（变化）", EN: m.EN + " (change)", Kind: Ratio})
		}
	}
	t.Columns = append(t.Columns, reliability())
	return t
}

// reliability heads the column that marks what is no fact.
func reliability() Column { return Column{ZH: "可靠性", EN: "Reliability", Kind: Text} }

// Reliability is the mark of a row: one that rests on a missing cost or fee is unreliable, and its
// profits are blank.
func Reliability(reliable bool) Cell {
	if reliable {
		return Cell{}
	}
	return TextCell("不可靠 / unreliable")
}

func dimensionColumns(d metrics.Dimension) []Column {
	kind := Text
	if d.Name == "day" {
		kind = Date
	}
	columns := []Column{{ZH: d.ZH, EN: d.EN, Kind: kind}}
	if d.HasLabel() {
		columns = append(columns, Column{ZH: d.ZH + "名称", EN: d.EN + " name", Kind: Text})
	}
	return columns
}

func metricColumn(m *metrics.Metric, digits int, zh, en string) Column {
	kind, known := map[metrics.Unit]Kind{metrics.Money: Money, metrics.Count: Int, metrics.Ratio: Ratio}[m.Unit]
	if !known {
		kind = Number
	}
	return Column{ZH: m.ZH + zh, EN: m.EN + en, Kind: kind, Digits: digits}
}

func resultRows(r, total *run.Result) iter.Seq2[[]Cell, error] {
	labelled := make([]bool, len(r.By))
	for i, by := range r.By {
		for _, d := range metrics.Dimensions() {
			labelled[i] = labelled[i] || d.Name == by && d.HasLabel()
		}
	}
	return func(yield func([]Cell, error) bool) {
		var cells []Cell
		for _, row := range r.Rows {
			cells = cells[:0]
			for i, key := range row.Keys {
				cells = append(cells, keyCell(key, row.Rest))
				if labelled[i] {
					cells = append(cells, TextCell(row.Labels[i]))
				}
			}
			if !yield(valueCells(cells, r, row), nil) {
				return
			}
		}
		if total == nil || len(total.Rows) == 0 {
			return
		}
		cells = append(cells[:0], TextCell(strings.TrimSpace("合计 / total "+total.Currency)))
		for i := range r.By {
			if labelled[i] {
				cells = append(cells, Cell{})
			}
			if i > 0 {
				cells = append(cells, Cell{})
			}
		}
		yield(valueCells(cells, total, total.Rows[0]), nil)
	}
}

// valueCells adds a row's numbers, and whether they are all known.
func valueCells(cells []Cell, r *run.Result, row run.Row) []Cell {
	reliable := true
	for i, m := range r.Metrics {
		now := known(row.Values, row.Missing, i, &reliable)
		cells = append(cells, valueCell(now))
		if row.Before != nil {
			before := known(row.Before, row.BeforeMissing, i, &reliable)
			cells = append(cells, valueCell(before), changeCell(m.Unit, now, before))
		}
	}
	return append(cells, Reliability(reliable))
}

// known is a value, or nothing where a part of it is missing.
func known(values []run.Value, missing []int64, at int, reliable *bool) run.Value {
	if at < len(missing) && missing[at] != 0 {
		*reliable = false
		return run.Value{}
	}
	return values[at]
}

func changeCell(unit metrics.Unit, now, before run.Value) Cell {
	switch {
	case !now.Valid() || !before.Valid():
		return Cell{}
	case unit == metrics.Ratio:
		return FractionCell(now.Float() - before.Float())
	case before.Float() == 0:
		return Cell{}
	default:
		return FractionCell((now.Float() - before.Float()) / math.Abs(before.Float()))
	}
}

// restKey stands in the key column of the row for everything beyond a limit.
const restKey = "其余 / rest"

func keyCell(key string, rest bool) Cell {
	if rest {
		return TextCell(restKey)
	}
	return TextCell(key)
}

func valueCell(v run.Value) Cell {
	switch {
	case !v.Valid():
		return Cell{}
	case v.IsWhole():
		return WholeCell(v.Int())
	default:
		return FractionCell(v.Float())
	}
}

// FromStatement exports a profit statement: its rows and the total, with every component and
// subtotal, the estimated part of each and the list sales at stake where something is missing.
// A subtotal that rests on something missing is no profit: it is blank, and its row is marked.
func FromStatement(name string, s *run.Statement, digits int) Table {
	t := Table{Name: name, Columns: []Column{{ZH: "项目", EN: "Key", Kind: Text}, {ZH: "名称", EN: "Name", Kind: Text},
		{ZH: "件数", EN: "Units", Kind: Int}}}
	money := func(zh, en string) {
		for _, part := range [][2]string{{"", ""}, {"（估算）", " (estimated)"}, {"（缺失涉及销售额）", " (sales at stake)"}} {
			t.Columns = append(t.Columns, Column{ZH: zh + part[0], EN: en + part[1], Kind: Money, Digits: digits})
		}
	}
	for _, c := range ledger.Components() {
		money(c.ZH, c.EN)
	}
	for _, c := range ledger.Subtotals() {
		money(c.ZH, c.EN)
	}
	t.Columns = append(t.Columns, reliability())
	t.Rows = func(yield func([]Cell, error) bool) {
		for _, row := range s.Rows {
			key, label := keyCell(row.Key, row.Rest), TextCell(row.Label)
			if !yield(statementCells(key, label, row.Figures), nil) {
				return
			}
		}
		yield(statementCells(TextCell(fmt.Sprintf("合计 / total %s", s.Currency)), Cell{}, s.Figures), nil)
	}
	return t
}

func statementCells(key, label Cell, f run.Figures) []Cell {
	cells := []Cell{key, label, WholeCell(f.Units)}
	for _, c := range ledger.Components() {
		a := f.Components[c.Name]
		cells = append(cells, WholeCell(a.Amount), WholeCell(a.Estimated), WholeCell(a.Missing))
	}
	reliable := true
	for _, c := range ledger.Subtotals() {
		t := f.Subtotals[c.Name]
		profit, estimated := WholeCell(t.Amount.Amount), WholeCell(t.Estimated)
		if !t.Reliable {
			profit, estimated, reliable = Cell{}, Cell{}, false
		}
		cells = append(cells, profit, estimated, WholeCell(t.Missing))
	}
	return append(cells, Reliability(reliable))
}
