package app

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Restatement says that a component of a day changed after it was first shown, and why.
type Restatement struct {
	Day       string    `json:"day"`
	Platform  string    `json:"platform"`
	Shop      string    `json:"shop"`
	Currency  string    `json:"currency"`
	Component string    `json:"component"`
	Before    int64     `json:"before" doc:"minor units"`
	After     int64     `json:"after" doc:"minor units"`
	Cause     string    `json:"cause" enum:"import,undo,rule"`
	ImportSeq int64     `json:"import_seq,omitempty"`
	FileName  string    `json:"file_name,omitempty" doc:"of the import that changed it"`
	Note      string    `json:"note" doc:"the rule that changed"`
	At        time.Time `json:"at"`
}

// RestatementSum is what the restatements of one cause, day or component did together.
type RestatementSum struct {
	Key         string `json:"key" doc:"of the group; as cause it narrows the list to it"`
	Restatement        // the first of the group, with the amounts of all
	Changes     int64  `json:"changes"`
}

// RestatementList is a page of restatements.
type RestatementList struct {
	Rows  []Restatement `json:"rows"`
	Total int64         `json:"total" doc:"rows there are, whatever the page"`
}

// RestatementQuery chooses restatements; what is empty means all.
type RestatementQuery struct {
	From, To, Platform, Shop, Currency, Component string
	ImportSeq                                     int64
	Cause                                         string // key of a sum by cause
	Order                                         string // day or difference, "-" before it for descending
	Limit, Offset                                 int
}

func (q RestatementQuery) filter() (f ledger.RestatementFilter, err error) {
	f = ledger.RestatementFilter{Platform: q.Platform, Shop: q.Shop, Currency: q.Currency, Component: q.Component,
		ImportSeq: q.ImportSeq, Cause: q.Cause, Order: q.Order, Limit: q.Limit, Offset: q.Offset}
	f.From, f.To, err = days(q.From, q.To)
	return f, err
}

// Restatements lists why profit changed, latest first.
func (w *Workspace) Restatements(ctx context.Context, q RestatementQuery) (RestatementList, error) {
	filter, err := q.filter()
	if err != nil {
		return RestatementList{}, err
	}
	found, err := ledger.Restatements(ctx, w.store, filter)
	if err != nil {
		return RestatementList{}, err
	}
	list := RestatementList{Rows: make([]Restatement, len(found))}
	if list.Total, err = ledger.CountRestatements(ctx, w.store, filter); err != nil {
		return list, err
	}
	word, err := w.restatement(ctx)
	for i, r := range found {
		list.Rows[i] = word(r)
	}
	return list, err
}

// EachRestatement gives every restatement one by one, whatever the page.
func (w *Workspace) EachRestatement(ctx context.Context, q RestatementQuery) iter.Seq2[Restatement, error] {
	filter, err := q.filter()
	word, err2 := w.restatement(ctx)
	if err = errors.Join(err, err2); err != nil {
		return func(yield func(Restatement, error) bool) { yield(Restatement{}, err) }
	}
	filter.Limit = ledger.All
	return each(ledger.EachRestatement(ctx, w.store, filter), word)
}

// RestatementSums sums restatements by "cause", "day" or "component", per currency.
func (w *Workspace) RestatementSums(ctx context.Context, q RestatementQuery, by string) ([]RestatementSum, error) {
	filter, err := q.filter()
	if err != nil {
		return nil, err
	}
	found, err := ledger.RestatementSums(ctx, w.store, filter, by)
	if err != nil {
		return nil, err
	}
	word, err := w.restatement(ctx)
	sums := make([]RestatementSum, len(found))
	for i, s := range found {
		sums[i] = RestatementSum{Key: s.Key, Restatement: word(s.Restatement), Changes: s.Changes}
	}
	return sums, err
}

// restatement names the files that restatements were caused by.
func (w *Workspace) restatement(ctx context.Context) (func(ledger.Restatement) Restatement, error) {
	log, err := warehouse.ListImports(ctx, w.store)
	names := map[int64]string{}
	for _, i := range log {
		names[i.Seq] = i.FileName
	}
	return func(r ledger.Restatement) Restatement {
		return Restatement{Day: r.Day.String(), Platform: r.Platform, Shop: r.Shop, Currency: r.Currency, Component: r.Component,
			Before: r.Before, After: r.After, Cause: r.Cause, ImportSeq: r.ImportSeq, FileName: names[r.ImportSeq], Note: r.Note, At: r.At}
	}, err
}

// days reads an optional period.
func days(from, to string) (first, last calendar.Day, err error) {
	if from != "" {
		if first, err = calendar.Parse(from); err != nil {
			return 0, 0, fault.New(fault.Invalid, "day_unreadable", fault.Args{"day": from}).Because(err)
		}
	}
	if to != "" {
		if last, err = calendar.Parse(to); err != nil {
			return 0, 0, fault.New(fault.Invalid, "day_unreadable", fault.Args{"day": to}).Because(err)
		}
	}
	return first, last, nil
}
