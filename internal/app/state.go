package app

import (
	"context"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// The table app_state holds what must commit together with facts and ledger.
const createState = `CREATE TABLE IF NOT EXISTS app_state (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)`

func putState(ctx context.Context, tx warehouse.Tx, key, value string) error {
	_, err := tx.Exec(ctx, `INSERT INTO app_state VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return err
}

func state(ctx context.Context, q warehouse.Queryer, key string) (value string, err error) {
	err = firstRow(ctx, q, []any{&value}, `SELECT value FROM app_state WHERE key = $1`, key)
	return value, err
}
