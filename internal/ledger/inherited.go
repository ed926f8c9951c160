package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/facts"
)

// place is a row of a file of one table.
type place struct {
	importSeq int64
	sourceRow int32
}

// giver is a row that gave amounts to a merged one.
type giver struct {
	place
	columns string // with the amounts, by comma
}

// inherited names the rows that amounts of merged rows come from: a narrower export of the same
// rows is not the source of columns that it does not have.
func (t *tracer) inherited(ctx context.Context) error {
	named := map[string][]place{}
	t.eachSource(func(s Source) []Source {
		if s.Table != "" && s.ImportSeq != 0 {
			named[s.Table] = append(named[s.Table], place{s.ImportSeq, s.SourceRow})
		}
		return []Source{s}
	})
	found := map[string]map[place][]giver{}
	for table, places := range named {
		givers, err := t.givers(ctx, table, places)
		if err != nil {
			return err
		}
		found[table] = givers
	}
	t.eachSource(func(s Source) []Source {
		givers, merged := found[s.Table][place{s.ImportSeq, s.SourceRow}]
		if !merged {
			return []Source{s}
		}
		var sources []Source
		for n, g := range givers {
			s.ImportSeq, s.SourceRow, s.Note = g.importSeq, g.sourceRow, g.columns
			if n > 0 {
				s.Amount = 0 // the rows say it together
			}
			sources = append(sources, s)
		}
		return sources
	})
	return nil
}

// eachSource puts what fn makes of each source in its place.
func (t *tracer) eachSource(fn func(Source) []Source) {
	for _, l := range t.lines {
		for i := range l.Components {
			a := &l.Components[i]
			var sources []Source
			for _, s := range a.Sources {
				sources = append(sources, fn(s)...)
			}
			a.Sources = sources
		}
	}
}

// givers are the rows that gave amounts to those of the places that are merged, the newest first.
func (t *tracer) givers(ctx context.Context, table string, places []place) (map[place][]giver, error) {
	some, err := scanAll(ctx, t.q, "SELECT 1 FROM part_"+table+" LIMIT 1", func(scan func(...any) error) (n int64, err error) {
		err = scan(&n)
		return n, err
	})
	if err != nil || len(some) == 0 {
		return nil, err
	}
	present, err := scanAll(ctx, t.q, `SELECT column_name FROM duckdb_columns() WHERE table_name = ?`, func(scan func(...any) error) (name string, err error) {
		err = scan(&name)
		return name, err
	}, "fact_"+table)
	if err != nil {
		return nil, err
	}
	model, ok := facts.Lookup(table)
	if !ok {
		return nil, fmt.Errorf("ledger: no table %s", table)
	}
	var own, given []string
	for _, c := range model.Columns {
		if (c.Kind == facts.Money || c.Kind == facts.Price || c.Name == "qty") && slices.Contains(present, c.Name) {
			own = append(own, "CASE WHEN s."+c.Name+" IS NOT NULL THEN "+literal(c.Name)+" END")
			given = append(given, "CASE WHEN s."+c.Name+" IS NOT NULL AND list_contains(string_split(p.columns, ','), "+literal(c.Name)+") THEN "+literal(c.Name)+" END")
		}
	}
	type row struct {
		of place
		giver
	}
	wanted := make([]string, len(places))
	for i, p := range places {
		wanted[i] = fmt.Sprintf("(%d, %d)", p.importSeq, p.sourceRow)
	}
	rows, err := scanAll(ctx, t.q, `
		WITH merged AS (SELECT row_id, import_seq, source_row FROM merged_`+table+` WHERE (import_seq, source_row) IN (`+strings.Join(wanted, ", ")+`)),
		pieces AS (
			SELECT m.import_seq AS of_seq, m.source_row AS of_row, 0 AS place, s.import_seq, s.source_row, concat_ws(', ', `+strings.Join(own, ", ")+`) AS columns
			FROM merged m JOIN fact_`+table+` s ON s.row_id = m.row_id
			UNION ALL
			SELECT m.import_seq, m.source_row, 1, s.import_seq, s.source_row, concat_ws(', ', `+strings.Join(given, ", ")+`)
			FROM merged m JOIN part_`+table+` p ON p.row_id = m.row_id JOIN fact_`+table+` s ON s.row_id = p.source_id
		)
		SELECT of_seq, of_row, import_seq, source_row, string_agg(columns, ', ' ORDER BY columns) FROM pieces WHERE columns <> ''
		GROUP BY of_seq, of_row, place, import_seq, source_row ORDER BY of_seq, of_row, place, import_seq DESC, source_row`, func(scan func(...any) error) (r row, err error) {
		err = scan(&r.of.importSeq, &r.of.sourceRow, &r.importSeq, &r.sourceRow, &r.columns)
		return r, err
	})
	if err != nil {
		return nil, err
	}
	givers := map[place][]giver{}
	for _, r := range rows {
		givers[r.of] = append(givers[r.of], r.giver)
	}
	return givers, nil
}
