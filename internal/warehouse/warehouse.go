// Package warehouse is the columnar store's port: facts as versions, the ledger's tables,
// and one write transaction at a time. Drivers live in its sub-packages and pass storetest.
//
// Table t of the canonical model holds all its versions as fact_t; the view t shows the current
// ones. The view has every canonical column, fact_t may lack those that no file filled. Both have
// besides the system columns
//
//	import_seq  BIGINT     the import that first brought this version
//	source_row  INTEGER    its row in the file
//	row_id      BIGINT     unique within the table
//	row_key     VARCHAR    natural key within (table, shop)
//	row_hash    UBIGINT    hash of the row's canonical values
//	as_of       TIMESTAMP  latest time in the row, NULL if it has none
//	platform, shop, format VARCHAR
//	day         DATE       business day of the row's main time, NULL where it has none
//
// Money, prices and ints are BIGINT, bools BOOLEAN, dates DATE, times TIMESTAMP (the shop's wall
// clock), ratios and numbers DOUBLE, everything else VARCHAR.
//
// A row whose content is already there is not stored again: the import is noted as another one
// that brought that version. A version is *live* while at least one import that brought it is not
// undone. A key's *current* version is the live one with the greatest (as_of, import, source_row),
// the import being the first live one that brought it. So the current rows are those that the
// imports not undone would give if the others had never happened.
//
// A column that an import's file does not have is inherited: it is the one of the newest live
// version whose import states it, or else assumes it (facts.Stream). So the current row of a key
// may be merged from several versions. Where the merged row says what one live version says alone,
// it is that version; else it is in the view under the newest version's row_id, and
//
//	part_t(row_id, source_id, columns VARCHAR)
//
// names the versions that gave it the columns (by comma) which the newest one lacks.
//
//	append ──▶ live ──undo──▶ not live ──redo──▶ live …
//	            │  ▲
//	   outranked│  │the rest undone
//	            ▼  │
//	           stale
package warehouse

import (
	"context"
	"database/sql"
	"errors"

	"github.com/suanpan/suanpan/internal/facts"
)

// Errors that callers tell apart.
var (
	// ErrLocked: another process, or another Store of this process, has the warehouse open.
	ErrLocked = errors.New("warehouse: in use by another process")
	// ErrUnknownImport: no import has that number.
	ErrUnknownImport = errors.New("warehouse: no such import")
	// ErrImportState: the import to undo is already undone, or the one to redo is live.
	ErrImportState = errors.New("warehouse: import is already in that state")
	// ErrNarrow: the fact table lacks a column of the stream; see Store.Widen.
	ErrNarrow = errors.New("warehouse: fact table lacks a column")
	// ErrTxDone: the transaction is over.
	ErrTxDone = errors.New("warehouse: transaction is over")
)

// Queryer reads. A Store reads committed data, a Tx also what it wrote itself.
type Queryer interface {
	// Query reads a consistent snapshot. The caller closes the rows.
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Store is one workspace's columnar store.
type Store interface {
	Queryer
	// Update runs fn in one write transaction: all of it is visible afterwards, or none.
	// Updates are serialised. An error of fn is returned as it is.
	Update(ctx context.Context, fn func(Tx) error) error
	// Widen makes room for columns that no file has filled yet, in a transaction of its own. An
	// Update that appends several streams to one table needs it first; the first Append to a
	// table makes room itself.
	Widen(ctx context.Context, table *facts.Table, columns []facts.Column) error
	// Backup writes a consistent copy of the store into the existing directory dir, under the
	// name of the store's own file. It waits for a running Update.
	Backup(ctx context.Context, dir string) error
	Close() error
}

// Tx is a write transaction. It is used by one goroutine and not after Update's fn returned.
// Rows of its Query must be closed before its next call.
type Tx interface {
	Queryer
	// Exec runs one statement and says how many rows it touched.
	Exec(ctx context.Context, query string, args ...any) (int64, error)
	// Append adds the rows of a stream to its fact table and counts what changed. It returns after
	// the stream's channel is closed, or with an error, when the rest of the stream is not read:
	// the producer must watch its context. A channel that was closed because the producer failed
	// looks complete to Append, so the caller asks the producer before it lets the Update succeed.
	// An import may be appended to again: rows that share a key with rows that it brought before
	// are told apart from those, too.
	// ErrNarrow: an earlier Append of the transaction left no room for the stream's columns.
	Append(ctx context.Context, origin Origin, stream facts.Stream) (Change, error)
	// Load replaces the temporary table name by the batch's rows, for rules and other small
	// inputs. Only N and Columns of the batch are used; N may exceed facts.BatchRows.
	// The table is gone when the transaction ends.
	Load(ctx context.Context, name string, columns []facts.Column, rows *facts.Batch) error
	// Undo takes an import back; Redo brings an undone one back. They set its status in
	// import_log and are exact inverses. One Change per table whose current rows changed.
	Undo(ctx context.Context, importSeq int64) ([]Change, error)
	Redo(ctx context.Context, importSeq int64) ([]Change, error)
}

// Origin names where a stream comes from.
type Origin struct {
	ImportSeq int64 // from NextImport
	Platform  string
	Shop      string
	Format    string
	DayStart  int // hour at which the shop's business day begins, 0–23
}

// Change counts what an Append, Undo or Redo did to one table.
// After an Append, Added + Unchanged + Corrected + Outdated is the number of rows in the stream.
type Change struct {
	Table     string
	Added     int64 // keys that had no current version before
	Unchanged int64 // rows that say nothing new: content that was already there, or that agrees with the current row as far as it goes
	Corrected int64 // keys whose current row says something else now
	Outdated  int64 // new rows that a newer version of their key outranks
	Removed   int64 // keys that have no current version any more
	Renamed   int64 // keys whose current row says the same as before, under another row_id
	// Where is a SQL predicate over fact_<Table> that holds for every version, old or new,
	// whose being current changed. Valid within the transaction.
	Where string
	// Merged is a SQL relation with the columns of fact_<Table>: the rows merged from several
	// versions that were or are current of those keys. "" if there are none.
	Merged string
}

// Any says whether any current row changed.
func (c Change) Any() bool { return c.Added+c.Corrected+c.Removed+c.Renamed > 0 }

// Rows is a SQL relation of the rows, old and new, whose being current changed. It has the columns
// of fact_<Table>; valid within the transaction.
func (c Change) Rows() string {
	rows := "FROM fact_" + c.Table + " WHERE " + c.Where
	if c.Merged != "" {
		rows += " UNION ALL BY NAME FROM " + c.Merged
	}
	return "(" + rows + ")"
}
