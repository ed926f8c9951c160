// Package sums keeps the views and tables that metric sources read beside the ledger: facts of one
// kind with a business day, dimensions under the names that the ledger uses, "" where a value is
// unknown, and measures that can be added up. What is small is a view over the facts (models);
// what would be slow as a view is a table (tables.sql), rebuilt for the days that an import
// touches (rebuild, and sliced for what would fill the memory if all days were done at once). The
// import itself only marks the days, in its own transaction; who reads a table brings it up to
// date first, unless that has been done meanwhile (Mark, Dirty, CatchUp). Each file says its
// purpose and grain.
package sums

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/warehouse"
)

//go:embed tables.sql models/*.sql rebuild/*.sql sliced/*.sql
var files embed.FS

// Migrate makes the views, and the tables if they are not those of this version; then all days that
// the ledger has are marked. The ledger's tables must be there.
func Migrate(ctx context.Context, tx warehouse.Tx) error {
	if err := run(ctx, tx, "models/00_macros.sql", nil); err != nil {
		return err
	}
	version, err := versionOf()
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS metric_version (version VARCHAR)"); err != nil {
		return fmt.Errorf("metric sources: %w", err)
	}
	old, err := tx.Exec(ctx, "DELETE FROM metric_version WHERE version = '"+version+"'")
	if err != nil {
		return fmt.Errorf("metric sources: %w", err)
	}
	if old == 0 {
		if err := anew(ctx, tx); err != nil {
			return err
		}
	}
	if err := each("models", func(name string) error { return run(ctx, tx, name, nil) }); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "INSERT INTO metric_version VALUES ('"+version+"')"); err != nil {
		return fmt.Errorf("metric sources: %w", err)
	}
	if old > 0 {
		return nil
	}
	days, err := stated(ctx, tx)
	if err != nil {
		return err
	}
	return Mark(ctx, tx, days)
}

// stated are the days that the ledger has anything on.
func stated(ctx context.Context, tx warehouse.Tx) ([]calendar.Day, error) {
	return daysOf(ctx, tx, "SELECT DISTINCT day FROM profit_day ORDER BY day")
}

func daysOf(ctx context.Context, q warehouse.Queryer, query string) ([]calendar.Day, error) {
	rows, err := q.Query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("metric sources: %w", err)
	}
	defer rows.Close()
	var days []calendar.Day
	for rows.Next() {
		var t time.Time
		if err := rows.Scan(&t); err != nil {
			return nil, fmt.Errorf("metric sources: %w", err)
		}
		days = append(days, calendar.FromTime(t))
	}
	return days, rows.Err()
}

// anew drops the tables of another version and makes empty ones.
func anew(ctx context.Context, tx warehouse.Tx) error {
	if _, err := tx.Exec(ctx, "DELETE FROM metric_version"); err != nil {
		return fmt.Errorf("metric sources: %w", err)
	}
	all, err := tables()
	if err != nil {
		return err
	}
	for _, name := range all {
		if _, err := tx.Exec(ctx, "DROP TABLE IF EXISTS "+name); err != nil {
			return fmt.Errorf("metric sources: %w", err)
		}
	}
	return run(ctx, tx, "tables.sql", nil)
}

// tables are the names in tables.sql.
func tables() (names []string, err error) {
	text, err := files.ReadFile("tables.sql")
	if err != nil {
		return nil, fmt.Errorf("metric sources: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "CREATE TABLE "); ok {
			name, _, _ := strings.Cut(rest, " ")
			names = append(names, name)
		}
	}
	return names, nil
}

// sliceDays is how many days are done at once.
const sliceDays = 62

// Rebuild brings the tables in line with facts and ledger for the days, which the ledger has just
// rebuilt. Cases whose order is nowhere are always looked at again.
func Rebuild(ctx context.Context, tx warehouse.Tx, days []calendar.Day) error {
	days = slices.Clone(days)
	slices.Sort(days)
	if err := rebuild(ctx, tx, "rebuild", days); err != nil {
		return err
	}
	for slice := range slices.Chunk(days, sliceDays) {
		if err := rebuild(ctx, tx, "sliced", slice); err != nil {
			return err
		}
	}
	return nil
}

// rebuild runs the files of a directory for the days, which are in order.
func rebuild(ctx context.Context, tx warehouse.Tx, dir string, days []calendar.Day) error {
	list := []string{literal(0)} // a list is never empty
	for _, d := range days {
		list = append(list, literal(d))
	}
	from, to := literal(0), literal(0)
	if len(days) > 0 {
		from, to = literal(days[0]), literal(days[len(days)-1])
	}
	values := map[string]string{"$days": strings.Join(list, ", "), "$from": from, "$to": to}
	return each(dir, func(name string) error { return run(ctx, tx, name, values) })
}

func literal(d calendar.Day) string { return "DATE '" + d.String() + "'" }

// each goes through the files of a directory by name.
func each(dir string, do func(name string) error) error {
	entries, err := files.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("metric sources: %w", err)
	}
	for _, e := range entries {
		if err := do(dir + "/" + e.Name()); err != nil {
			return err
		}
	}
	return nil
}

// run executes the statements of a file, with the values in the place of their names.
func run(ctx context.Context, tx warehouse.Tx, name string, values map[string]string) error {
	text, err := files.ReadFile(name)
	if err != nil {
		return fmt.Errorf("metric sources: %w", err)
	}
	for statement := range strings.SplitSeq(uncommented(string(text)), ";\n") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		for from, to := range values {
			statement = strings.ReplaceAll(statement, from, to)
		}
		if _, err := tx.Exec(ctx, statement); err != nil {
			return fmt.Errorf("metric sources: %s: %w", name, err)
		}
	}
	return nil
}

// uncommented leaves out the lines that are comments.
func uncommented(text string) string {
	var left strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "--") {
			left.WriteString(line)
		}
	}
	return left.String()
}

// versionOf is a hash of everything that the tables' content depends on here.
func versionOf() (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := files.ReadFile(name)
		sum.Write(text)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("metric sources: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil))[:16], nil
}
