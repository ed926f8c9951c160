// Package sqlite keeps the records in one SQLite file, in process.
//
// Writers queue at the start of their transaction (BEGIN IMMEDIATE), so that none has to be
// repeated; readers see the state before.
package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver

	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/records/plainsql"
)

// Store is a record store in one SQLite file.
type Store struct {
	*plainsql.Store
	db *sql.DB
}

var _ records.Store = (*Store)(nil)

// Open opens or creates the store and brings its schema up to date.
func Open(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("records: %w", err)
	}
	options := url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "foreign_keys(1)", "synchronous(FULL)"},
		"_txlock": {"immediate"},
	}
	dsn := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, fmt.Errorf("records: open %s: %w", path, err)
	}
	plain, err := plainsql.New(ctx, db)
	if err != nil {
		return nil, err
	}
	return &Store{plain, db}, nil
}

// Backup implements records.Store.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO $1", path); err != nil {
		return fmt.Errorf("records: back up: %w", err)
	}
	return nil
}
