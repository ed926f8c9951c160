package duckdb

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/facts"
)

// columnSet is what the files of some imports have of a table.
type columnSet struct {
	id              int64
	all             bool // an import of which no columns are recorded: it tells everything
	stated, assumed []string
	computed        map[string][]string // columns that are made of others → those
}

// standing is how well a set knows a column, best first.
type standing byte

const (
	states          standing = 's'
	statesComputed  standing = 't'
	assumes         standing = 'a'
	assumesComputed standing = 'b'
	absent          standing = '-'
)

func (s columnSet) standing(column string) standing {
	_, computed := s.computed[column]
	switch stated := s.all || slices.Contains(s.stated, column); {
	case stated && computed:
		return statesComputed
	case stated:
		return states
	case !slices.Contains(s.assumed, column):
		return absent
	case computed:
		return assumesComputed
	default:
		return assumes
	}
}

func (s standing) stated() bool { return s == states || s == statesComputed }

// covers says that rows of s inherit nothing from rows of o.
func (s columnSet) covers(o columnSet) bool {
	if s.all || o.all {
		return s.all
	}
	for _, c := range o.stated {
		if !s.standing(c).stated() {
			return false
		}
	}
	return !slices.ContainsFunc(o.assumed, func(c string) bool { return s.standing(c) == absent })
}

// streamSet is what a stream has.
func streamSet(stream facts.Stream) columnSet {
	s := columnSet{computed: stream.Computed}
	for _, c := range stream.Columns {
		if slices.Contains(stream.Assumed, c.Name) {
			s.assumed = append(s.assumed, c.Name)
		} else {
			s.stated = append(s.stated, c.Name)
		}
	}
	return s
}

// plus is what is known of all rows of both sets.
func (s columnSet) plus(o columnSet) columnSet {
	both := columnSet{computed: o.computed}
	for _, c := range slices.Concat(s.stated, s.assumed, o.stated, o.assumed) {
		switch {
		case slices.Contains(both.stated, c), slices.Contains(both.assumed, c):
		case s.standing(c).stated() && o.standing(c).stated():
			both.stated = append(both.stated, c)
		default:
			both.assumed = append(both.assumed, c)
		}
	}
	return both
}

// recordColumns notes what an import has of a table. The rows of one import may come in several
// streams, and a format may have been corrected between them.
func (t *tx) recordColumns(ctx context.Context, table string, importSeq int64, dayStart int, set columnSet) error {
	known, err := t.columnSets(ctx, table, fmt.Sprintf("SELECT import_seq FROM import_columns WHERE import_seq = %d AND tbl = %s", importSeq, literal(table)))
	if err != nil {
		return err
	}
	if len(known.sets) > 0 {
		set = set.plus(known.sets[0])
		if _, err := t.Exec(ctx, "DELETE FROM import_columns WHERE import_seq = ? AND tbl = ?", importSeq, table); err != nil {
			return err
		}
	}
	slices.Sort(set.stated)
	slices.Sort(set.assumed)
	_, err = t.Exec(ctx, "INSERT INTO import_columns VALUES (?, ?, ?, ?, ?, ?)", importSeq, table, dayStart, strings.Join(set.stated, ","), strings.Join(set.assumed, ","), formulas(set.computed))
	return err
}

// columnSets are the distinct sets of some imports.
type columnSets struct {
	table string // temporary: import_seq, set_id, day_start
	sets  []columnSet
}

// columnSets reads what the imports that a query lists have of a table.
func (t *tx) columnSets(ctx context.Context, table, imports string) (columnSets, error) {
	var found columnSets
	name, err := t.table(ctx, "sets", `SELECT i.import_seq, dense_rank() OVER (ORDER BY c.stated, c.assumed, c.computed) AS set_id, coalesce(c.day_start, 0) AS day_start, c.stated, c.assumed, c.computed
		FROM (SELECT DISTINCT import_seq FROM (`+imports+`)) i LEFT JOIN (FROM import_columns WHERE tbl = `+literal(table)+`) c USING (import_seq)`)
	if err != nil {
		return found, err
	}
	found.table = name
	rows, err := t.Query(ctx, "SELECT DISTINCT set_id, stated, assumed, computed FROM "+name+" ORDER BY set_id")
	if err != nil {
		return found, fmt.Errorf("warehouse: columns: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var s columnSet
		var stated, assumed, computed sql.NullString
		if err := rows.Scan(&s.id, &stated, &assumed, &computed); err != nil {
			return found, fmt.Errorf("warehouse: columns: %w", err)
		}
		s.all = !stated.Valid
		s.stated, s.assumed = list(stated.String), list(assumed.String)
		s.computed = parseFormulas(computed.String)
		found.sets = append(found.sets, s)
	}
	return found, rows.Err()
}

func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// formulas writes what columns are made of: "a=b+c,d=e+f".
func formulas(computed map[string][]string) string {
	var all []string
	for _, column := range slices.Sorted(maps.Keys(computed)) {
		all = append(all, column+"="+strings.Join(computed[column], "+"))
	}
	return strings.Join(all, ",")
}

func parseFormulas(text string) map[string][]string {
	computed := map[string][]string{}
	for _, one := range list(text) {
		column, of, _ := strings.Cut(one, "=")
		computed[column] = strings.Split(of, "+")
	}
	return computed
}
