package ledger

import (
	"context"
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
	Component      string
	ImportSeq      int64
	Limit, Offset  int // Limit 0 means 1000
}

// Restatements lists restatements, latest first, then by day from the latest.
func Restatements(ctx context.Context, q Querier, f RestatementFilter) ([]Restatement, error) {
	w := where{}
	w.days("day", f.From, f.To)
	w.text("platform", f.Platform)
	w.text("shop", f.Shop)
	w.text("component", f.Component)
	if f.ImportSeq != 0 {
		w.add("import_seq = ?", f.ImportSeq)
	}
	return scanAll(ctx, q, `SELECT day, platform, shop, currency, component, before, after, cause, import_seq, note, changed_at FROM restatement`+w.sql()+
		` ORDER BY changed_at DESC, day DESC, import_seq DESC, platform, shop, component, rowid`+page(f.Limit, f.Offset), func(scan func(...any) error) (r Restatement, err error) {
		var day time.Time
		err = scan(&day, &r.Platform, &r.Shop, &r.Currency, &r.Component, &r.Before, &r.After, &r.Cause, &r.ImportSeq, &r.Note, &r.At)
		r.Day = calendar.FromTime(day)
		return r, err
	}, w.args...)
}
