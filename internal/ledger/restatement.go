package ledger

import (
	"context"
	"iter"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
)

// Restatement says that one component of one day of one shop changed after it was first shown,
// and why. Amounts are minor units.
type Restatement struct {
	Day       calendar.Day
	Platform  string
	Shop      string
	Currency  string
	Component string
	Before    int64
	After     int64
	Cause     string    // import | undo | rule
	ImportSeq int64     // of the import, for import and undo
	Note      string    // for people
	At        time.Time // UTC
}

// RestatementFilter chooses restatements; zero values mean all.
type RestatementFilter struct {
	From, To       calendar.Day // of the day restated, inclusive; To 0 means no end
	Platform, Shop string
	Currency       string
	Component      string
	ImportSeq      int64
	Cause          string // Key of a sum by cause
	Order          string // day or difference, "-" before it for descending; else latest first
	Limit, Offset  int    // Limit 0 means 1000
}

// causeKey tells causes apart: each change of rules, each import, and files that came together by their names.
const causeKey = `CASE WHEN cause = 'rule' THEN 'rule ' || CAST(changed_at AS VARCHAR) WHEN import_seq <> 0 THEN cause || ' ' || CAST(import_seq AS VARCHAR) ELSE cause || ' ' || note END`

func (f RestatementFilter) where() where {
	w := where{}
	w.days("day", f.From, f.To)
	w.text("platform", f.Platform)
	w.text("shop", f.Shop)
	w.text("currency", f.Currency)
	w.text("component", f.Component)
	w.text(causeKey, f.Cause)
	if f.ImportSeq != 0 {
		w.add("import_seq = ?", f.ImportSeq)
	}
	return w
}

// Restatements lists restatements, latest first, then by day from the latest, unless the filter asks for another order.
func Restatements(ctx context.Context, q Querier, f RestatementFilter) ([]Restatement, error) {
	query, args := f.list()
	return scanAll(ctx, q, query, scanRestatement, args...)
}

// EachRestatement is Restatements row by row, for lists longer than memory.
func EachRestatement(ctx context.Context, q Querier, f RestatementFilter) iter.Seq2[Restatement, error] {
	query, args := f.list()
	return scanEach(ctx, q, query, scanRestatement, args...)
}

// CountRestatements says how many there are, whatever the page.
func CountRestatements(ctx context.Context, q Querier, f RestatementFilter) (int64, error) {
	w := f.where()
	counts, err := scanAll(ctx, q, `SELECT count(*) FROM restatement`+w.sql(), func(scan func(...any) error) (n int64, err error) { return n, scan(&n) }, w.args...)
	if err != nil {
		return 0, err
	}
	return counts[0], nil
}

func (f RestatementFilter) list() (string, []any) {
	w := f.where()
	columns := map[string]string{"day": "day", "difference": "after - before"}
	return `SELECT day, platform, shop, currency, component, before, after, cause, import_seq, note, changed_at FROM restatement` + w.sql() +
		orderBy(f.Order, columns, `changed_at DESC, day DESC, import_seq DESC, platform, shop, component, rowid`) + page(f.Limit, f.Offset), w.args
}

func scanRestatement(scan func(...any) error) (r Restatement, err error) {
	var day time.Time
	err = scan(&day, &r.Platform, &r.Shop, &r.Currency, &r.Component, &r.Before, &r.After, &r.Cause, &r.ImportSeq, &r.Note, &r.At)
	r.Day = calendar.FromTime(day)
	return r, err
}

// RestatementSum is what restatements of one cause, day or component did together.
type RestatementSum struct {
	Key         string // of the group
	Restatement        // the first of the group, but for the amounts: an amount that was restated several times counts once in Before, as it stood first
	Changes     int64
}

// RestatementSums sums restatements by "cause", "day" or "component" and currency: the latest day first, otherwise the
// largest difference.
func RestatementSums(ctx context.Context, q Querier, f RestatementFilter, by string) ([]RestatementSum, error) {
	key, order := "component", "abs(sum(after - before)) DESC, key"
	switch by {
	case "cause":
		key = causeKey
	case "day":
		key, order = "CAST(day AS VARCHAR)", "key DESC"
	}
	w := f.where()
	return scanAll(ctx, q, `WITH change AS (
			SELECT *, `+key+` AS key, row_number() OVER (PARTITION BY `+key+`, day, platform, shop, currency, component ORDER BY changed_at, rowid) = 1 AS first
			FROM restatement`+w.sql()+`)
		SELECT key, currency, arg_min(day, changed_at), arg_min(platform, changed_at), arg_min(shop, changed_at), arg_min(component, changed_at),
			arg_min(cause, changed_at), arg_min(import_seq, changed_at), arg_min(note, changed_at), min(changed_at),
			CAST(coalesce(sum(before) FILTER (first), 0) AS BIGINT), CAST(coalesce(sum(before) FILTER (first), 0) + sum(after - before) AS BIGINT), count(*)
		FROM change GROUP BY key, currency ORDER BY `+order+`, currency`, func(scan func(...any) error) (s RestatementSum, err error) {
		var day time.Time
		err = scan(&s.Key, &s.Currency, &day, &s.Platform, &s.Shop, &s.Component, &s.Cause, &s.ImportSeq, &s.Note, &s.At, &s.Before, &s.After, &s.Changes)
		s.Day = calendar.FromTime(day)
		return s, err
	}, w.args...)
}
