package duckdb

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
)

//go:embed schema.sql
var schema string

// system columns come first in every fact table; see package warehouse.
var system = []struct{ name, typ string }{
	{"row_id", "BIGINT"},
	{"import_seq", "BIGINT"},
	{"source_row", "INTEGER"},
	{"row_key", "VARCHAR"},
	{"row_hash", "UBIGINT"},
	{"as_of", "TIMESTAMP"},
	{"platform", "VARCHAR"},
	{"shop", "VARCHAR"},
	{"format", "VARCHAR"},
	{"day", "DATE"},
}

// sqlType is how a kind is stored.
func sqlType(k facts.Kind) string {
	switch k {
	case facts.Money, facts.Price, facts.Int:
		return "BIGINT"
	case facts.Bool:
		return "BOOLEAN"
	case facts.Date:
		return "DATE"
	case facts.Time:
		return "TIMESTAMP"
	case facts.Ratio, facts.Number:
		return "DOUBLE"
	default:
		return "VARCHAR"
	}
}

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func literal(s string) string { return `'` + strings.ReplaceAll(s, `'`, `''`) + `'` }

// migrate creates what is missing and rebuilds the views of tables whose model has changed.
func migrate(tx *tx) error {
	ctx := context.Background()
	for statement := range strings.SplitSeq(strings.TrimSpace(schema), ";\n") {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return err
		}
	}
	have, err := tx.columns(ctx)
	if err != nil {
		return err
	}
	for _, t := range facts.Tables() {
		if err := tx.migrate(ctx, t, have); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	return nil
}

func (t *tx) migrate(ctx context.Context, table *facts.Table, have map[string][]string) error {
	fact, ok := have["fact_"+table.Name]
	var statements []string
	want := make([]string, 0, len(system)+len(table.Columns))
	for _, c := range system {
		want = append(want, c.name)
	}
	if !ok {
		defs := make([]string, len(system))
		for i, c := range system {
			defs[i] = c.name + " " + c.typ
		}
		fact = slices.Clone(want)
		statements = []string{
			"CREATE TABLE fact_" + table.Name + " (" + strings.Join(defs, ", ") + ")",
			"CREATE TABLE seen_" + table.Name + " (row_id BIGINT, import_seq BIGINT, source_row INTEGER)",
			"CREATE TABLE stale_" + table.Name + " (row_id BIGINT)",
		}
	}
	if _, ok := have["part_"+table.Name]; !ok {
		statements = append(statements, "CREATE TABLE part_"+table.Name+" (row_id BIGINT, source_id BIGINT, columns VARCHAR)")
	}
	for _, c := range table.Columns {
		want = append(want, c.Name)
	}
	if !slices.Equal(have[table.Name], want) {
		_, merged := have["merged_"+table.Name]
		statements = append(statements, view(table, fact, merged))
	}
	return t.run(ctx, statements)
}

// Widen implements warehouse.Store. A column that no file ever filled costs as much to write as
// one that is full, and the wide tables have a hundred of them; so fact_t has only the filled ones
// and the view t the others as NULL.
func (s *Store) Widen(ctx context.Context, table *facts.Table, columns []facts.Column) error {
	return s.update(ctx, func(t *tx) error { return t.widen(ctx, table, columns) })
}

// widen must come before the transaction's first row of the table: DuckDB (1.5) loses track of
// rows that the same transaction put into a table before altering it.
func (t *tx) widen(ctx context.Context, table *facts.Table, columns []facts.Column) error {
	have, err := t.columns(ctx)
	if err != nil {
		return err
	}
	fact := have["fact_"+table.Name]
	_, merged := have["merged_"+table.Name]
	var lacking []facts.Column
	for _, c := range columns {
		if !slices.Contains(fact, c.Name) && !slices.Contains(lacking, c) {
			lacking = append(lacking, c)
		}
	}
	if len(lacking) == 0 {
		return nil
	}
	if t.filled[table.Name] {
		return fmt.Errorf("%w: %s.%s", warehouse.ErrNarrow, table.Name, lacking[0].Name)
	}
	var statements []string
	for _, c := range lacking {
		statements = append(statements, "ALTER TABLE fact_"+table.Name+" ADD COLUMN "+quote(c.Name)+" "+sqlType(c.Kind))
		if merged {
			statements = append(statements, "ALTER TABLE merged_"+table.Name+" ADD COLUMN "+quote(c.Name)+" "+sqlType(c.Kind))
		}
		fact = append(fact, c.Name)
	}
	return t.run(ctx, append(statements, view(table, fact, merged)))
}

// view is the statement that makes the view of a table's current rows: the versions that are
// current, and the rows merged from several versions if the table has any.
func view(table *facts.Table, fact []string, merged bool) string {
	list := make([]string, 0, len(system)+len(table.Columns))
	for _, c := range system {
		list = append(list, "f."+c.name)
	}
	for _, c := range table.Columns {
		if slices.Contains(fact, c.Name) {
			list = append(list, "f."+quote(c.Name))
		} else {
			list = append(list, "CAST(NULL AS "+sqlType(c.Kind)+") AS "+quote(c.Name))
		}
	}
	columns := strings.Join(list, ", ")
	statement := "CREATE OR REPLACE VIEW " + quote(table.Name) + " AS SELECT " + columns +
		" FROM fact_" + table.Name + " f ANTI JOIN stale_" + table.Name + " s ON f.row_id = s.row_id"
	if merged {
		statement += " UNION ALL SELECT " + columns + " FROM merged_" + table.Name + " f"
	}
	return statement
}

func (t *tx) run(ctx context.Context, statements []string) error {
	for _, statement := range statements {
		if _, err := t.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// columns lists the columns of every table and view.
func (t *tx) columns(ctx context.Context) (map[string][]string, error) {
	rows, err := t.Query(ctx, `SELECT table_name, column_name FROM duckdb_columns()
		WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	have := map[string][]string{}
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			return nil, err
		}
		have[table] = append(have[table], column)
	}
	return have, rows.Err()
}
