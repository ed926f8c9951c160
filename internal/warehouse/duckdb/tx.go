package duckdb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// A checkpoint takes longer than a day's ledger, so it waits until an Update has touched this many
// rows, temporary ones included, or the write-ahead log has grown to this size: what a later Open
// replays in about a second.
const (
	checkpointRows = 1_000_000
	checkpointLog  = "256MB"
)

// Only where the order of rows is of no matter does the engine write what a statement inserts with all
// its threads; but every such statement then takes pages of its own, megabytes for a single row of a wide
// table, and keeps them until the transaction ends (github.com/duckdb/duckdb/issues/19958). So a
// transaction keeps the order until it has touched this many rows; a stream of more than
// one batch is written without.
const manyRows = 500_000

// Update implements warehouse.Store.
func (s *Store) Update(ctx context.Context, fn func(warehouse.Tx) error) error {
	return s.update(ctx, func(t *tx) error { return fn(t) })
}

func (s *Store) update(ctx context.Context, fn func(*tx) error) (err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.write == nil {
		return fmt.Errorf("warehouse: %w", sql.ErrConnDone)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// What was begun is ended even if the caller is in a hurry by now.
	end := context.WithoutCancel(ctx)
	if _, err := s.write.ExecContext(end, "BEGIN"); err != nil {
		return fmt.Errorf("warehouse: begin: %w", err)
	}
	t := &tx{conn: s.write, feed: s.feed, filled: map[string]bool{}}
	committed := false
	defer func() {
		t.done = true
		if !committed {
			if _, failed := s.write.ExecContext(end, "ROLLBACK"); failed != nil {
				err = errors.Join(err, fmt.Errorf("warehouse: roll back: %w", failed))
			}
		}
	}()
	if err := t.keepOrder(end, true); err != nil {
		return err
	}
	if err := fn(t); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := t.dropTemporary(end); err != nil {
		return err
	}
	committed = true // a failed commit leaves nothing to roll back
	if _, err := s.write.ExecContext(end, "COMMIT"); err != nil {
		return fmt.Errorf("warehouse: commit: %w", err)
	}
	if t.written >= checkpointRows {
		// The commit is durable without it; a reader that is in the way only postpones it.
		_, _ = s.write.ExecContext(end, "CHECKPOINT")
	}
	return nil
}

// tx is the write transaction that is under way.
type tx struct {
	filled    map[string]bool // tables that got rows in this transaction
	conn      *sql.Conn
	feed      *feed
	done      bool
	temporary []string // tables to drop at the end
	names     int      // temporary names given so far
	written   int64    // rows touched
	ordered   bool     // statements keep the order of rows; see manyRows
}

var _ warehouse.Tx = (*tx)(nil)

// Exec implements warehouse.Tx.
func (t *tx) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	if t.done {
		return 0, warehouse.ErrTxDone
	}
	if t.ordered && t.written >= manyRows {
		if err := t.keepOrder(ctx, false); err != nil {
			return 0, err
		}
	}
	res, err := t.conn.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	t.written += n
	return n, err
}

// keepOrder says whether the statements to come keep the order of rows.
func (t *tx) keepOrder(ctx context.Context, ordered bool) error {
	t.ordered = ordered
	if _, err := t.conn.ExecContext(ctx, "SET SESSION preserve_insertion_order = "+strconv.FormatBool(ordered)); err != nil {
		return fmt.Errorf("warehouse: order of rows: %w", err)
	}
	return nil
}

// Query implements warehouse.Tx.
func (t *tx) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if t.done {
		return nil, warehouse.ErrTxDone
	}
	return t.conn.QueryContext(ctx, query, args...)
}

// Load implements warehouse.Tx.
func (t *tx) Load(ctx context.Context, name string, columns []facts.Column, rows *facts.Batch) error {
	batches := make(chan *facts.Batch, rows.N/facts.BatchRows+1)
	for from := 0; from < rows.N; from += facts.BatchRows {
		batches <- part(rows, from, min(from+facts.BatchRows, rows.N))
	}
	close(batches)
	if len(columns) == 0 {
		return errors.New("warehouse: load " + name + ": no columns")
	}
	src := &source{columns: columnFields(columns), batches: batches}
	if _, err := t.insert(ctx, src, "CREATE OR REPLACE TEMP TABLE "+quote(name)+" AS SELECT * FROM "+streamFunction+"()"); err != nil {
		return fmt.Errorf("warehouse: load %s: %w", name, err)
	}
	t.temporary = append(t.temporary, name)
	return nil
}

// part is rows [from, to) of a batch's columns.
func part(b *facts.Batch, from, to int) *facts.Batch {
	p := &facts.Batch{N: to - from, Columns: make([]facts.Vector, len(b.Columns))}
	for i, v := range b.Columns {
		if v.Strings != nil {
			p.Columns[i].Strings = v.Strings[from:to]
		}
		if v.Ints != nil {
			p.Columns[i].Ints = v.Ints[from:to]
		}
		if v.Floats != nil {
			p.Columns[i].Floats = v.Floats[from:to]
		}
		if v.Valid != nil {
			p.Columns[i].Valid = v.Valid[from:to]
		}
	}
	return p
}

// insert runs a statement that reads src through the table function and counts the rows read.
func (t *tx) insert(ctx context.Context, src *source, query string, args ...any) (int64, error) {
	if t.done {
		return 0, warehouse.ErrTxDone
	}
	long, err := src.long(ctx)
	if err != nil {
		return 0, err
	}
	if long && t.ordered {
		if err := t.keepOrder(ctx, false); err != nil {
			return 0, err
		}
	}
	t.feed.set(src)
	defer t.feed.set(nil)
	_, err = t.Exec(ctx, query, args...)
	if cause := src.err(); cause != nil {
		return 0, cause
	}
	if err == nil {
		err = ctx.Err() // a producer that stopped with its context left the stream short
	}
	if err == nil && !t.ordered && t.written < manyRows {
		err = t.keepOrder(ctx, true)
	}
	return src.rows.Load(), err
}

// table creates a temporary table from a query and gives its name.
func (t *tx) table(ctx context.Context, purpose, query string, args ...any) (string, error) {
	name := t.name(purpose)
	if _, err := t.Exec(ctx, "CREATE TEMP TABLE "+name+" AS "+query, args...); err != nil {
		return "", fmt.Errorf("warehouse: %s: %w", purpose, err)
	}
	return name, nil
}

func (t *tx) name(purpose string) string {
	t.names++
	name := "suanpan_" + purpose + "_" + strconv.Itoa(t.names)
	t.temporary = append(t.temporary, name)
	return name
}

func (t *tx) dropTemporary(ctx context.Context) error {
	for _, name := range t.temporary {
		if _, err := t.Exec(ctx, "DROP TABLE IF EXISTS temp."+quote(name)); err != nil {
			return fmt.Errorf("warehouse: %w", err)
		}
	}
	t.temporary = nil
	return nil
}

// number reads one integer; NULL is 0.
func (t *tx) number(ctx context.Context, query string, args ...any) (int64, error) {
	var numbers [1]sql.NullInt64
	err := t.numbers(ctx, []*sql.NullInt64{&numbers[0]}, query, args...)
	return numbers[0].Int64, err
}

// numbers reads one row of integers.
func (t *tx) numbers(ctx context.Context, into []*sql.NullInt64, query string, args ...any) error {
	rows, err := t.Query(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("warehouse: %w", err)
	}
	defer rows.Close()
	if rows.Next() {
		dest := make([]any, len(into))
		for i := range into {
			dest[i] = into[i]
		}
		if err := rows.Scan(dest...); err != nil {
			return fmt.Errorf("warehouse: %w", err)
		}
	}
	return rows.Err()
}
