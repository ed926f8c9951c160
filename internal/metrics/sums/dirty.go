package sums

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Mark notes, within the transaction that changes facts or ledger, that the tables are to be brought in
// line with them for the days; with no days, for what has none.
func Mark(ctx context.Context, tx warehouse.Tx, days []calendar.Day) error {
	values := []string{"(" + literal(0) + ")"}
	for _, d := range days {
		values = append(values, "("+literal(d)+")")
	}
	if _, err := tx.Exec(ctx, "INSERT INTO metric_dirty VALUES "+strings.Join(values, ", ")); err != nil {
		return fmt.Errorf("metric sources: %w", err)
	}
	return nil
}

// Dirty says whether anything is marked.
func Dirty(ctx context.Context, q warehouse.Queryer) (bool, error) {
	days, err := daysOf(ctx, q, "SELECT day FROM metric_dirty LIMIT 1")
	return len(days) > 0, err
}

// CatchUp brings the tables up to date and says whether anything was marked.
func CatchUp(ctx context.Context, tx warehouse.Tx) (bool, error) {
	days, err := daysOf(ctx, tx, "SELECT DISTINCT day FROM metric_dirty")
	if err != nil || len(days) == 0 {
		return false, err
	}
	if err := Rebuild(ctx, tx, slices.DeleteFunc(days, func(d calendar.Day) bool { return d == 0 })); err != nil {
		return false, err
	}
	if _, err := tx.Exec(ctx, "DELETE FROM metric_dirty"); err != nil {
		return false, fmt.Errorf("metric sources: %w", err)
	}
	return true, nil
}

// Kept lists the tables of this package and the views that read one: what is behind while days are marked.
func Kept() ([]string, error) {
	kept, err := tables()
	if err != nil {
		return nil, err
	}
	err = each("models", func(name string) error {
		text, err := files.ReadFile(name)
		if err != nil {
			return fmt.Errorf("metric sources: %w", err)
		}
		view := uncommented(string(text))
		if slices.ContainsFunc(kept, func(table string) bool { return strings.Contains(view, table) }) {
			for _, rest := range strings.Split(view, "CREATE OR REPLACE VIEW ")[1:] {
				defined, _, _ := strings.Cut(rest, " ")
				kept = append(kept, defined)
			}
		}
		return nil
	})
	return kept, err
}
