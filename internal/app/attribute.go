package app

import (
	"context"
	"strconv"
	"strings"

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

// namedFiles bounds how many files a restatement names.
const namedFiles = 3

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
		if stated[d] { // a day stated for the first time is no restatement, whatever it is made of
			cause.ImportSeq, cause.Note = causeOf(files, touched[d])
		}
		key := strconv.FormatInt(cause.ImportSeq, 10) + cause.Note
		if groups[key] == nil {
			keys = append(keys, key)
			causes[key] = cause
		}
		groups[key] = append(groups[key], d)
	}
	for _, key := range keys {
		if err := w.rebuild(ctx, tx, groups[key], causes[key], progress); err != nil {
			return err
		}
	}
	return nil
}

// causeOf is the import of a day that one file touched, or the names of several.
func causeOf(files []imported, touched []int) (seq int64, note string) {
	names := make([]string, 0, namedFiles+1)
	for n, i := range touched {
		if n == namedFiles {
			names = append(names, "…")
			break
		}
		names = append(names, files[i].name)
	}
	if len(touched) == 1 {
		seq = files[touched[0]].seq
	}
	return seq, strings.Join(names, "、")
}
