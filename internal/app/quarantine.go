package app

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Quarantined is a row that could not be read, with every cell at fault.
type Quarantined struct {
	ImportSeq int64             `json:"import_seq"`
	FileName  string            `json:"file_name"`
	Format    string            `json:"format"`
	Sheet     string            `json:"sheet,omitempty"`
	Row       int32             `json:"row"`
	Status    string            `json:"status" enum:"open,fixed,dismissed"`
	Cells     []BadCell         `json:"cells"`
	Raw       map[string]string `json:"raw" doc:"the row as it stands, personal columns blank"`
}

// BadCell is a cell that could not be read.
type BadCell struct {
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
	Text   string `json:"text" doc:"the reason in the reader's language"`
}

// Quarantine lists rows that could not be read, at most so many (0: all), and says how many there are.
// status "" lists all.
func (w *Workspace) Quarantine(ctx context.Context, importSeq int64, status string, most int) ([]Quarantined, int64, error) {
	filter := warehouse.RejectFilter{ImportSeq: importSeq, Status: warehouse.RejectStatus(status), Limit: most}
	rejects, err := warehouse.ListQuarantine(ctx, w.store, filter)
	if err != nil {
		return nil, 0, err
	}
	total, err := warehouse.CountQuarantine(ctx, w.store, filter)
	if err != nil {
		return nil, 0, err
	}
	log, err := warehouse.ListImports(ctx, w.store)
	if err != nil {
		return nil, 0, err
	}
	imports := map[int64]warehouse.Import{}
	for _, i := range log {
		imports[i.Seq] = i
	}
	list := []Quarantined{}
	for _, r := range rejects {
		last := len(list) - 1
		if last < 0 || list[last].ImportSeq != r.ImportSeq || list[last].Sheet != r.Sheet || list[last].Row != r.SourceRow {
			q := Quarantined{ImportSeq: r.ImportSeq, FileName: imports[r.ImportSeq].FileName, Format: imports[r.ImportSeq].Format,
				Sheet: r.Sheet, Row: r.SourceRow, Status: string(r.Status)}
			if err := json.Unmarshal([]byte(r.Raw), &q.Raw); err != nil {
				return nil, 0, err
			}
			list = append(list, q)
			last++
		}
		list[last].Cells = append(list[last].Cells, BadCell{Column: r.Column, Value: r.Value, Reason: r.Reason})
	}
	return list, total, nil
}

// Fix is a corrected row: the cells by header. No cells means: try again as it is, after the
// format was corrected.
type Fix struct {
	Row   int32             `json:"row"`
	Cells map[string]string `json:"cells,omitempty"`
}

// FixResult says how many rows went in and how many still cannot be read.
type FixResult struct {
	Fixed int64 `json:"fixed"`
	Open  int64 `json:"open"`
}

// FixQuarantine reads quarantined rows of one import again, with corrected cells. They become
// rows of that import, so undoing it takes them back too.
func (w *Workspace) FixQuarantine(ctx context.Context, importSeq int64, fixes []Fix, progress func(Progress)) (FixResult, error) {
	logged, err := warehouse.FindImport(ctx, w.store, importSeq)
	if err != nil {
		return FixResult{}, fault.New(fault.NotFound, "import_unknown", fault.Args{"seq": strconv.FormatInt(importSeq, 10)}).Because(err)
	}
	if len(fixes) == 0 {
		return FixResult{}, fault.New(fault.Invalid, "nothing_to_change", nil)
	}
	path, done, err := w.unpackArchive(ctx, logged.SHA256, logged.Sheet)
	if err != nil {
		return FixResult{}, fault.New(fault.Conflict, "archive_missing", fault.Args{"file": logged.FileName}).Because(err)
	}
	defer done()
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return FixResult{}, err
	}
	defer book.Close()
	spec, err := w.spec(logged.Format)
	if err != nil {
		return FixResult{}, err
	}
	matches, err := w.formats.Load().MatchWith(book, spec)
	if err != nil || len(matches) != 1 {
		return FixResult{}, fault.New(fault.Conflict, "archive_missing", fault.Args{"file": logged.FileName}).Because(err)
	}
	if err := w.fixable(ctx, logged, matches[0], fixes); err != nil {
		return FixResult{}, err
	}
	result, err := w.refeed(ctx, logged, matches[0], fixes, progress)
	if err == nil && result.Fixed > 0 {
		w.version.Add(1)
	}
	return result, err
}

// fixable refuses rows that do not wait and cells that the file does not have.
func (w *Workspace) fixable(ctx context.Context, logged warehouse.Import, match collect.Match, fixes []Fix) error {
	rejects, err := warehouse.ListQuarantine(ctx, w.store, warehouse.RejectFilter{ImportSeq: logged.Seq, Status: warehouse.Open})
	if err != nil {
		return err
	}
	open := map[int32]bool{}
	for _, r := range rejects {
		open[r.SourceRow] = true
	}
	for _, f := range fixes {
		if !open[f.Row] {
			return fault.New(fault.Conflict, "row_not_open", fault.Args{"row": f.Row})
		}
		for name := range f.Cells {
			if !slices.Contains(match.Header, name) && !slices.ContainsFunc(match.Columns, func(c collect.MappedColumn) bool { return c.Field == name }) {
				return fault.New(fault.Invalid, "column_unknown", fault.Args{"column": name, "have": strings.Join(match.Header, "、")})
			}
		}
	}
	return nil
}

// refeed puts the fixed rows into the facts and takes them out of the quarantine, in one transaction.
func (w *Workspace) refeed(ctx context.Context, logged warehouse.Import, match collect.Match, fixes []Fix, progress func(Progress)) (FixResult, error) {
	shop, options, err := w.refeedOptions(ctx, logged)
	if err != nil {
		return FixResult{}, err
	}
	options.Overrides = map[int32]map[string]string{}
	for _, f := range fixes {
		options.Only = append(options.Only, f.Row)
		options.Overrides[f.Row] = f.Cells
	}
	var result FixResult
	err = w.store.Update(ctx, func(tx warehouse.Tx) error {
		reading, stop := context.WithCancel(ctx)
		defer stop()
		stream, wait := collect.Parse(reading, match, options)
		change, appendErr := tx.Append(ctx, warehouse.Origin{ImportSeq: logged.Seq, Platform: logged.Platform, Shop: logged.Shop, Format: logged.Format, DayStart: shop.DayStart}, stream)
		if appendErr != nil {
			stop()
		}
		report, readErr := wait()
		if appendErr != nil {
			return appendErr
		}
		if readErr != nil {
			return readErr
		}
		bad := map[int32]bool{}
		for _, r := range report.Rejects {
			bad[r.Row] = true
		}
		var fixed []int32
		for _, f := range fixes {
			if !bad[f.Row] {
				fixed = append(fixed, f.Row)
			}
		}
		result = FixResult{Fixed: int64(len(fixed)), Open: int64(len(bad))}
		if len(fixed) == 0 {
			return nil
		}
		if _, err := warehouse.ResolveQuarantine(ctx, tx, logged.Seq, logged.Sheet, fixed, warehouse.Fixed); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `UPDATE import_log SET quarantined = quarantined - $1, added = added + $2, corrected = corrected + $3 WHERE import_seq = $4`,
			len(fixed), change.Added, change.Corrected, logged.Seq); err != nil {
			return err
		}
		return w.rebuildChanged(ctx, tx, []warehouse.Change{change}, ledger.Cause{Kind: "import", ImportSeq: logged.Seq, At: w.now()}, progress)
	})
	return result, err
}

func (w *Workspace) refeedOptions(ctx context.Context, logged warehouse.Import) (records.Shop, collect.ParseOptions, error) {
	shops, err := w.records.Shops(ctx)
	if err != nil {
		return records.Shop{}, collect.ParseOptions{}, err
	}
	settings, err := w.Settings(ctx)
	if err != nil {
		return records.Shop{}, collect.ParseOptions{}, err
	}
	shop := records.Shop{Zone: settings.Zone, Currency: settings.Currency, DayStart: settings.DayStart}
	for _, s := range shops {
		if s.ID == logged.Shop {
			shop = s
		}
	}
	options, err := w.readOptions(shop, logged.FileName)
	return shop, options, err
}

// DismissQuarantine leaves rows out for good and says how many. They stay listed as dismissed, and their
// import counts them as excluded.
func (w *Workspace) DismissQuarantine(ctx context.Context, importSeq int64, sheetName string, rows []int32) (n int64, err error) {
	open := warehouse.RejectFilter{ImportSeq: importSeq, Status: warehouse.Open}
	err = w.store.Update(ctx, func(tx warehouse.Tx) error {
		before, err := warehouse.CountQuarantine(ctx, tx, open)
		if err != nil {
			return err
		}
		if _, err := warehouse.ResolveQuarantine(ctx, tx, importSeq, sheetName, rows, warehouse.Dismissed); err != nil {
			return err
		}
		after, err := warehouse.CountQuarantine(ctx, tx, open)
		if err != nil {
			return err
		}
		n = before - after
		_, err = tx.Exec(ctx, `UPDATE import_log SET quarantined = quarantined - $1, excluded = excluded + $1 WHERE import_seq = $2`, n, importSeq)
		return err
	})
	return n, err
}
