package plainsql

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrNewer says that the file was written by a newer version of the program.
var ErrNewer = errors.New("records: written by a newer version")

// migrate runs the numbered files that the store has not seen, each in a transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY)"); err != nil {
		return fmt.Errorf("records: %w", err)
	}
	var done int64
	if err := db.QueryRowContext(ctx, "SELECT coalesce(max(version), 0) FROM migration").Scan(&done); err != nil {
		return fmt.Errorf("records: %w", err)
	}
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return fmt.Errorf("records: %w", err)
	}
	if done > int64(len(files)) {
		return fmt.Errorf("%w: schema %d, known %d", ErrNewer, done, len(files))
	}
	for _, name := range files {
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		version, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return fmt.Errorf("records: %s: %w", name, err)
		}
		if version <= done {
			continue
		}
		text, err := migrations.ReadFile(name)
		if err != nil {
			return fmt.Errorf("records: %w", err)
		}
		if err := step(ctx, db, version, string(text)); err != nil {
			return fmt.Errorf("records: %s: %w", name, err)
		}
	}
	return nil
}

func step(ctx context.Context, db *sql.DB, version int64, text string) error {
	return inTx(ctx, db, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO migration (version) VALUES ($1)", version)
		return err
	})
}

// inTx runs fn in a transaction that is rolled back if fn fails.
func inTx(ctx context.Context, db *sql.DB, fn func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}
