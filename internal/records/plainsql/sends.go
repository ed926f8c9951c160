package plainsql

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/suanpan/suanpan/internal/records"
)

const sendColumns = "id, channel, channel_name, kind, purpose, day, about, at, status, tries, error, bytes"

const addSend = "INSERT INTO send (" + sendColumns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "

func sendValues(s records.Send) []any {
	return []any{s.ID, s.Channel, s.Name, s.Kind, s.Purpose, s.Day, s.About, s.At.UnixMicro(), s.Status, s.Tries, s.Error, s.Bytes}
}

func scanSend(scan func(...any) error) (s records.Send, err error) {
	var at int64
	err = scan(&s.ID, &s.Channel, &s.Name, &s.Kind, &s.Purpose, &s.Day, &s.About, &at, &s.Status, &s.Tries, &s.Error, &s.Bytes)
	s.At = time.UnixMicro(at).UTC()
	return s, err
}

// Sends implements records.Sends.
func (s *Store) Sends(ctx context.Context, status string, limit int) ([]records.Send, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+sendColumns+" FROM send WHERE $1 = '' OR status = $1 ORDER BY at DESC, id LIMIT $2", status, limit)
	if err != nil {
		return nil, fmt.Errorf("records: sends: %w", err)
	}
	defer rows.Close()
	var list []records.Send
	for rows.Next() {
		one, err := scanSend(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("records: sends: %w", err)
		}
		list = append(list, one)
	}
	return list, rows.Err()
}

// Send implements records.Sends.
func (s *Store) Send(ctx context.Context, id string) (records.Send, error) {
	one, err := scanSend(s.db.QueryRowContext(ctx, "SELECT "+sendColumns+" FROM send WHERE id = $1", id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = records.ErrNotFound
	}
	if err != nil {
		return one, fmt.Errorf("send %s: %w", id, err)
	}
	return one, nil
}

// PutSend implements records.Sends.
func (s *Store) PutSend(ctx context.Context, one records.Send) error {
	if err := one.Check(); err != nil {
		return err
	}
	_, err := s.db.ExecContext(ctx, addSend+`ON CONFLICT (id) DO UPDATE SET channel = excluded.channel, channel_name = excluded.channel_name,
		kind = excluded.kind, purpose = excluded.purpose, day = excluded.day, about = excluded.about, at = excluded.at,
		status = excluded.status, tries = excluded.tries, error = excluded.error, bytes = excluded.bytes`, sendValues(one)...)
	if err != nil {
		return fmt.Errorf("records: send %s: %w", one.ID, err)
	}
	return nil
}

// AddSend implements records.Sends.
func (s *Store) AddSend(ctx context.Context, one records.Send) (added bool, err error) {
	err = inTx(ctx, s.db, func(tx *sql.Tx) error {
		added, err = AddSend(ctx, tx, one)
		return err
	})
	return added, err
}

// DeleteSend implements records.Sends.
func (s *Store) DeleteSend(ctx context.Context, id string) error {
	if _, err := s.db.ExecContext(ctx, "DELETE FROM send WHERE id = $1", id); err != nil {
		return fmt.Errorf("records: send %s: %w", id, err)
	}
	return nil
}

// AddSend writes a send in a transaction of the caller's unless the log has it already.
func AddSend(ctx context.Context, tx *sql.Tx, one records.Send) (added bool, err error) {
	if err := one.Check(); err != nil {
		return false, err
	}
	res, err := tx.ExecContext(ctx, addSend+"ON CONFLICT (id) DO NOTHING", sendValues(one)...)
	if err != nil {
		return false, fmt.Errorf("records: send %s: %w", one.ID, err)
	}
	n, err := res.RowsAffected()
	return n > 0, err
}
