package duckdb

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/facts"
)

// merging makes the current rows of keys whose newest version lacks columns that an older one has.
// What is current is a function of the live versions alone:
//
//	newest version covers the others ──▶ it
//	else merge column by column;
//	  a live version says the same   ──▶ the newest such one
//	  none does                      ──▶ a row of merged_t under the newest one's row_id
type merging struct {
	*tx
	table    *facts.Table
	versions string // the temporary tables are those of judge
	verdict  string
	columns  []string // canonical columns of fact_t
	sets     columnSets
	parts    string   // live versions and their sets: row_id, shop, row_key, place (1 is the newest), set_id, day_start
	old      string   // rows that were in merged_t; "": none
	fresh    string   // rows that are merged now; "": none
	stage    string   // all versions of the keys that are looked at, whole
	gave     []string // statements that fill part_t
}

// content is the name of a hash of a row's canonical columns in temporary tables.
const content = "suanpan_content"

// merges says whether a table ever had merged rows.
func (t *tx) merges(ctx context.Context, table string) (bool, error) {
	n, err := t.number(ctx, "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary AND table_name = ?", "merged_"+table)
	return n > 0, err
}

// merge corrects a verdict that holds for whole rows, and gives a relation of the merged rows that
// were or are current; "" if there are none.
func (t *tx) merge(ctx context.Context, table, versions, verdict string) (rows string, err error) {
	model, _ := facts.Lookup(table)
	m := &merging{tx: t, table: model, versions: versions, verdict: verdict}
	if m.sets, err = t.columnSets(ctx, table, brought(versions, "seen_"+table)); err != nil {
		return "", err
	}
	merges, err := t.merges(ctx, table)
	if err != nil || len(m.sets.sets) < 2 && !merges {
		return "", err
	}
	lacking, err := m.findLacking(ctx)
	if err != nil {
		return "", err
	}
	if merges {
		if err := m.takeOld(ctx); err != nil {
			return "", err
		}
	}
	if lacking == "" && m.old == "" {
		return "", nil
	}
	if err := m.stageVersions(ctx, lacking); err != nil {
		return "", err
	}
	if lacking != "" {
		if err := m.mergeRows(ctx, lacking); err != nil {
			return "", err
		}
		if err := m.keep(ctx, merges); err != nil {
			return "", err
		}
	}
	return m.compare(ctx)
}

// findLacking finds the keys whose newest version does not cover the others; "" if there are none.
func (m *merging) findLacking(ctx context.Context) (string, error) {
	if len(m.sets.sets) < 2 {
		return "", nil
	}
	seen := "seen_" + m.table.Name
	var err error
	m.parts, err = m.tx.table(ctx, "parts", `
		WITH live AS (`+live(m.versions, seen)+`), placed AS (
			SELECT v.row_id, v.shop, v.row_key, row_number() OVER (PARTITION BY v.shop, v.row_key ORDER BY `+rank+` DESC) AS place
			FROM `+m.versions+` v JOIN live l USING (row_id) QUALIFY count(*) OVER (PARTITION BY v.shop, v.row_key) > 1
		)
		SELECT DISTINCT p.row_id, p.shop, p.row_key, p.place, s.set_id, s.day_start
		FROM placed p JOIN (`+brought(m.versions, seen)+`) b USING (row_id) JOIN `+m.sets.table+` s USING (import_seq) WHERE b.import_seq NOT IN (`+undone+`)`)
	if err != nil {
		return "", err
	}
	var covers []string
	for _, a := range m.sets.sets {
		for _, b := range m.sets.sets {
			if a.covers(b) {
				covers = append(covers, fmt.Sprintf("(%d, %d)", a.id, b.id))
			}
		}
	}
	lacking, err := m.tx.table(ctx, "lacking", `
		WITH covered AS (
			SELECT n.shop, n.row_key, c.other AS set_id FROM `+m.parts+` n JOIN (VALUES `+strings.Join(covers, ", ")+`) c(one, other) ON c.one = n.set_id WHERE n.place = 1
		)
		SELECT DISTINCT p.shop, p.row_key FROM `+m.parts+` p ANTI JOIN covered c ON c.shop = p.shop AND c.row_key = p.row_key AND c.set_id = p.set_id`)
	if err != nil {
		return "", err
	}
	n, err := m.number(ctx, "SELECT count(*) FROM "+lacking)
	if n == 0 {
		lacking = ""
	}
	return lacking, err
}

// takeOld takes the merged rows of the keys out of the view.
func (m *merging) takeOld(ctx context.Context) error {
	merged, part := "merged_"+m.table.Name, "part_"+m.table.Name
	old, err := m.tx.table(ctx, "old", "SELECT * FROM "+merged+" WHERE row_id IN (SELECT row_id FROM "+m.versions+")")
	if err != nil {
		return err
	}
	n, err := m.number(ctx, "SELECT count(*) FROM "+old)
	if err != nil || n == 0 {
		return err
	}
	m.old = old
	return m.run(ctx, []string{
		"DELETE FROM " + merged + " WHERE row_id IN (SELECT row_id FROM " + old + ")",
		"DELETE FROM " + part + " WHERE row_id IN (SELECT row_id FROM " + old + ")",
	})
}

// stageVersions copies the versions of the keys that lack something or did.
func (m *merging) stageVersions(ctx context.Context, lacking string) error {
	have, err := m.tx.columns(ctx)
	if err != nil {
		return err
	}
	m.columns = have["fact_"+m.table.Name][len(system):]
	var keys []string
	if lacking != "" {
		keys = append(keys, "SELECT shop, row_key FROM "+lacking)
	}
	if m.old != "" {
		keys = append(keys, "SELECT shop, row_key FROM "+m.old)
	}
	m.stage, err = m.tx.table(ctx, "whole", `
		WITH wanted AS (SELECT v.row_id FROM `+m.versions+` v SEMI JOIN (`+strings.Join(keys, " UNION ")+`) k ON k.shop = v.shop AND k.row_key = v.row_key)
		SELECT f.*, `+m.hash()+` AS `+content+` FROM fact_`+m.table.Name+` f WHERE f.row_id IN (SELECT row_id FROM wanted)`)
	return err
}

// hash is the expression of a row's content.
func (m *merging) hash() string {
	quoted := make([]string, len(m.columns))
	for i, c := range m.columns {
		quoted[i] = quote(c)
	}
	return "hash(" + strings.Join(quoted, ", ") + ")"
}

// keep decides which of the merged rows a version says alone, and puts the others into the view.
func (m *merging) keep(ctx context.Context, merges bool) error {
	table := "merged_" + m.table.Name
	picked, err := m.tx.table(ctx, "picked", `
		SELECT r.shop, r.row_key, coalesce(arg_min(p.row_id, p.place), r.row_id) AS row_id, count(p.row_id) = 0 AS is_merged
		FROM `+m.fresh+` r LEFT JOIN (SELECT p.row_id, p.place, w.shop, w.row_key, w.`+content+` FROM `+m.parts+` p JOIN `+m.stage+` w USING (row_id)) p
			ON p.shop = r.shop AND p.row_key = r.row_key AND p.`+content+` = r.`+content+`
		GROUP BY r.shop, r.row_key, r.row_id`)
	if err != nil {
		return err
	}
	if !merges {
		statements := []string{"CREATE TABLE " + table + " AS FROM fact_" + m.table.Name + " LIMIT 0"}
		have, err := m.tx.columns(ctx)
		if err != nil {
			return err
		}
		if err := m.run(ctx, append(statements, view(m.table, have["fact_"+m.table.Name], true))); err != nil {
			return err
		}
	}
	alone := "SELECT row_id FROM " + picked + " WHERE is_merged"
	return m.run(ctx, append([]string{
		"DELETE FROM " + m.fresh + " WHERE row_id NOT IN (" + alone + ")",
		"INSERT INTO " + table + " BY NAME SELECT * EXCLUDE (" + content + ") FROM " + m.fresh,
		"UPDATE " + m.verdict + " SET is_current = (" + m.verdict + ".row_id = p.row_id), is_merged = (p.is_merged AND " + m.verdict + ".row_id = p.row_id) FROM " + picked +
			" p WHERE p.shop = " + m.verdict + ".shop AND p.row_key = " + m.verdict + ".row_key",
	}, m.gave...))
}

// compare finds out whose content is another one now.
func (m *merging) compare(ctx context.Context) (rows string, err error) {
	before, after := "w."+content, "w."+content
	joins, merged := "", []string{}
	if m.old != "" {
		before = "coalesce(o." + content + ", " + before + ")"
		joins += " LEFT JOIN (SELECT row_id, " + m.hash() + " AS " + content + " FROM " + m.old + ") o ON o.row_id = v.row_id"
		merged = append(merged, "FROM "+m.old)
	}
	if m.fresh != "" {
		after = "CASE WHEN v.is_merged THEN r." + content + " ELSE " + after + " END"
		joins += " LEFT JOIN " + m.fresh + " r ON r.row_id = v.row_id"
		merged = append(merged, "SELECT * EXCLUDE ("+content+") FROM "+m.fresh)
	}
	contents, err := m.tx.table(ctx, "contents", `
		SELECT v.shop, v.row_key, max(`+before+`) FILTER (v.was) IS DISTINCT FROM max(`+after+`) FILTER (v.is_current) AS differs
		FROM `+m.verdict+` v JOIN `+m.stage+` w ON w.row_id = v.row_id`+joins+` GROUP BY v.shop, v.row_key`)
	if err != nil {
		return "", err
	}
	_, err = m.Exec(ctx, "UPDATE "+m.verdict+" SET differs = c.differs AND ("+m.verdict+".was OR "+m.verdict+".is_current) FROM "+contents+
		" c WHERE c.shop = "+m.verdict+".shop AND c.row_key = "+m.verdict+".row_key")
	return "(" + strings.Join(merged, " UNION ALL BY NAME ") + ")", err
}

// mergeRows makes the merged rows.
func (m *merging) mergeRows(ctx context.Context, lacking string) error {
	classes := m.classes()
	from, err := m.tx.table(ctx, "sources", m.sources(classes, lacking))
	if err != nil {
		return err
	}
	query := "SELECT n.* EXCLUDE (" + content + ", day"
	for _, c := range m.columns {
		query += ", " + quote(c)
	}
	query += "), s.day_start AS suanpan_day_start"
	joins := " FROM " + from + " s JOIN " + m.stage + " n ON n.row_id = s.row_id"
	for i := range classes {
		joins += fmt.Sprintf(" LEFT JOIN %s c%d ON c%[2]d.row_id = s.source_%[2]d", m.stage, i)
	}
	for _, c := range m.columns {
		query += ", " + m.value(classes, c) + " AS " + quote(c)
	}
	m.fresh, err = m.tx.table(ctx, "fresh", "SELECT * EXCLUDE (suanpan_day_start), "+m.day()+" AS day, "+m.hash()+" AS "+content+" FROM ("+query+joins+")")
	for i, c := range classes {
		m.gave = append(m.gave, fmt.Sprintf("INSERT INTO part_%s SELECT row_id, source_%d, %s FROM %s WHERE source_%[2]d <> row_id AND row_id IN (SELECT row_id FROM %[5]s)",
			m.table.Name, i, literal(strings.Join(c.columns, ",")), from, m.fresh))
	}
	return err
}

// class is columns that the same sets know equally well: they come from the same version.
type class struct {
	columns []string
	order   string // of the parts that have them, least first; NULL for those that lack them
}

// classes groups the columns that any of the sets has.
func (m *merging) classes() []class {
	var found []class
	at := map[string]int{}
	for _, column := range m.columns {
		var signature, order strings.Builder
		for _, s := range m.sets.sets {
			standing := s.standing(column)
			signature.WriteByte(byte(standing))
			switch standing {
			case states:
				fmt.Fprintf(&order, " WHEN %d THEN 2 * p.place", s.id)
			case statesComputed:
				fmt.Fprintf(&order, " WHEN %d THEN 2 * p.place + 1", s.id)
			case assumes: // after all that state it
				fmt.Fprintf(&order, " WHEN %d THEN 2 * p.place + 4294967296", s.id)
			case assumesComputed:
				fmt.Fprintf(&order, " WHEN %d THEN 2 * p.place + 4294967297", s.id)
			}
		}
		if order.Len() == 0 {
			continue
		}
		i, known := at[signature.String()]
		if !known {
			i = len(found)
			at[signature.String()] = i
			found = append(found, class{order: "CASE p.set_id" + order.String() + " END"})
		}
		found[i].columns = append(found[i].columns, column)
	}
	return found
}

// sources is a query for the version that each class of columns comes from.
func (m *merging) sources(classes []class, lacking string) string {
	query := `SELECT p.shop, p.row_key, arg_min(p.row_id, p.place) AS row_id, arg_min(p.day_start, (p.place, p.day_start)) AS day_start`
	for i, c := range classes {
		// of two sets of one version that know a column equally well, the first
		query += fmt.Sprintf(", arg_min(p.row_id, %s) AS source_%d, arg_min(p.set_id, 65536 * (%[1]s) + p.set_id) AS set_%[2]d", c.order, i)
	}
	return query + " FROM " + m.parts + " p SEMI JOIN " + lacking + " k ON k.shop = p.shop AND k.row_key = p.row_key GROUP BY p.shop, p.row_key"
}

// value is a column of the merged row. What was computed from values that are now others is left
// empty: whoever needs it can make it of what is there.
func (m *merging) value(classes []class, column string) string {
	of := func(column string) int {
		return slices.IndexFunc(classes, func(c class) bool { return slices.Contains(c.columns, column) })
	}
	i := of(column)
	if i < 0 {
		return "n." + quote(column) // NULL: no version has it
	}
	var stale []string
	for _, s := range m.sets.sets {
		for _, input := range s.computed[column] {
			if j := of(input); j >= 0 && j != i {
				stale = append(stale, fmt.Sprintf("(s.set_%d = %d AND c%[1]d.%[3]s IS DISTINCT FROM c%[4]d.%[3]s)", i, s.id, quote(input), j))
			}
		}
	}
	value := fmt.Sprintf("c%d.%s", i, quote(column))
	if len(stale) > 0 {
		value = "CASE WHEN NOT (" + strings.Join(stale, " OR ") + ") THEN " + value + " END"
	}
	return value
}

// day is the business day of a merged row.
func (m *merging) day() string {
	var list []string
	for _, name := range m.table.When {
		if !slices.Contains(m.columns, name) {
			continue
		}
		if c, _ := m.table.Column(name); c.Kind == facts.Date {
			list = append(list, quote(name))
		} else {
			list = append(list, "CAST("+quote(name)+" - to_hours(suanpan_day_start) AS DATE)")
		}
	}
	if len(list) == 0 {
		return "CAST(NULL AS DATE)"
	}
	return "coalesce(" + strings.Join(list, ", ") + ")"
}
