// Package warehouse is the columnar store's port: facts as versions, the ledger's tables,
// and one write transaction at a time. Drivers live in its sub-packages and pass storetest.
//
// Every fact table has, besides its canonical columns, the system columns
//
//	import_seq  BIGINT     the import that first brought this version
//	source_row  INTEGER    its row in the file
//	row_id      BIGINT     unique within the table
//	row_key     VARCHAR    natural key within (table, shop)
//	row_hash    UBIGINT    hash of the row's canonical values
//	as_of       TIMESTAMP  latest time in the row, NULL if it has none
//	platform, shop, format VARCHAR
//	day         DATE       business day of the row's main time, where the table has one
//
// A version is *live* while at least one import that brought it is not undone, and *current*
// if it is the live one with the greatest (as_of, import_seq) for its key. Table t holds all versions
// as fact_t; the view t shows the current ones.
package warehouse

import (
	"context"
	"database/sql"

	"github.com/suanpan/suanpan/internal/facts"
)

// Store is one workspace's columnar store.
type Store interface {
	// Query reads a consistent snapshot of committed data.
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	// Update runs fn in one write transaction: all of it is visible afterwards, or none.
	// Updates are serialised.
	Update(ctx context.Context, fn func(Tx) error) error
	// Backup writes a consistent copy of the store into dir.
	Backup(ctx context.Context, dir string) error
	Close() error
}

// Tx is a write transaction.
type Tx interface {
	Exec(ctx context.Context, query string, args ...any) (int64, error)
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	// Append adds the rows of a stream to its fact table as new versions and says which rows
	// of the table changed state (became or ceased to be current).
	Append(ctx context.Context, origin Origin, stream facts.Stream) (Change, error)
	// Load replaces the temporary table name by the stream's rows, for rules and other small inputs.
	Load(ctx context.Context, name string, columns []facts.Column, rows *facts.Batch) error
	// Undo takes an import back; Redo brings an undone one back. Both are exact inverses.
	Undo(ctx context.Context, importSeq int64) ([]Change, error)
	Redo(ctx context.Context, importSeq int64) ([]Change, error)
}

// Origin names where a stream comes from.
type Origin struct {
	ImportSeq int64
	Platform  string
	Shop      string
	Format    string
	DayStart  int // hour at which the shop's business day begins, 0–23
}

// Change counts what an Append or Undo did to one table.
type Change struct {
	Table     string
	Added     int64 // keys that had no current version before
	Unchanged int64 // rows whose content was already there
	Corrected int64 // keys whose current version is now another
	Removed   int64 // keys that have no current version any more (undo)
	// Where is a SQL predicate over fact_<Table> that holds for every version, old or new,
	// whose being current changed. Valid within the transaction.
	Where string
}
