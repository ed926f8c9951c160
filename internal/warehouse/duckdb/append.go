package duckdb

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// idBits is how many bits of a row_id count the rows of an import; the import is above them.
// Numbers up to 2^53 survive JSON, which leaves two million imports.
const idBits = 32

// Append implements warehouse.Tx.
func (t *tx) Append(ctx context.Context, origin warehouse.Origin, stream facts.Stream) (warehouse.Change, error) {
	change := warehouse.Change{Table: stream.Table.Name, Where: "false"}
	a := &appending{tx: t, origin: origin, table: stream.Table.Name, repeats: stream.Repeats, set: streamSet(stream)}
	if err := a.prepare(ctx, stream); err != nil {
		return change, fmt.Errorf("warehouse: append to %s: %w", a.table, err)
	}
	run := a.stage
	if a.first {
		run = a.load
	}
	if err := run(ctx, &change); err != nil {
		return change, fmt.Errorf("warehouse: append to %s: %w", a.table, err)
	}
	return change, nil
}

// appending is one Append.
type appending struct {
	*tx
	origin  warehouse.Origin
	table   string
	repeats bool
	first   bool     // the table has no rows of this shop yet
	long    bool     // the stream has many rows; see manyRows
	names   []string // columns of the stream, quoted
	set     columnSet
	src     *source
}

func (a *appending) prepare(ctx context.Context, stream facts.Stream) error {
	known, err := a.number(ctx, "SELECT 1 FROM fact_"+a.table+" WHERE shop = ? LIMIT 1", a.origin.Shop)
	if err != nil {
		return err
	}
	a.first = known == 0
	if err := a.widen(ctx, stream.Table, stream.Columns); err != nil {
		return err
	}
	a.filled[a.table] = true
	if err := a.recordColumns(ctx, a.table, a.origin.ImportSeq, a.origin.DayStart, a.set); err != nil {
		return err
	}
	// Not max(row_id): where it finds no row, DuckDB (1.5) fails on a table that was altered and has rows of this transaction.
	last, err := a.number(ctx, "SELECT row_id FROM fact_"+a.table+" WHERE import_seq = ? ORDER BY row_id DESC LIMIT 1", a.origin.ImportSeq)
	if err != nil {
		return err
	}
	a.src = &source{
		columns: streamFields(stream, a.origin.DayStart),
		batches: stream.Batches,
		firstID: max(last+1, a.origin.ImportSeq<<idBits),
	}
	for _, c := range a.src.columns {
		a.names = append(a.names, quote(c.name))
	}
	a.long, err = a.src.long(ctx)
	return err
}

// rows is the stream as a query, with its final keys.
func (a *appending) rows() string {
	if !a.repeats {
		return "SELECT * FROM " + streamFunction + "()"
	}
	return "SELECT * REPLACE (row_key || '#' || (row_number() OVER (PARTITION BY row_key ORDER BY source_row, row_id) - 1) AS row_key)" +
		" FROM " + streamFunction + "()"
}

// into is an INSERT of the stream's columns as found in query. Few rows are sorted, since only then one
// thread writes them where the others of the transaction stand.
func (a *appending) into(query string) string {
	list, order := strings.Join(a.names, ", "), ""
	if !a.long {
		order = " ORDER BY row_id"
	}
	return fmt.Sprintf("INSERT INTO fact_%s (import_seq, platform, shop, format, %s) SELECT %d, %s, %s, %s, %s FROM (%s)%s",
		a.table, list, a.origin.ImportSeq, literal(a.origin.Platform), literal(a.origin.Shop), literal(a.origin.Format), list, query, order)
}

// load is the way into a table without rows of this shop: straight in, then the few keys that
// the file has twice are looked after.
func (a *appending) load(ctx context.Context, change *warehouse.Change) error {
	n, err := a.insert(ctx, a.src, a.into(a.rows()))
	if err != nil {
		return err
	}
	change.Added = n
	change.Where = fmt.Sprintf("(import_seq = %d AND shop = %s)", a.origin.ImportSeq, literal(a.origin.Shop))
	if a.repeats || n == 0 {
		return nil
	}
	// Equal hashes of keys are rare enough to look at the keys themselves only then.
	distinct, err := a.number(ctx, "SELECT count(DISTINCT hash(row_key)) FROM fact_"+a.table+" WHERE "+change.Where)
	if err != nil || distinct == n {
		return err
	}
	return a.settle(ctx, change)
}

// settle decides between the rows of a file that share a key.
func (a *appending) settle(ctx context.Context, change *warehouse.Change) error {
	fact := "fact_" + a.table
	twice, err := a.tx.table(ctx, "twice", "SELECT row_id, shop, row_key, row_hash, as_of, source_row, import_seq, false AS was"+
		" FROM "+fact+" WHERE "+change.Where+" AND row_key IN (SELECT row_key FROM "+fact+" WHERE "+change.Where+
		" GROUP BY row_key HAVING count(*) > 1)")
	if err != nil {
		return err
	}
	same, err := a.tx.table(ctx, "same", "SELECT row_id FROM "+twice+" QUALIFY row_number() OVER"+
		" (PARTITION BY row_key, row_hash ORDER BY source_row DESC, row_id DESC) > 1")
	if err != nil {
		return err
	}
	for _, from := range []string{fact, twice} {
		if change.Unchanged, err = a.Exec(ctx, "DELETE FROM "+from+" WHERE row_id IN (SELECT row_id FROM "+same+")"); err != nil {
			return err
		}
	}
	verdict, err := a.judge(ctx, a.table, twice)
	if err != nil {
		return err
	}
	if change.Outdated, err = a.number(ctx, "SELECT count(*) FROM "+verdict.table+" WHERE NOT is_current"); err != nil {
		return err
	}
	change.Added -= change.Unchanged + change.Outdated
	return nil
}

// stage is the way into a table that has rows of this shop: the stream is staged, what is
// already there is noted as seen again, the rest becomes new versions.
func (a *appending) stage(ctx context.Context, change *warehouse.Change) error {
	stage := a.tx.name("stage")
	total, err := a.insert(ctx, a.src, "CREATE TEMP TABLE "+stage+" AS "+a.rows())
	if err != nil || total == 0 {
		return err
	}
	if a.repeats {
		if err := a.renumber(ctx, stage); err != nil {
			return err
		}
	}
	fact, seen := "fact_"+a.table, "seen_"+a.table
	shop := literal(a.origin.Shop)

	pick, err := a.tx.table(ctx, "pick", "SELECT row_key, row_hash, arg_max(row_id, (source_row, row_id)) AS row_id FROM "+stage+" GROUP BY row_key, row_hash")
	if err != nil {
		return err
	}
	old, err := a.tx.table(ctx, "old", "SELECT f.row_id, f.shop, f.row_key, f.row_hash, f.as_of, f.source_row, f.import_seq"+
		" FROM "+fact+" f WHERE f.shop = "+shop+" AND f.row_key IN (SELECT row_key FROM "+pick+")")
	if err != nil {
		return err
	}
	again, err := a.tx.table(ctx, "again", "SELECT o.row_id, p.row_id AS stage_id, o.row_key, o.import_seq, o.source_row FROM "+old+" o JOIN "+pick+" p USING (row_key, row_hash)")
	if err != nil {
		return err
	}
	lesser, err := a.lesser(ctx, again)
	if err != nil {
		return err
	}
	dead, err := a.tx.table(ctx, "dead", "SELECT row_id, row_key FROM "+again+" WHERE row_id NOT IN"+
		" (SELECT row_id FROM ("+brought(again, seen)+") WHERE import_seq NOT IN ("+undone+")"+lesser+")")
	if err != nil {
		return err
	}
	if _, err := a.Exec(ctx, "INSERT INTO "+seen+" SELECT g.row_id, ?, s.source_row FROM "+again+" g JOIN "+stage+" s ON s.row_id = g.stage_id"+
		" WHERE g.import_seq <> ? AND NOT EXISTS (FROM "+seen+" e WHERE e.row_id = g.row_id AND e.import_seq = ?)",
		a.origin.ImportSeq, a.origin.ImportSeq, a.origin.ImportSeq); err != nil {
		return err
	}
	fresh, err := a.tx.table(ctx, "fresh", "SELECT row_id, row_key FROM "+pick+" ANTI JOIN "+again+" ON "+pick+".row_id = "+again+".stage_id")
	if err != nil {
		return err
	}
	added, err := a.Exec(ctx, a.into("SELECT * FROM "+stage+" WHERE row_id IN (SELECT row_id FROM "+fresh+")"))
	if err != nil {
		return err
	}
	revived, err := a.number(ctx, "SELECT count(*) FROM "+dead)
	if err != nil {
		return err
	}
	change.Unchanged = total - added - revived
	if added+revived == 0 {
		return nil
	}
	was, err := a.wasCurrent(ctx, a.table)
	if err != nil {
		return err
	}
	versions, err := a.tx.table(ctx, "versions", "WITH touched AS (SELECT row_key FROM "+fresh+" UNION SELECT row_key FROM "+dead+")"+
		" SELECT row_id, shop, row_key, as_of, source_row, import_seq, "+was+" AS was FROM "+old+
		" WHERE row_key IN (FROM touched)"+
		" UNION ALL SELECT s.row_id, "+shop+", s.row_key, s.as_of, s.source_row, ?, false FROM "+stage+" s JOIN "+fresh+" USING (row_id)", a.origin.ImportSeq)
	if err != nil {
		return err
	}
	verdict, err := a.judge(ctx, a.table, versions)
	if err != nil {
		return err
	}
	if err := verdict.tell(ctx, change); err != nil {
		return err
	}
	var agree int64
	if verdict.merged != "" { // the newest of a key that changed nothing agrees with what older ones said
		agree, err = a.number(ctx, "SELECT count(*) FROM "+verdict.table+" WHERE is_newest AND row_id IN (SELECT row_id FROM "+fresh+" UNION SELECT row_id FROM "+dead+")"+
			" AND row_key NOT IN (SELECT row_key FROM "+verdict.table+" WHERE differs)")
		if err != nil {
			return err
		}
	}
	change.Unchanged += agree
	change.Outdated = added + revived - change.Added - change.Corrected - agree
	return nil
}

// lesser is a condition that holds for imports that say less of the table than this one: what they
// brought says more now that this one brings it again.
func (a *appending) lesser(ctx context.Context, again string) (string, error) {
	known, err := a.columnSets(ctx, a.table, brought(again, "seen_"+a.table))
	if err != nil {
		return "", err
	}
	var less []string
	for _, s := range known.sets {
		if !s.covers(a.set) {
			less = append(less, strconv.FormatInt(s.id, 10))
		}
	}
	if len(less) == 0 {
		return "", nil
	}
	return " AND import_seq NOT IN (SELECT import_seq FROM " + known.table + " WHERE set_id IN (" + strings.Join(less, ", ") + "))", nil
}

// renumber tells staged rows from those of equal key that the import brought before, as when rows
// that could not be read at first come after the others.
func (a *appending) renumber(ctx context.Context, stage string) error {
	fact := "fact_" + a.table
	rows := fmt.Sprintf("SELECT row_id FROM %s WHERE import_seq = %d UNION SELECT row_id FROM seen_%s WHERE import_seq = %[2]d", fact, a.origin.ImportSeq, a.table)
	any, err := a.number(ctx, "SELECT 1 FROM ("+rows+") LIMIT 1")
	if err != nil || any == 0 {
		return err
	}
	before, err := a.tx.table(ctx, "before", "SELECT "+keyBase+" AS base, count(*) AS n FROM "+fact+" WHERE row_id IN ("+rows+") GROUP BY base")
	if err != nil {
		return err
	}
	_, err = a.Exec(ctx, "UPDATE "+stage+" SET row_key = base || '#' || (CAST(row_key[length(base) + 2:] AS BIGINT) + n) FROM "+before+" WHERE base = "+keyBase)
	return err
}

// keyBase is the key of a repeated row without its number.
const keyBase = "regexp_replace(row_key, '#[0-9]+$', '')"
