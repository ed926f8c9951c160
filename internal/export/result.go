package export

import (
	"fmt"
	"iter"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// FromResult exports the answer to a query: a column per dimension (and its name for people
// where it has one), per metric, per metric in the comparison period, and one that marks rows
// in which a metric is left blank because something is missing that it rests on. digits are the
// currency's decimals.
//
// Of the result's metrics the first len(doubts) are shown. doubts says of each by which of the
// others (indices into the result's metrics) it is known: list sales of lines that miss a part of it.
func FromResult(name string, r *run.Result, doubts [][]int, digits int) Table {
	t := Table{Name: name, Rows: resultRows(r, doubts)}
	for _, by := range r.By {
		for _, d := range metrics.Dimensions() {
			if d.Name == by {
				t.Columns = append(t.Columns, dimensionColumns(d)...)
			}
		}
	}
	for _, m := range r.Metrics[:len(doubts)] {
		t.Columns = append(t.Columns, metricColumn(m, digits, "", ""))
		if r.BeforeFrom != "" {
			t.Columns = append(t.Columns, metricColumn(m, digits, "（对比期）", " (before)"))
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

func resultRows(r *run.Result, doubts [][]int) iter.Seq2[[]Cell, error] {
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
			reliable := true
			for i := range doubts {
				cells = append(cells, known(row.Values, i, doubts[i], &reliable))
				if row.Before != nil {
					cells = append(cells, known(row.Before, i, doubts[i], &reliable))
				}
			}
			if !yield(append(cells, Reliability(reliable)), nil) {
				return
			}
		}
	}
}

// known is a value, or nothing where a part of it is missing.
func known(values []run.Value, at int, doubts []int, reliable *bool) Cell {
	for _, d := range doubts {
		if values[d].Int() != 0 {
			*reliable = false
			return Cell{}
		}
	}
	return valueCell(values[at])
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
