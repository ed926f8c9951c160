package plainsql

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/records"
)

// ruleColumns are the columns of rule in the order of ruleValues, the ID first, then kind, scope
// and beginning, which together name a rule.
var ruleColumns = []string{"id", "kind", "platform", "shop", "sku", "category", "province", "carrier", "account", "influencer",
	"session", "min_weight", "max_weight", "valid_from", "amount", "rate", "basis", "currency", "valid_to", "source", "note"}

// named is how many of the columns after the ID name a rule.
const named = 13

func ruleValues(r *records.Rule) []any {
	return []any{&r.ID, &r.Kind, &r.Platform, &r.Shop, &r.SKU, &r.Category, &r.Province, &r.Carrier, &r.Account, &r.Influencer,
		&r.Session, &r.MinWeight, &r.MaxWeight, &r.From, &r.Amount, &r.Rate, &r.Basis, &r.Currency, &r.To, &r.Source, &r.Note}
}

// placeholders gives n of them from $from on: "$3, $4".
func placeholders(from, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = "$" + strconv.Itoa(from+i)
	}
	return strings.Join(list, ", ")
}

// Rules implements records.Rules.
func (s *Store) Rules(ctx context.Context, kinds ...string) ([]records.Rule, error) {
	where, args := "", make([]any, len(kinds))
	for i, kind := range kinds {
		args[i] = kind
	}
	if len(kinds) > 0 {
		where = " WHERE kind IN (" + placeholders(1, len(kinds)) + ")"
	}
	rows, err := s.db.QueryContext(ctx, "SELECT "+strings.Join(ruleColumns, ", ")+" FROM rule"+where+" ORDER BY kind, id", args...)
	if err != nil {
		return nil, fmt.Errorf("records: rules: %w", err)
	}
	defer rows.Close()
	var rules []records.Rule
	for rows.Next() {
		var r records.Rule
		if err := rows.Scan(ruleValues(&r)...); err != nil {
			return nil, fmt.Errorf("records: rules: %w", err)
		}
		rules = append(rules, r)
	}
	return rules, rows.Err()
}

// PutRules implements records.Rules.
func (s *Store) PutRules(ctx context.Context, rules ...records.Rule) ([]int64, error) {
	for _, r := range rules {
		if err := r.Check(); err != nil {
			return nil, err
		}
	}
	ids := make([]int64, len(rules))
	err := inTx(ctx, s.db, func(tx *sql.Tx) error {
		p, err := prepareRules(ctx, tx)
		if err != nil {
			return err
		}
		defer func() { _ = p.close() }() // the transaction decides; statements end with it
		changed := false
		for i, r := range rules {
			id, wrote, err := p.put(ctx, r)
			if err != nil {
				return err
			}
			ids[i] = id
			changed = changed || wrote
		}
		if !changed {
			return nil
		}
		return newVersion(ctx, tx)
	})
	if err != nil {
		return nil, fmt.Errorf("records: put rules: %w", err)
	}
	return ids, nil
}

// DeleteRules implements records.Rules.
func (s *Store) DeleteRules(ctx context.Context, ids ...int64) (deleted int64, err error) {
	err = inTx(ctx, s.db, func(tx *sql.Tx) error {
		for _, id := range ids {
			res, err := tx.ExecContext(ctx, "DELETE FROM rule WHERE id = $1", id)
			if err != nil {
				return err
			}
			n, err := res.RowsAffected()
			if err != nil {
				return err
			}
			deleted += n
		}
		if deleted == 0 {
			return nil
		}
		return newVersion(ctx, tx)
	})
	if err != nil {
		return 0, fmt.Errorf("records: delete rules: %w", err)
	}
	return deleted, nil
}

// RulesVersion implements records.Rules.
func (s *Store) RulesVersion(ctx context.Context) (int64, error) {
	var version int64
	err := s.db.QueryRowContext(ctx, "SELECT coalesce(max(value), 0) FROM counter WHERE name = 'rules'").Scan(&version)
	if err != nil {
		return 0, fmt.Errorf("records: rules: %w", err)
	}
	return version, nil
}

func newVersion(ctx context.Context, tx *sql.Tx) error {
	_, err := next(ctx, tx, "rules")
	return err
}

// next hands out the next number of a counter.
func next(ctx context.Context, tx *sql.Tx, name string) (int64, error) {
	if _, err := tx.ExecContext(ctx, `INSERT INTO counter (name, value) VALUES ($1, 1)
		ON CONFLICT (name) DO UPDATE SET value = counter.value + 1`, name); err != nil {
		return 0, err
	}
	var n int64
	err := tx.QueryRowContext(ctx, "SELECT value FROM counter WHERE name = $1", name).Scan(&n)
	return n, err
}

// ruleWriter writes many rules with the same statements.
type ruleWriter struct {
	tx                           *sql.Tx
	byID, byName, insert, update *sql.Stmt
}

func prepareRules(ctx context.Context, tx *sql.Tx) (*ruleWriter, error) {
	list := strings.Join(ruleColumns, ", ")
	names, sets := make([]string, named), make([]string, len(ruleColumns)-1)
	for i, c := range ruleColumns[1:] {
		if i < named {
			names[i] = c + " = $" + strconv.Itoa(i+1)
		}
		sets[i] = c + " = $" + strconv.Itoa(i+2)
	}
	w := &ruleWriter{tx: tx}
	for _, s := range []struct {
		into *(*sql.Stmt)
		text string
	}{
		{&w.byID, "SELECT " + list + " FROM rule WHERE id = $1"},
		{&w.byName, "SELECT " + list + " FROM rule WHERE " + strings.Join(names, " AND ")},
		{&w.insert, "INSERT INTO rule (" + list + ") VALUES (" + placeholders(1, len(ruleColumns)) + ")"},
		{&w.update, "UPDATE rule SET " + strings.Join(sets, ", ") + " WHERE id = $1"},
	} {
		stmt, err := tx.PrepareContext(ctx, s.text) //nolint:sqlclosecheck // closed by the writer
		if err != nil {
			return nil, errors.Join(err, w.close())
		}
		*s.into = stmt
	}
	return w, nil
}

func (w *ruleWriter) close() error {
	var errs []error
	for _, s := range []*sql.Stmt{w.byID, w.byName, w.insert, w.update} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	return errors.Join(errs...)
}

// put writes one rule and says whether that changed anything.
func (w *ruleWriter) put(ctx context.Context, r records.Rule) (id int64, changed bool, err error) {
	var old records.Rule
	if r.ID != 0 {
		err = w.byID.QueryRowContext(ctx, r.ID).Scan(ruleValues(&old)...)
		if errors.Is(err, sql.ErrNoRows) {
			return 0, false, fmt.Errorf("rule %d: %w", r.ID, records.ErrNotFound)
		}
	} else {
		err = w.byName.QueryRowContext(ctx, ruleValues(&r)[1:1+named]...).Scan(ruleValues(&old)...)
	}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if r.ID, err = next(ctx, w.tx, "rule"); err != nil {
			return 0, false, err
		}
		_, err = w.insert.ExecContext(ctx, ruleValues(&r)...)
		return r.ID, true, err
	case err != nil:
		return 0, false, err
	}
	r.ID = old.ID
	if r == old {
		return r.ID, false, nil
	}
	_, err = w.update.ExecContext(ctx, ruleValues(&r)...)
	return r.ID, true, err
}
