package plainsql

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/suanpan/suanpan/internal/records"
)

// ExchangeRates implements records.ExchangeRates.
func (s *Store) ExchangeRates(ctx context.Context, home string) ([]records.ExchangeRate, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT home, currency, day, value FROM exchange_rate WHERE home = $1 ORDER BY currency, day", home)
	if err != nil {
		return nil, fmt.Errorf("records: exchange rates: %w", err)
	}
	defer rows.Close()
	var rates []records.ExchangeRate
	for rows.Next() {
		var r records.ExchangeRate
		if err := rows.Scan(&r.Home, &r.Currency, &r.Day, &r.Value); err != nil {
			return nil, fmt.Errorf("records: exchange rates: %w", err)
		}
		rates = append(rates, r)
	}
	return rates, rows.Err()
}

// PutExchangeRates implements records.ExchangeRates.
func (s *Store) PutExchangeRates(ctx context.Context, rates ...records.ExchangeRate) ([]records.ExchangeRate, error) {
	for _, r := range rates {
		if err := r.Check(); err != nil {
			return nil, err
		}
	}
	return s.changeRates(ctx, rates, `INSERT INTO exchange_rate (home, currency, day, value) VALUES ($1, $2, $3, $4)
		ON CONFLICT (home, currency, day) DO UPDATE SET value = excluded.value WHERE exchange_rate.value <> excluded.value`,
		func(r records.ExchangeRate) []any { return []any{r.Home, r.Currency, r.Day, r.Value} })
}

// DeleteExchangeRates implements records.ExchangeRates.
func (s *Store) DeleteExchangeRates(ctx context.Context, rates ...records.ExchangeRate) ([]records.ExchangeRate, error) {
	return s.changeRates(ctx, rates, "DELETE FROM exchange_rate WHERE home = $1 AND currency = $2 AND day = $3",
		func(r records.ExchangeRate) []any { return []any{r.Home, r.Currency, r.Day} })
}

// changeRates runs a statement for every rate and gives those for which it changed something.
func (s *Store) changeRates(ctx context.Context, rates []records.ExchangeRate, statement string, args func(records.ExchangeRate) []any) (changed []records.ExchangeRate, err error) {
	err = inTx(ctx, s.db, func(tx *sql.Tx) error {
		stmt, err := tx.PrepareContext(ctx, statement)
		if err != nil {
			return err
		}
		defer func() { _ = stmt.Close() }() // the transaction decides
		for _, r := range rates {
			res, err := stmt.ExecContext(ctx, args(r)...)
			if err != nil {
				return err
			}
			n, err := res.RowsAffected()
			if err != nil {
				return err
			}
			if n > 0 {
				changed = append(changed, r)
			}
		}
		if len(changed) == 0 {
			return nil
		}
		return newVersion(ctx, tx)
	})
	if err != nil {
		return nil, fmt.Errorf("records: exchange rates: %w", err)
	}
	return changed, nil
}
