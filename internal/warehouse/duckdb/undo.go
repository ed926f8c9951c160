package duckdb

import (
	"context"
	"fmt"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Undo implements warehouse.Tx.
func (t *tx) Undo(ctx context.Context, importSeq int64) ([]warehouse.Change, error) {
	return t.setStatus(ctx, importSeq, "live", "undone")
}

// Redo implements warehouse.Tx.
func (t *tx) Redo(ctx context.Context, importSeq int64) ([]warehouse.Change, error) {
	return t.setStatus(ctx, importSeq, "undone", "live")
}

func (t *tx) setStatus(ctx context.Context, importSeq int64, from, to string) ([]warehouse.Change, error) {
	n, err := t.number(ctx, "SELECT count(*) FROM import_log WHERE import_seq = ?", importSeq)
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, fmt.Errorf("%w: %d", warehouse.ErrUnknownImport, importSeq)
	}
	n, err = t.Exec(ctx, "UPDATE import_log SET status = ? WHERE import_seq = ? AND status = ?", to, importSeq, from)
	if err != nil {
		return nil, fmt.Errorf("warehouse: %w", err)
	}
	if n == 0 {
		return nil, fmt.Errorf("%w: %d is %s", warehouse.ErrImportState, importSeq, to)
	}
	var changes []warehouse.Change
	for _, table := range facts.Tables() {
		change, err := t.rejudge(ctx, table.Name, importSeq)
		if err != nil {
			return nil, fmt.Errorf("warehouse: %s: %w", table.Name, err)
		}
		if change.Any() {
			changes = append(changes, change)
		}
	}
	return changes, nil
}

// rejudge brings the current versions of one table in line with the state of an import.
func (t *tx) rejudge(ctx context.Context, table string, importSeq int64) (warehouse.Change, error) {
	change := warehouse.Change{Table: table, Where: "false"}
	fact, seen := "fact_"+table, "seen_"+table
	touched := fmt.Sprintf("SELECT row_id FROM %s WHERE import_seq = %d UNION ALL SELECT row_id FROM %s WHERE import_seq = %[2]d", fact, importSeq, seen)
	any, err := t.number(ctx, "SELECT 1 FROM ("+touched+") LIMIT 1")
	if err != nil || any == 0 {
		return change, err
	}
	was, err := t.wasCurrent(ctx, table)
	if err != nil {
		return change, err
	}
	versions, err := t.table(ctx, "versions", `
		WITH touched AS (SELECT DISTINCT shop, row_key FROM `+fact+` WHERE row_id IN (`+touched+`))
		SELECT f.row_id, f.shop, f.row_key, f.as_of, f.source_row, f.import_seq, `+was+` AS was
		FROM `+fact+` f SEMI JOIN touched t ON f.shop = t.shop AND f.row_key = t.row_key`)
	if err != nil {
		return change, err
	}
	verdict, err := t.judge(ctx, table, versions)
	if err != nil {
		return change, err
	}
	err = verdict.tell(ctx, &change)
	return change, err
}
