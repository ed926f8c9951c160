package duckdb

import (
	"context"
)

// undone lists the imports that do not count.
const undone = "SELECT import_seq FROM import_log WHERE status = 'undone'"

// brought is a query for every import that brought each of the versions, and the row it had there.
func brought(versions, seen string) string {
	return "SELECT row_id, import_seq FROM " + versions +
		" UNION ALL SELECT row_id, import_seq FROM " + seen + " WHERE row_id IN (SELECT row_id FROM " + versions + ")"
}

// judge decides which of the versions are current and brings stale_t in line with it.
// versions has (row_id, shop, row_key, as_of, source_row, import_seq, was) of all versions of
// some keys, was saying which of them were current before. The verdict adds is_current.
func (t *tx) judge(ctx context.Context, table, versions string) (verdict string, err error) {
	seen, stale := "seen_"+table, "stale_"+table
	verdict, err = t.table(ctx, "verdict", `
		WITH brought AS (
			SELECT row_id, import_seq, source_row FROM `+versions+`
			UNION ALL
			SELECT row_id, import_seq, source_row FROM `+seen+` WHERE row_id IN (SELECT row_id FROM `+versions+`)
		), live AS (
			SELECT row_id, min(import_seq) AS first_seq, arg_min(source_row, import_seq) AS first_row
			FROM brought WHERE import_seq NOT IN (`+undone+`) GROUP BY row_id
		), best AS (
			SELECT arg_max(v.row_id, (coalesce(epoch_us(v.as_of), -9223372036854775807), l.first_seq, l.first_row, v.row_id)) AS row_id
			FROM `+versions+` v JOIN live l USING (row_id) GROUP BY v.shop, v.row_key
		)
		SELECT v.row_id, v.shop, v.row_key, v.was, b.row_id IS NOT NULL AS is_current
		FROM `+versions+` v LEFT JOIN best b USING (row_id)`)
	if err != nil {
		return "", err
	}
	if _, err := t.Exec(ctx, "DELETE FROM "+stale+" WHERE row_id IN (SELECT row_id FROM "+verdict+" WHERE is_current)"); err != nil {
		return "", err
	}
	_, err = t.Exec(ctx, "INSERT INTO "+stale+" SELECT row_id FROM "+verdict+
		" WHERE NOT is_current AND row_id NOT IN (SELECT row_id FROM "+stale+")")
	return verdict, err
}
