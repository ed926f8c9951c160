package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/records"
)

// reach settles on which days costs per day and month fall: on every day from the first to the
// last that has orders, days without any included, or a month's rent would lose those. An import
// that moves either end makes days between the old end and the new one dirty; reach adds them.
func (r *rebuild) reach(ctx context.Context, days []calendar.Day) ([]calendar.Day, error) {
	ends := func(query string) (span, bool, error) {
		type pair struct{ from, to sql.NullInt64 }
		found, err := scanAll(ctx, r.tx, query, func(scan func(...any) error) (p pair, err error) { return p, scan(&p.from, &p.to) })
		if err != nil || len(found) == 0 || !found[0].from.Valid {
			return span{}, false, err
		}
		return span{calendar.Day(found[0].from.Int64), calendar.Day(found[0].to.Int64)}, true, nil
	}
	old, had, err := ends(`SELECT first_day - DATE '1970-01-01', last_day - DATE '1970-01-01' FROM ledger_reach`)
	if err != nil {
		return nil, err
	}
	has := false
	if r.book.costsDays() {
		r.reached, has, err = ends(`SELECT min(day) - DATE '1970-01-01', max(day) - DATE '1970-01-01' FROM (SELECT day FROM order_line UNION ALL SELECT day FROM "order")`)
		if err != nil {
			return nil, err
		}
	}
	if had == has && old == r.reached {
		return days, nil
	}
	if !has {
		r.reached = span{0, -1}
	}
	if !had {
		old = span{0, -1}
	}
	for d := min(old.from, r.reached.from); d <= max(old.to, r.reached.to); d++ {
		if old.holds(d) != r.reached.holds(d) {
			days = append(days, d)
		}
	}
	if _, err := r.tx.Exec(ctx, `DELETE FROM ledger_reach`); err != nil {
		return nil, fmt.Errorf("ledger: reach: %w", err)
	}
	if has {
		if _, err := r.tx.Exec(ctx, fmt.Sprintf(`INSERT INTO ledger_reach VALUES (%s, %s)`, dateLiteral(r.reached.from), dateLiteral(r.reached.to))); err != nil {
			return nil, fmt.Errorf("ledger: reach: %w", err)
		}
	}
	return days, nil
}

// costsDays says whether any rule costs days, not sales or sessions.
func (b *Rulebook) costsDays() bool {
	for _, kind := range []string{LiveCost, ContentCost, Overhead} {
		for _, t := range b.terms(kind) {
			if costsDay(t.rule) {
				return true
			}
		}
	}
	return false
}

func costsDay(r *records.Rule) bool {
	return r.Basis == "day" || r.Basis == "month" || (r.Basis == "" && r.Kind != LiveCost)
}

// span is a run of days, both included. It is empty where to is before from.
type span struct{ from, to calendar.Day }

func (s span) holds(d calendar.Day) bool { return s.from <= d && d <= s.to }
