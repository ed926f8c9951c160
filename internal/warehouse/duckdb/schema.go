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

// migrate creates what is missing: tables, and columns that the model has gained.
// What the model no longer names stays.
func migrate(tx warehouse.Tx) error {
	ctx := context.Background()
	for statement := range strings.SplitSeq(strings.TrimSpace(schema), ";\n") {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return err
		}
	}
	have, err := columns(ctx, tx)
	if err != nil {
		return err
	}
	for _, t := range facts.Tables() {
		if err := migrateTable(ctx, tx, t, have); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	return nil
}

func migrateTable(ctx context.Context, tx warehouse.Tx, t *facts.Table, have map[string][]string) error {
	var defs, names []string
	for _, c := range system {
		defs = append(defs, c.name+" "+c.typ)
		names = append(names, c.name)
	}
	for _, c := range t.Columns {
		defs = append(defs, quote(c.Name)+" "+sqlType(c.Kind))
		names = append(names, c.Name)
	}
	fact := "fact_" + t.Name
	var statements []string
	if present, ok := have[fact]; !ok {
		statements = append(statements,
			"CREATE TABLE "+fact+" ("+strings.Join(defs, ", ")+")",
			"CREATE TABLE seen_"+t.Name+" (row_id BIGINT, import_seq BIGINT, source_row INTEGER)",
			"CREATE TABLE stale_"+t.Name+" (row_id BIGINT)")
	} else {
		for i, name := range names {
			if !slices.Contains(present, name) {
				statements = append(statements, "ALTER TABLE "+fact+" ADD COLUMN "+defs[i])
			}
		}
	}
	if len(statements) > 0 || len(have[t.Name]) != len(have[fact]) {
		statements = append(statements, "CREATE OR REPLACE VIEW "+quote(t.Name)+
			" AS SELECT f.* FROM "+fact+" f ANTI JOIN stale_"+t.Name+" s ON f.row_id = s.row_id")
	}
	for _, statement := range statements {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// columns lists the columns of every table and view.
func columns(ctx context.Context, tx warehouse.Tx) (map[string][]string, error) {
	rows, err := tx.Query(ctx, `SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index`)
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
