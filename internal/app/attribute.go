package app

import (
	"context"
	"fmt"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// imported is what one file of a request changed.
type imported struct {
	seq    int64
	name   string
	change warehouse.Change
}

// rebuildImported rebuilds the days that the files of a request touched, those touched by the
// same files together, so that a restatement names the files that caused it and no others.
func (w *Workspace) rebuildImported(ctx context.Context, tx warehouse.Tx, files []imported, progress func(Progress)) error {
	touched := map[calendar.Day][]int{}
	var order []calendar.Day
	for i, f := range files {
		days, err := ledger.DirtyDays(ctx, tx, []warehouse.Change{f.change})
		if err != nil {
			return err
		}
		for _, d := range days {
			if touched[d] == nil {
				order = append(order, d)
			}
			touched[d] = append(touched[d], i)
		}
	}
	stated, err := ledger.StatedDays(ctx, tx)
	if err != nil {
		return err
	}
	groups := map[string][]calendar.Day{}
	causes := map[string]ledger.Cause{}
	var keys []string
	for _, d := range order {
		cause := ledger.Cause{Kind: "import", At: w.now()}
		key := ""
		if stated[d] { // a day stated for the first time is no restatement, whatever it is made of
			cause.ImportSeq, cause.Note, cause.Files = causeOf(files, touched[d])
			key = fmt.Sprint(touched[d])
		}
		if groups[key] == nil {
			keys = append(keys, key)
			causes[key] = cause
		}
		groups[key] = append(groups[key], d)
	}
	terms, err := w.terms(ctx)
	if err != nil {
		return err
	}
	for _, key := range keys {
		progress(Progress{Step: "step_ledger", Total: int64(len(groups[key]))})
		if _, err := ledger.Rebuild(ctx, tx, terms, groups[key], causes[key]); err != nil {
			return err
		}
	}
	return w.mark(ctx, tx, order)
}

// causeOf is the import of a day that one file touched, or all files that did.
func causeOf(files []imported, touched []int) (seq int64, note string, all []ledger.CauseFile) {
	if len(touched) == 1 {
		f := files[touched[0]]
		return f.seq, f.name, nil
	}
	for _, i := range touched {
		f := files[i]
		all = append(all, ledger.CauseFile{ImportSeq: f.seq, Name: f.name, Table: f.change.Table, Added: f.change.Added, Corrected: f.change.Corrected, Removed: f.change.Removed})
	}
	return 0, "", all
}
