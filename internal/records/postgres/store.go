// Package postgres keeps the records in one schema of a PostgreSQL database, for workspaces that a team
// shares. It runs the SQL that the SQLite driver runs.
package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/records/plainsql"
)

// Store is a record store in one schema.
type Store struct {
	*plainsql.Store
}

var _ records.Store = (*Store)(nil)

// Open opens or creates the store and brings its schema up to date. server is a connection string of
// libpq or a URL; schema separates workspaces on one server.
func Open(ctx context.Context, server, schema string) (*Store, error) {
	config, err := pgx.ParseConfig(server)
	if err != nil {
		return nil, fmt.Errorf("records: server: %w", err)
	}
	config.RuntimeParams["search_path"] = pgx.Identifier{schema}.Sanitize()
	db := stdlib.OpenDB(*config)
	if _, err := db.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+pgx.Identifier{schema}.Sanitize()); err != nil {
		return nil, errors.Join(fmt.Errorf("records: schema %s: %w", schema, err), db.Close())
	}
	plain, err := plainsql.New(ctx, db)
	if err != nil {
		return nil, err
	}
	return &Store{plain}, nil
}

// Backup implements records.Store: a server is backed up by its own means (pg_dump), which the
// error says.
func (*Store) Backup(context.Context, string) error {
	return fmt.Errorf("records: back up with pg_dump: %w", errors.ErrUnsupported)
}

// Queue implements records.Store: a team's server has none yet.
func (*Store) Queue(context.Context) (records.Queue, error) {
	return nil, fmt.Errorf("records: queue: %w", errors.ErrUnsupported)
}
