// Package plainsql keeps records in SQL that SQLite and PostgreSQL both run. Drivers open the database.
package plainsql

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/suanpan/suanpan/internal/records"
)

// Store keeps the records in a database. A driver adds how to back it up.
type Store struct {
	db *sql.DB
}

// New brings the schema of a database up to date and takes it over: it is closed with the store, or
// if that fails.
func New(ctx context.Context, db *sql.DB) (*Store, error) {
	if err := migrate(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Store{db: db}, nil
}

// Close lets go of the database.
func (s *Store) Close() error { return s.db.Close() }

// Setting implements records.Settings.
func (s *Store) Setting(ctx context.Context, key string) (text string, ok bool, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = $1", key).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("records: setting %s: %w", key, err)
	}
	return text, true, nil
}

// PutSetting implements records.Settings.
func (s *Store) PutSetting(ctx context.Context, key, text string) error {
	if !json.Valid([]byte(text)) {
		return &records.InvalidError{Record: "setting", Field: key, Value: text}
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO setting (key, value) VALUES ($1, $2)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, text)
	if err != nil {
		return fmt.Errorf("records: setting %s: %w", key, err)
	}
	return nil
}

// DeleteSetting implements records.Settings.
func (s *Store) DeleteSetting(ctx context.Context, key string) error {
	if _, err := s.db.ExecContext(ctx, "DELETE FROM setting WHERE key = $1", key); err != nil {
		return fmt.Errorf("records: setting %s: %w", key, err)
	}
	return nil
}

// Shops implements records.Shops.
func (s *Store) Shops(ctx context.Context) ([]records.Shop, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, platform, name, zone, currency, day_start FROM shop ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("records: shops: %w", err)
	}
	defer rows.Close()
	var shops []records.Shop
	for rows.Next() {
		var shop records.Shop
		if err := rows.Scan(&shop.ID, &shop.Platform, &shop.Name, &shop.Zone, &shop.Currency, &shop.DayStart); err != nil {
			return nil, fmt.Errorf("records: shops: %w", err)
		}
		shops = append(shops, shop)
	}
	return shops, rows.Err()
}

// PutShop implements records.Shops.
func (s *Store) PutShop(ctx context.Context, shop records.Shop) error {
	if err := shop.Check(); err != nil {
		return err
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO shop (id, platform, name, zone, currency, day_start) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (id) DO UPDATE SET platform = excluded.platform, name = excluded.name, zone = excluded.zone,
		currency = excluded.currency, day_start = excluded.day_start`,
		shop.ID, shop.Platform, shop.Name, shop.Zone, shop.Currency, shop.DayStart)
	if err != nil {
		return fmt.Errorf("records: shop %s: %w", shop.ID, err)
	}
	return nil
}

// DeleteShop implements records.Shops.
func (s *Store) DeleteShop(ctx context.Context, id string) error {
	res, err := s.db.ExecContext(ctx, "DELETE FROM shop WHERE id = $1", id)
	if err != nil {
		return fmt.Errorf("records: shop %s: %w", id, err)
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		err = fmt.Errorf("shop %s: %w", id, records.ErrNotFound)
	}
	return err
}

// Accounts implements records.Accounts.
func (s *Store) Accounts(ctx context.Context) ([]records.Account, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT platform, account, shop FROM account ORDER BY platform, account")
	if err != nil {
		return nil, fmt.Errorf("records: accounts: %w", err)
	}
	defer rows.Close()
	var accounts []records.Account
	for rows.Next() {
		var a records.Account
		if err := rows.Scan(&a.Platform, &a.Account, &a.Shop); err != nil {
			return nil, fmt.Errorf("records: accounts: %w", err)
		}
		accounts = append(accounts, a)
	}
	return accounts, rows.Err()
}

// LearnAccount implements records.Accounts.
func (s *Store) LearnAccount(ctx context.Context, platform, account, shop string) error {
	res, err := s.db.ExecContext(ctx, `INSERT INTO account (platform, account, shop)
		SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), id FROM shop WHERE id = $3
		ON CONFLICT (platform, account) DO UPDATE SET shop = excluded.shop`, platform, account, shop)
	if err != nil {
		return fmt.Errorf("records: account %s: %w", account, err)
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		err = fmt.Errorf("shop %s: %w", shop, records.ErrNotFound)
	}
	return err
}

// AccountShop implements records.Accounts.
func (s *Store) AccountShop(ctx context.Context, platform, account string) (shop string, ok bool, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT shop FROM account WHERE platform = $1 AND account = $2", platform, account).Scan(&shop)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("records: account %s: %w", account, err)
	}
	return shop, true, nil
}
