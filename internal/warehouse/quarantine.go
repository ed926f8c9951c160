package warehouse

import (
	"context"
	"fmt"

	"github.com/suanpan/suanpan/internal/facts"
)

// RejectStatus is what became of a row that did not parse.
type RejectStatus string

// The states of a rejected row: open → fixed | dismissed.
const (
	Open      RejectStatus = "open"
	Fixed     RejectStatus = "fixed"
	Dismissed RejectStatus = "dismissed"
)

// Reject is one row of a file that did not parse.
type Reject struct {
	ImportSeq int64
	Sheet     string
	SourceRow int32
	Column    string // header of the cell that is at fault
	Value     string
	Reason    string // code
	Raw       string // JSON, header → value, personal columns blanked
	Status    RejectStatus
}

// PutQuarantine adds rows that did not parse; their status is Open.
func PutQuarantine(ctx context.Context, tx Tx, rejects []Reject) error {
	if len(rejects) == 0 {
		return nil
	}
	n := len(rejects)
	text := func(of func(Reject) string) facts.Vector {
		v := facts.Vector{Strings: make([]string, n)}
		for i, r := range rejects {
			v.Strings[i] = of(r)
		}
		return v
	}
	seqs, rows := make([]int64, n), make([]int64, n)
	for i, r := range rejects {
		seqs[i], rows[i] = r.ImportSeq, int64(r.SourceRow)
	}
	columns := []facts.Column{
		{Name: "import_seq", Kind: facts.Int}, {Name: "sheet", Kind: facts.Text}, {Name: "source_row", Kind: facts.Int},
		{Name: "column_name", Kind: facts.Text}, {Name: "value", Kind: facts.Text}, {Name: "reason", Kind: facts.Text},
		{Name: "raw", Kind: facts.Text},
	}
	batch := &facts.Batch{N: n, Columns: []facts.Vector{
		{Ints: seqs}, text(func(r Reject) string { return r.Sheet }), {Ints: rows},
		text(func(r Reject) string { return r.Column }), text(func(r Reject) string { return r.Value }),
		text(func(r Reject) string { return r.Reason }), text(func(r Reject) string { return r.Raw }),
	}}
	if err := tx.Load(ctx, "rejects", columns, batch); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `INSERT INTO quarantine (import_seq, sheet, source_row, column_name, value, reason, raw, status)
		SELECT import_seq, sheet, CAST(source_row AS INTEGER), column_name, value, reason, raw, 'open' FROM rejects`)
	if err != nil {
		return fmt.Errorf("warehouse: quarantine: %w", err)
	}
	return nil
}

// RejectFilter selects rejected rows. Rows of undone imports are never given.
type RejectFilter struct {
	ImportSeq int64        // 0: of any import
	Status    RejectStatus // "": in any state
	Limit     int          // most rows, each with all its cells; 0: all
}

// ListQuarantine gives rejected rows by import, newest first, and row.
func ListQuarantine(ctx context.Context, q Queryer, f RejectFilter) ([]Reject, error) {
	query := `SELECT import_seq, sheet, source_row, column_name, value, reason, raw, status FROM quarantine WHERE ` + rejectsWanted
	if f.Limit > 0 {
		query += fmt.Sprintf(" QUALIFY dense_rank() OVER (ORDER BY import_seq DESC, source_row, sheet) <= %d", f.Limit)
	}
	rows, err := q.Query(ctx, query+" ORDER BY import_seq DESC, source_row, sheet, column_name", f.ImportSeq, string(f.Status))
	if err != nil {
		return nil, fmt.Errorf("warehouse: quarantine: %w", err)
	}
	defer rows.Close()
	var list []Reject
	for rows.Next() {
		var r Reject
		if err := rows.Scan(&r.ImportSeq, &r.Sheet, &r.SourceRow, &r.Column, &r.Value, &r.Reason, &r.Raw, &r.Status); err != nil {
			return nil, fmt.Errorf("warehouse: quarantine: %w", err)
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

// CountQuarantine counts the rows of a filter, whatever its limit; a row with several bad cells is one row.
func CountQuarantine(ctx context.Context, q Queryer, f RejectFilter) (int64, error) {
	var n int64
	err := one(ctx, q, []any{&n}, `SELECT count(*) FROM (SELECT DISTINCT import_seq, sheet, source_row FROM quarantine WHERE `+rejectsWanted+`)`, f.ImportSeq, string(f.Status))
	return n, err
}

// rejectsWanted is the rows of a filter, its import and status given.
const rejectsWanted = `(import_seq = $1 OR $1 = 0) AND (status = $2 OR $2 = '')
	AND import_seq NOT IN (SELECT import_seq FROM import_log WHERE status = 'undone')`

// ResolveQuarantine sets the status of an import's rejected rows; no rows means all open ones.
func ResolveQuarantine(ctx context.Context, tx Tx, importSeq int64, sheet string, rows []int32, to RejectStatus) (int64, error) {
	if rows == nil {
		n, err := tx.Exec(ctx, "UPDATE quarantine SET status = $1 WHERE import_seq = $2 AND sheet = $3 AND status = 'open'",
			string(to), importSeq, sheet)
		return n, err
	}
	numbers := make([]int64, len(rows))
	for i, r := range rows {
		numbers[i] = int64(r)
	}
	batch := &facts.Batch{N: len(numbers), Columns: []facts.Vector{{Ints: numbers}}}
	if err := tx.Load(ctx, "resolved", []facts.Column{{Name: "source_row", Kind: facts.Int}}, batch); err != nil {
		return 0, err
	}
	return tx.Exec(ctx, `UPDATE quarantine SET status = $1 WHERE import_seq = $2 AND sheet = $3
		AND source_row IN (SELECT source_row FROM resolved)`, string(to), importSeq, sheet)
}
