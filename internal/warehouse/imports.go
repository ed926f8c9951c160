package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/facts"
)

// ImportStatus is whether an import counts.
type ImportStatus string

// The states of an import: live → undone → live …
const (
	Live   ImportStatus = "live"
	Undone ImportStatus = "undone"
)

// Import is one row of import_log: one file, or one sheet of it.
type Import struct {
	Seq         int64
	FilePath    string // where it lay when it was imported
	FileName    string // what the merchant calls it
	Sheet       string
	SHA256      string // of the file's bytes, hex
	Size        int64  // of the file in bytes
	Format      string
	Platform    string
	Shop        string
	Table       string
	Status      ImportStatus // LogImport takes "" for Live
	Rows        int64
	Added       int64
	Unchanged   int64
	Corrected   int64
	Quarantined int64
	Excluded    int64
	Control     string    // JSON
	FirstDay    string    // YYYY-MM-DD, empty if the table has no day
	LastDay     string    // YYYY-MM-DD, empty if the table has no day
	Notes       string    // JSON
	CreatedAt   time.Time // UTC
	UndoneAt    time.Time // UTC; zero while live
}

// NextImport hands out the number of the import that the transaction is about to make.
// Numbers grow; one that is rolled back is handed out again.
func NextImport(ctx context.Context, tx Tx) (int64, error) {
	n, err := tx.Exec(ctx, "UPDATE counter SET value = value + 1 WHERE name = 'import'")
	if err == nil && n == 0 {
		_, err = tx.Exec(ctx, "INSERT INTO counter VALUES ('import', 1)")
	}
	if err != nil {
		return 0, fmt.Errorf("warehouse: next import: %w", err)
	}
	var seq int64
	err = one(ctx, tx, []any{&seq}, "SELECT value FROM counter WHERE name = 'import'")
	return seq, err
}

// LogImport writes an import into the log.
func LogImport(ctx context.Context, tx Tx, i Import) error {
	if i.Status == "" {
		i.Status = Live
	}
	_, err := tx.Exec(ctx, `INSERT INTO import_log (import_seq, file_path, file_name, sheet, sha256, size, format, platform, shop, tbl,
		status, rows, added, unchanged, corrected, quarantined, excluded, control, first_day, last_day, notes, created_at, undone_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
		CAST($19 AS DATE), CAST($20 AS DATE), $21, $22, $23)`,
		i.Seq, i.FilePath, i.FileName, i.Sheet, i.SHA256, i.Size, i.Format, i.Platform, i.Shop, i.Table, string(i.Status),
		i.Rows, i.Added, i.Unchanged, i.Corrected, i.Quarantined, i.Excluded, i.Control, orNull(i.FirstDay), orNull(i.LastDay),
		i.Notes, i.CreatedAt.UTC(), sql.NullTime{Time: i.UndoneAt.UTC(), Valid: !i.UndoneAt.IsZero()})
	if err != nil {
		return fmt.Errorf("warehouse: log import %d: %w", i.Seq, err)
	}
	return nil
}

// ListImports gives the log, newest first.
func ListImports(ctx context.Context, q Queryer) ([]Import, error) {
	return imports(ctx, q, "ORDER BY import_seq DESC")
}

// FindImport gives one import, or ErrUnknownImport.
func FindImport(ctx context.Context, q Queryer, seq int64) (Import, error) {
	found, err := imports(ctx, q, "WHERE import_seq = $1", seq)
	if err != nil {
		return Import{}, err
	}
	if len(found) == 0 {
		return Import{}, fmt.Errorf("%w: %d", ErrUnknownImport, seq)
	}
	return found[0], nil
}

// FindImportsBySHA gives the imports of a file with that content, newest first, undone ones too.
func FindImportsBySHA(ctx context.Context, q Queryer, sha256 string) ([]Import, error) {
	return imports(ctx, q, "WHERE sha256 = $1 ORDER BY import_seq DESC", sha256)
}

// UndoImport takes an import back and notes when.
func UndoImport(ctx context.Context, tx Tx, seq int64, at time.Time) ([]Change, error) {
	changes, err := tx.Undo(ctx, seq)
	if err != nil {
		return nil, err
	}
	_, err = tx.Exec(ctx, "UPDATE import_log SET undone_at = $1 WHERE import_seq = $2", at.UTC(), seq)
	return changes, err
}

// RedoImport brings an undone import back.
func RedoImport(ctx context.Context, tx Tx, seq int64) ([]Change, error) {
	changes, err := tx.Redo(ctx, seq)
	if err != nil {
		return nil, err
	}
	_, err = tx.Exec(ctx, "UPDATE import_log SET undone_at = NULL WHERE import_seq = $1", seq)
	return changes, err
}

func imports(ctx context.Context, q Queryer, rest string, args ...any) ([]Import, error) {
	rows, err := q.Query(ctx, `SELECT import_seq, file_path, file_name, sheet, sha256, size, format, platform, shop, tbl, status,
		rows, added, unchanged, corrected, quarantined, excluded, control,
		coalesce(CAST(first_day AS VARCHAR), ''), coalesce(CAST(last_day AS VARCHAR), ''), notes, created_at, undone_at
		FROM import_log `+rest, args...)
	if err != nil {
		return nil, fmt.Errorf("warehouse: imports: %w", err)
	}
	defer rows.Close()
	var list []Import
	for rows.Next() {
		var i Import
		var undone sql.NullTime
		if err := rows.Scan(&i.Seq, &i.FilePath, &i.FileName, &i.Sheet, &i.SHA256, &i.Size, &i.Format, &i.Platform, &i.Shop, &i.Table,
			&i.Status, &i.Rows, &i.Added, &i.Unchanged, &i.Corrected, &i.Quarantined, &i.Excluded, &i.Control,
			&i.FirstDay, &i.LastDay, &i.Notes, &i.CreatedAt, &undone); err != nil {
			return nil, fmt.Errorf("warehouse: imports: %w", err)
		}
		i.UndoneAt = undone.Time
		list = append(list, i)
	}
	return list, rows.Err()
}

// one reads the only row of a query.
func one(ctx context.Context, q Queryer, into []any, query string, args ...any) error {
	rows, err := q.Query(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("warehouse: %w", err)
	}
	defer rows.Close()
	if !rows.Next() {
		return errors.Join(rows.Err(), sql.ErrNoRows)
	}
	if err := rows.Scan(into...); err != nil {
		return fmt.Errorf("warehouse: %w", err)
	}
	return rows.Err()
}

func orNull(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

// OtherKeys names the columns of a key that the import has and another live import of the same shop,
// table and format lacks, or the other way round: their rows are not known to be the same ones.
func OtherKeys(ctx context.Context, q Queryer, importSeq int64, table *facts.Table, shop, format string) ([]string, error) {
	rows, err := q.Query(ctx, `SELECT c.import_seq = $1, ',' || c.stated || ',' || c.assumed || ',' FROM import_columns c LEFT JOIN import_log l USING (import_seq)
		WHERE c.tbl = $2 AND (c.import_seq = $1 OR l.status = 'live' AND l.shop = $3 AND l.format = $4)`, importSeq, table.Name, shop, format)
	if err != nil {
		return nil, fmt.Errorf("warehouse: keys: %w", err)
	}
	defer rows.Close()
	var own string
	var others []string
	for rows.Next() {
		var mine bool
		var columns string
		if err := rows.Scan(&mine, &columns); err != nil {
			return nil, fmt.Errorf("warehouse: keys: %w", err)
		}
		if mine {
			own = columns
		} else {
			others = append(others, columns)
		}
	}
	var differ []string
	for _, part := range table.Key {
		for column := range strings.SplitSeq(part, "|") {
			has := strings.Contains(own, ","+column+",")
			if slices.ContainsFunc(others, func(o string) bool { return strings.Contains(o, ","+column+",") != has }) {
				differ = append(differ, column)
			}
		}
	}
	return differ, rows.Err()
}
