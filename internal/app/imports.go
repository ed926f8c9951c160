package app

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// ImportEntry is one line of the import log.
type ImportEntry struct {
	ImportSeq   int64                      `json:"import_seq"`
	FileName    string                     `json:"file_name"`
	Path        string                     `json:"path" doc:"as it was imported: on this machine, or within the folder that was uploaded"`
	Sheet       string                     `json:"sheet,omitempty"`
	Format      string                     `json:"format"`
	Title       string                     `json:"title"`
	Table       string                     `json:"table"`
	Platform    string                     `json:"platform"`
	Shop        string                     `json:"shop"`
	Status      string                     `json:"status" enum:"live,undone"`
	Size        int64                      `json:"size"`
	Rows        int64                      `json:"rows"`
	Added       int64                      `json:"added"`
	Unchanged   int64                      `json:"unchanged"`
	Corrected   int64                      `json:"corrected"`
	Quarantined int64                      `json:"quarantined"`
	Excluded    int64                      `json:"excluded"`
	FirstDay    string                     `json:"first_day,omitempty"`
	LastDay     string                     `json:"last_day,omitempty"`
	Control     map[string]collect.Control `json:"control"`
	Notes       []Note                     `json:"notes"`
	CreatedAt   time.Time                  `json:"created_at"`
}

// Imports lists every import, newest first.
func (w *Workspace) Imports(ctx context.Context) ([]ImportEntry, error) {
	log, err := warehouse.ListImports(ctx, w.store)
	if err != nil {
		return nil, err
	}
	entries := make([]ImportEntry, len(log))
	for n, i := range log {
		e := ImportEntry{ImportSeq: i.Seq, FileName: i.FileName, Path: i.FilePath, Sheet: i.Sheet, Format: i.Format, Title: i.Format, Table: i.Table,
			Platform: i.Platform, Shop: i.Shop, Status: string(i.Status), Size: i.Size, Rows: i.Rows, Added: i.Added, Unchanged: i.Unchanged,
			Corrected: i.Corrected, Quarantined: i.Quarantined, Excluded: i.Excluded, FirstDay: i.FirstDay, LastDay: i.LastDay,
			Notes: []Note{}, CreatedAt: i.CreatedAt}
		if spec, ok := w.formats.Load().Lookup(i.Format); ok {
			e.Title = spec.Title.ZH
		}
		if err := errors.Join(json.Unmarshal([]byte(i.Control), &e.Control), json.Unmarshal([]byte(i.Notes), &e.Notes)); err != nil {
			return nil, err
		}
		entries[n] = e
	}
	return entries, nil
}

// Undo takes an import back, with the ledger of every day it touched. Redo brings it back.
func (w *Workspace) Undo(ctx context.Context, seq int64, progress func(Progress)) error {
	return w.toggle(ctx, seq, progress, func(tx warehouse.Tx) ([]warehouse.Change, error) {
		return warehouse.UndoImport(ctx, tx, seq, w.now())
	})
}

// Redo brings an import that was taken back into effect again.
func (w *Workspace) Redo(ctx context.Context, seq int64, progress func(Progress)) error {
	return w.toggle(ctx, seq, progress, func(tx warehouse.Tx) ([]warehouse.Change, error) {
		return warehouse.RedoImport(ctx, tx, seq)
	})
}

func (w *Workspace) toggle(ctx context.Context, seq int64, progress func(Progress), act func(warehouse.Tx) ([]warehouse.Change, error)) error {
	err := w.store.Update(ctx, func(tx warehouse.Tx) error {
		changes, err := act(tx)
		if err != nil {
			return err
		}
		return w.rebuildChanged(ctx, tx, changes, ledger.Cause{Kind: "undo", ImportSeq: seq, At: w.now()}, progress)
	})
	switch {
	case errors.Is(err, warehouse.ErrUnknownImport):
		return fault.New(fault.NotFound, "import_unknown", fault.Args{"seq": strconv.FormatInt(seq, 10)}).Because(err)
	case errors.Is(err, warehouse.ErrImportState):
		return fault.New(fault.Conflict, "import_state", fault.Args{"seq": strconv.FormatInt(seq, 10)}).Because(err)
	case err != nil:
		return err
	}
	w.version.Add(1)
	return nil
}

// rebuildChanged recomputes the ledger of the days that changed facts belong to.
func (w *Workspace) rebuildChanged(ctx context.Context, tx warehouse.Tx, changes []warehouse.Change, cause ledger.Cause, progress func(Progress)) error {
	days, err := ledger.DirtyDays(ctx, tx, changes)
	if err != nil {
		return err
	}
	return w.rebuild(ctx, tx, days, cause, progress)
}

func (w *Workspace) rebuild(ctx context.Context, tx warehouse.Tx, days []calendar.Day, cause ledger.Cause, progress func(Progress)) error {
	terms, err := w.terms(ctx)
	if err != nil {
		return err
	}
	progress(Progress{Step: "step_ledger", Total: int64(len(days))})
	if _, err = ledger.Rebuild(ctx, tx, terms, days, cause); err != nil {
		return err
	}
	return w.mark(ctx, tx, days)
}
