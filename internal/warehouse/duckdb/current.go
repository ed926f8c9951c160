package duckdb

import (
	"context"
	"database/sql"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// undone lists the imports that do not count.
const undone = "SELECT import_seq FROM import_log WHERE status = 'undone'"

// brought is a query for every import that brought each of the versions, and the row it had there.
func brought(versions, seen string) string {
	return "SELECT row_id, import_seq, source_row FROM " + versions +
		" UNION ALL SELECT row_id, import_seq, source_row FROM " + seen + " WHERE row_id IN (SELECT row_id FROM " + versions + ")"
}

// live is a query for the versions that count, with the first import that does and the row it had there.
func live(versions, seen string) string {
	return "SELECT row_id, min(import_seq) AS first_seq, arg_min(source_row, import_seq) AS first_row FROM (" + brought(versions, seen) + ")" +
		" WHERE import_seq NOT IN (" + undone + ") GROUP BY row_id"
}

// rank orders the live versions of a key: the greatest is the newest. v are versions, l is live.
const rank = "(coalesce(epoch_us(v.as_of), -9223372036854775807), l.first_seq, l.first_row, v.row_id)"

// wasCurrent is a condition on row_id: whether the view has a row under it.
func (t *tx) wasCurrent(ctx context.Context, table string) (string, error) {
	was := "row_id NOT IN (SELECT row_id FROM stale_" + table + ")"
	merged, err := t.merges(ctx, table)
	if merged {
		was = "(" + was + " OR row_id IN (SELECT row_id FROM merged_" + table + "))"
	}
	return was, err
}

// judge decides which of the versions are current and brings stale_t, merged_t and part_t in line
// with it. versions has (row_id, shop, row_key, as_of, source_row, import_seq, was) of all versions
// of some keys, was saying which of them were current before.
func (t *tx) judge(ctx context.Context, table, versions string) (verdict, error) {
	seen, stale := "seen_"+table, "stale_"+table
	name, err := t.table(ctx, "verdict", `
		WITH live AS (`+live(versions, seen)+`), best AS (
			SELECT arg_max(v.row_id, `+rank+`) AS row_id FROM `+versions+` v JOIN live l USING (row_id) GROUP BY v.shop, v.row_key
		)
		SELECT v.row_id, v.shop, v.row_key, v.was, b.row_id IS NOT NULL AS is_newest, is_newest AS is_current, false AS is_merged, was <> is_newest AS differs
		FROM `+versions+` v LEFT JOIN best b USING (row_id)`)
	if err != nil {
		return verdict{}, err
	}
	v := verdict{tx: t, table: name}
	if v.merged, err = t.merge(ctx, table, versions, name); err != nil {
		return v, err
	}
	if _, err := t.Exec(ctx, "DELETE FROM "+stale+" WHERE row_id IN (SELECT row_id FROM "+name+" WHERE is_current AND NOT is_merged)"); err != nil {
		return v, err
	}
	_, err = t.Exec(ctx, "INSERT INTO "+stale+" SELECT row_id FROM "+name+
		" WHERE (is_merged OR NOT is_current) AND row_id NOT IN (SELECT row_id FROM "+stale+")")
	return v, err
}

// verdict is what became of some versions: a temporary table of
//
//	row_id, shop, row_key
//	was         it was current before
//	is_newest   it is the newest of its key
//	is_current  the current row of its key is under its row_id
//	is_merged   and that row is merged from several versions
//	differs     the current row of its key was or is under its row_id, and says something else now
type verdict struct {
	*tx
	table  string
	merged string // relation of merged rows, old and new; "": there are none
}

// tell fills in a change from a verdict.
func (v verdict) tell(ctx context.Context, change *warehouse.Change) error {
	rows, err := v.tx.table(ctx, "changed", "SELECT row_id FROM "+v.table+" WHERE was <> is_current OR differs")
	if err != nil {
		return err
	}
	var added, corrected, removed, renamed sql.NullInt64
	err = v.numbers(ctx, []*sql.NullInt64{&added, &corrected, &removed, &renamed}, `
		SELECT count(*) FILTER (NOT had AND has), count(*) FILTER (had AND has AND other), count(*) FILTER (had AND NOT has), count(*) FILTER (had AND has AND NOT other)
		FROM (SELECT bool_or(was) AS had, bool_or(is_current) AS has, bool_or(differs) AS other FROM `+v.table+` GROUP BY shop, row_key HAVING bool_or(was <> is_current OR differs))`)
	if err != nil {
		return err
	}
	change.Added, change.Corrected, change.Removed, change.Renamed = added.Int64, corrected.Int64, removed.Int64, renamed.Int64
	change.Where, change.Merged = "row_id IN (SELECT row_id FROM "+rows+")", v.merged
	return nil
}
