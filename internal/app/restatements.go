package app

import (
	"context"
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

// RestatementQuery chooses restatements; what is empty means all.
type RestatementQuery struct {
	From, To, Platform, Shop, Component string
	ImportSeq                           int64
	Limit, Offset                       int
}

// Restatements lists why profit changed, latest first.
func (w *Workspace) Restatements(ctx context.Context, q RestatementQuery) ([]Restatement, error) {
	from, to, err := days(q.From, q.To)
	if err != nil {
		return nil, err
	}
	found, err := ledger.Restatements(ctx, w.store, ledger.RestatementFilter{From: from, To: to, Platform: q.Platform, Shop: q.Shop,
		Component: q.Component, ImportSeq: q.ImportSeq, Limit: q.Limit, Offset: q.Offset})
	if err != nil {
		return nil, err
	}
	log, err := warehouse.ListImports(ctx, w.store)
	if err != nil {
		return nil, err
	}
	names := map[int64]string{}
	for _, i := range log {
		names[i.Seq] = i.FileName
	}
	list := make([]Restatement, len(found))
	for i, r := range found {
		list[i] = Restatement{Day: r.Day.String(), Platform: r.Platform, Shop: r.Shop, Currency: r.Currency, Component: r.Component,
			Before: r.Before, After: r.After, Cause: r.Cause, ImportSeq: r.ImportSeq, FileName: names[r.ImportSeq], Note: r.Note, At: r.At}
	}
	return list, nil
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
