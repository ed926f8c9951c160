package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// ImportRequest names what to import.
type ImportRequest struct {
	Paths  []string `json:"paths" doc:"files and directories"`
	Format string   `json:"format,omitempty" doc:"name of a known format, or path of a spec file; empty: recognise"`
	Shop   string   `json:"shop,omitempty" doc:"the shop the files belong to; empty: from the files"`
	Tables []string `json:"tables,omitempty" doc:"only files of these tables, patterns such as erp_*; empty: of any"`

	Names  []string          `json:"-"` // what the merchant calls the files, parallel to Paths; nil: their own names
	ShopOf map[string]string `json:"-"` // path → shop, for files of several shops in one go; before Shop
}

// ImportResult is what became of every file.
type ImportResult struct {
	Files []FileResult `json:"files"`
}

// FileResult is what became of one file, or of one sheet of it.
type FileResult struct {
	Path        string                     `json:"path"`
	Sheet       string                     `json:"sheet,omitempty"`
	Format      string                     `json:"format"`
	Title       string                     `json:"title,omitempty"`
	Table       string                     `json:"table"`
	Shop        string                     `json:"shop,omitempty"`
	ShopBy      string                     `json:"shop_by,omitempty" doc:"how the shop was decided"`
	ImportSeq   int64                      `json:"import_seq,omitempty"`
	Rows        int64                      `json:"rows"`
	Added       int64                      `json:"added"`
	Unchanged   int64                      `json:"unchanged" doc:"already there, or older than what is there"`
	Corrected   int64                      `json:"corrected"`
	Quarantined int64                      `json:"quarantined"`
	Excluded    int64                      `json:"excluded"`
	Control     map[string]collect.Control `json:"control"`
	Notes       []Note                     `json:"notes,omitempty"`
	Problem     *FileProblem               `json:"problem,omitempty" doc:"why the file was not imported; nothing of it went in"`
}

// FileProblem is why a file could not be imported, and what helps.
type FileProblem struct {
	Code    string         `json:"code"`
	Args    map[string]any `json:"args,omitempty"`
	Detail  string         `json:"detail"`
	Mapping *Mapping       `json:"mapping,omitempty" doc:"start of a mapping, for a file that fits no known format"`
	Shops   []string       `json:"shops,omitempty" doc:"shops to choose from"`
}

// Import reads files into the workspace. All files that can be read go in together, in one
// transaction with the ledger of the days they touch; the others are told apart with the reason.
func (w *Workspace) Import(ctx context.Context, request ImportRequest, progress func(Progress)) (ImportResult, error) {
	files, err := w.inspectAll(ctx, request)
	if err != nil {
		return ImportResult{}, err
	}
	defer closeAll(files)
	for {
		err := w.importFiles(ctx, request, files, progress)
		var broken *brokenFile
		if errors.As(err, &broken) { // the transaction is rolled back; the rest goes on without it
			broken.file.fail(broken.cause)
			continue
		}
		if err != nil {
			return ImportResult{}, err
		}
		var result ImportResult
		for _, f := range files {
			result.Files = append(result.Files, f.results...)
		}
		return result, nil
	}
}

// brokenFile is a file that turned out to be unreadable while its rows were read.
type brokenFile struct {
	file  *inspected
	cause error
}

func (b *brokenFile) Error() string { return fmt.Sprintf("%s: %v", b.file.name, b.cause) }
func (b *brokenFile) Unwrap() error { return b.cause }

func (w *Workspace) importFiles(ctx context.Context, request ImportRequest, files []*inspected, progress func(Progress)) error {
	order := slices.Clone(files)
	slices.SortStableFunc(order, func(a, b *inspected) int { return a.rank() - b.rank() })
	meter := newMeter(order, progress)
	var learned []records.Account
	changed := false
	if err := w.widen(ctx, order); err != nil {
		return err
	}
	err := w.store.Update(ctx, func(tx warehouse.Tx) error {
		learned, changed = nil, false
		var done []imported
		for _, f := range order {
			if f.problem {
				continue
			}
			f.results = nil
			for _, match := range f.matches {
				meter.begin(f)
				one := &importing{Workspace: w, tx: tx, request: request, file: f, match: match, meter: meter}
				result, change, err := one.run(ctx)
				if err != nil {
					if f := fault.From(err); f.Kind == fault.Internal || ctx.Err() != nil {
						return err
					}
					return &brokenFile{f, err}
				}
				f.results = append(f.results, result)
				if change != nil {
					done = append(done, imported{result.ImportSeq, f.name, *change})
				}
				learned = append(learned, one.lessons...)
			}
		}
		if len(done) == 0 {
			return nil
		}
		changed = true
		progress(Progress{Step: "step_ledger"})
		return w.rebuildImported(ctx, tx, done, progress)
	})
	if err != nil {
		return err
	}
	if changed {
		w.version.Add(1)
	}
	for _, l := range learned {
		if err := w.learn(ctx, l); err != nil {
			return err
		}
	}
	return nil
}

// widen makes room for the columns of every file, once per table. Room without rows changes nothing.
func (w *Workspace) widen(ctx context.Context, files []*inspected) error {
	columns := map[*facts.Table][]facts.Column{}
	for _, f := range files {
		if f.problem {
			continue
		}
		for _, m := range f.matches {
			columns[m.Table()] = append(columns[m.Table()], collect.Columns(m, collect.ParseOptions{})...)
		}
	}
	for table, all := range columns {
		if err := w.store.Widen(ctx, table, all); err != nil {
			return err
		}
	}
	return nil
}

// importing is the import of one match.
type importing struct {
	*Workspace
	tx      warehouse.Tx
	request ImportRequest
	file    *inspected
	match   collect.Match
	meter   *meter
	lessons []records.Account
}

// run imports the match. No Change means that the same file is already in.
func (i *importing) run(ctx context.Context) (FileResult, *warehouse.Change, error) {
	spec := i.match.Spec
	shop, by, err := i.decideShop(ctx, i.tx, spec, cmp.Or(i.request.ShopOf[i.file.source], i.request.Shop), i.file.clues(i.match))
	if err != nil {
		return FileResult{}, nil, err
	}
	result := FileResult{
		Path: i.file.path, Sheet: i.match.Sheet.Name(), Format: spec.Name, Title: spec.Title.ZH, Table: spec.Table,
		Shop: shop.ID, ShopBy: by, Control: map[string]collect.Control{},
	}
	if before, ok, err := i.already(ctx, result); err != nil {
		return result, nil, err
	} else if ok {
		result.ImportSeq, result.Rows, result.Unchanged = before.Seq, before.Rows, before.Rows-before.Quarantined-before.Excluded
		result.Quarantined, result.Excluded = before.Quarantined, before.Excluded
		result.Notes = []Note{{Code: "already_imported", Count: 1}}
		return result, nil, nil
	}
	if result.ImportSeq, err = warehouse.NextImport(ctx, i.tx); err != nil {
		return result, nil, err
	}
	options, archive, err := i.parseOptions(ctx, shop)
	if err != nil {
		return result, nil, err
	}
	defer archive.discard()
	reading, stop := context.WithCancel(ctx)
	defer stop()
	stream, wait := collect.Parse(reading, i.match, options)
	change, appendErr := i.tx.Append(ctx, warehouse.Origin{
		ImportSeq: result.ImportSeq, Platform: spec.Platform, Shop: shop.ID, Format: spec.Name, DayStart: shop.DayStart,
	}, stream)
	if appendErr != nil {
		stop()
	}
	report, readErr := wait()
	switch {
	case ctx.Err() != nil:
		return result, nil, ctx.Err()
	case appendErr != nil:
		return result, nil, fmt.Errorf("store %s: %w", i.file.name, appendErr)
	case readErr != nil:
		return result, nil, sheetFault(i.file.name, readErr)
	}
	if err := archive.keep(); err != nil {
		return result, nil, err
	}
	i.tell(&result, report, change)
	if err := i.tellSameKeys(ctx, &result, change); err != nil {
		return result, nil, err
	}
	if err := i.tellOtherKeys(ctx, &result); err != nil {
		return result, nil, err
	}
	if shop.ID != "" {
		for _, account := range report.Accounts {
			i.lessons = append(i.lessons, records.Account{Platform: spec.Platform, Account: account, Shop: shop.ID})
		}
	}
	return result, &change, i.log(ctx, result, report)
}

func (i *importing) parseOptions(ctx context.Context, shop records.Shop) (collect.ParseOptions, *archive, error) {
	settings, err := i.Settings(ctx)
	if err != nil {
		return collect.ParseOptions{}, nil, err
	}
	if shop.ID == "" {
		shop.Zone, shop.Currency = settings.Zone, settings.Currency
	}
	options, err := i.readOptions(shop, i.file.name)
	if err != nil {
		return options, nil, err
	}
	if settings.KeepOriginals {
		if err := i.keepOriginal(i.file.source, i.file.sha); err != nil {
			return options, nil, err
		}
	}
	archive, err := i.newArchive(i.file.sha, i.match.Sheet.Name())
	options.Archive, options.Progress = archive, i.meter.read
	return options, archive, err
}

// readOptions are how a shop's files are read.
func (w *Workspace) readOptions(shop records.Shop, fileName string) (collect.ParseOptions, error) {
	location, err := time.LoadLocation(shop.Zone)
	if err != nil {
		return collect.ParseOptions{}, fault.New(fault.Invalid, "zone_unknown", fault.Args{"zone": shop.Zone}).Because(err)
	}
	return collect.ParseOptions{Zone: location, Currency: shop.Currency, HashKey: w.hashKey, FileName: fileName}, nil
}

func (i *importing) tell(result *FileResult, report collect.Report, change warehouse.Change) {
	rejected := map[int32]bool{}
	for _, r := range report.Rejects {
		rejected[r.Row] = true
	}
	result.Rows = report.Rows + report.Excluded + int64(len(rejected))
	result.Added, result.Corrected = change.Added, change.Corrected
	result.Unchanged = change.Unchanged + change.Outdated
	result.Quarantined, result.Excluded = int64(len(rejected)), report.Excluded
	for _, c := range report.Control {
		result.Control[c.Name] = c
	}
	for _, n := range report.Notes {
		result.Notes = append(result.Notes, Note{Code: n.Code, Column: n.Column, Count: n.Count, Sample: n.Sample})
	}
}

// tellSameKeys notes keys that several different rows of the file share: only the latest of them counts.
func (i *importing) tellSameKeys(ctx context.Context, result *FileResult, change warehouse.Change) error {
	if change.Outdated == 0 { // of two rows of one key, one is outdated
		return nil
	}
	rows, err := i.tx.Query(ctx, `SELECT count(*) FROM (SELECT 1 FROM fact_`+result.Table+` WHERE import_seq = $1 GROUP BY row_key HAVING count(*) > 1)`, result.ImportSeq)
	if err != nil {
		return err
	}
	defer rows.Close()
	note := Note{Code: "same_key_rows"}
	if rows.Next() {
		if err := rows.Scan(&note.Count); err != nil {
			return err
		}
	}
	if note.Count > 0 {
		result.Notes = append(result.Notes, note)
	}
	return rows.Err()
}

// tellOtherKeys notes columns of the key that this file lacks, or earlier ones of its kind lack: rows
// that are in both cannot be known to be the same.
func (i *importing) tellOtherKeys(ctx context.Context, result *FileResult) error {
	if result.Added == 0 {
		return nil
	}
	columns, err := warehouse.OtherKeys(ctx, i.tx, result.ImportSeq, i.match.Table(), result.Shop, result.Format)
	for _, c := range columns {
		result.Notes = append(result.Notes, Note{Code: "other_key", Column: c, Count: 1})
	}
	return err
}

func (i *importing) log(ctx context.Context, result FileResult, report collect.Report) error {
	err := warehouse.LogImport(ctx, i.tx, warehouse.Import{
		Seq: result.ImportSeq, FilePath: result.Path, FileName: i.file.name, Sheet: result.Sheet, SHA256: i.file.sha, Size: i.file.size,
		Format: result.Format, Platform: i.match.Spec.Platform, Shop: result.Shop, Table: result.Table,
		Rows: result.Rows, Added: result.Added, Unchanged: result.Unchanged, Corrected: result.Corrected,
		Quarantined: result.Quarantined, Excluded: result.Excluded, Control: jsonText(result.Control), Notes: jsonText(result.Notes),
		FirstDay: report.FirstDay, LastDay: report.LastDay, CreatedAt: i.now(),
	})
	if err != nil {
		return err
	}
	var rejects []warehouse.Reject
	for _, r := range report.Rejects {
		rejects = append(rejects, warehouse.Reject{
			ImportSeq: result.ImportSeq, Sheet: r.Sheet, SourceRow: r.Row, Column: r.Column, Value: r.Value, Reason: r.Reason.Code(), Raw: jsonText(r.Raw),
		})
	}
	return warehouse.PutQuarantine(ctx, i.tx, rejects)
}

// already finds the live import of the same content, sheet, shop and format. Where the name of the file
// dates its rows, equal files of two days are two imports.
func (i *importing) already(ctx context.Context, r FileResult) (warehouse.Import, bool, error) {
	before, err := warehouse.FindImportsBySHA(ctx, i.tx, i.file.sha)
	if err != nil {
		return warehouse.Import{}, false, err
	}
	at := slices.IndexFunc(before, func(b warehouse.Import) bool {
		return b.Status == warehouse.Live && b.Sheet == r.Sheet && b.Shop == r.Shop && b.Format == r.Format &&
			(i.match.Spec.FileDate == "" || b.FileName == i.file.name)
	})
	if at < 0 {
		return warehouse.Import{}, false, nil
	}
	return before[at], true, nil
}
