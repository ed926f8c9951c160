package app

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/fault"
)

// inspected is a file that was opened and, if problem is false, recognised.
type inspected struct {
	source     string // where it lies now
	path, name string // what the merchant calls it
	sha        string
	size       int64
	book       *sheet.Book
	matches    []collect.Match
	problem    bool
	results    []FileResult
}

// inspectAll opens and recognises every file. Only a request that makes no sense is an error;
// what is wrong with a file becomes its result.
func (w *Workspace) inspectAll(ctx context.Context, request ImportRequest) ([]*inspected, error) {
	paths, err := expand(ctx, request.Paths)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fault.New(fault.Invalid, "no_files", nil)
	}
	var spec *collect.Spec
	if request.Format != "" {
		if spec, err = w.spec(request.Format); err != nil {
			return nil, err
		}
	}
	files := make([]*inspected, 0, len(paths))
	for i, path := range paths {
		f := &inspected{source: path, path: path, name: filepath.Base(path)}
		if i < len(request.Names) {
			f.path, f.name = request.Names[i], filepath.Base(request.Names[i])
		}
		if err := w.inspect(ctx, f, path, spec); err != nil {
			if ctx.Err() != nil {
				closeAll(files)
				return nil, ctx.Err()
			}
			f.fail(err)
		} else if err := f.fits(request.Tables); err != nil {
			f.fail(err)
		}
		files = append(files, f)
	}
	return files, nil
}

func (w *Workspace) inspect(ctx context.Context, f *inspected, path string, spec *collect.Spec) error {
	book, err := sheet.Open(ctx, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.NotFound, "file_missing", fault.Args{"path": f.path}).Because(err)
	case err != nil:
		return sheetFault(f.name, err)
	}
	f.book, f.size = book, book.Size()
	if spec != nil {
		f.matches, err = w.formats.Load().MatchWith(book, spec)
	} else {
		f.matches, err = w.formats.Load().Recognise(book)
	}
	f.sha = book.SHA256()
	return sheetFault(f.name, err) // recognising reads the first rows
}

// fits refuses a file that is not of the tables asked for.
func (f *inspected) fits(tables []string) error {
	for _, m := range f.matches {
		if len(tables) > 0 && !slices.ContainsFunc(tables, func(t string) bool {
			ok, err := path.Match(t, m.Spec.Table)
			return ok && err == nil
		}) {
			return fault.New(fault.Invalid, "table_other", fault.Args{"file": f.name, "format": m.Spec.Title.ZH, "tables": strings.Join(tables, ", ")})
		}
	}
	return nil
}

// rank puts files that others refer to first: what names orders before what bills them, and what
// belongs to a platform, and so makes its shop, before what belongs to none.
func (f *inspected) rank() int {
	first := []string{"inventory", "order", "order_line"}
	if len(f.matches) > 0 {
		if f.matches[0].Spec.Platform == "" {
			return len(first) + 1
		}
		if at := slices.Index(first, f.matches[0].Spec.Table); at >= 0 {
			return at
		}
	}
	return len(first)
}

// clueRows is how many rows are looked at to find out whose file it is.
const clueRows = 200

// clues reads from the first rows what they say about the shop.
func (f *inspected) clues(m collect.Match) clues {
	c := clues{path: f.path}
	if m.Currency != "" {
		c.currencies = []string{m.Currency}
	}
	head, err := m.Sheet.Head(m.HeaderRow + clueRows)
	if err != nil || len(head) <= m.HeaderRow {
		return c
	}
	add := func(to *[]string, text string) {
		if id, reason := cell.ID(text); reason == cell.OK && id != "" && !slices.Contains(*to, id) {
			*to = append(*to, id)
		}
	}
	for _, column := range m.Columns {
		var to *[]string
		switch column.Field {
		case "shop_name":
			to = &c.names
		case "order_id":
			to = &c.orders
		case "line_id":
			to = &c.lines
		case "account", "account_id", "anchor_id", "store_id", "legal_entity":
			to = &c.accounts
		case "currency":
			to = &c.currencies
		default:
			continue
		}
		for _, row := range head[m.HeaderRow:] {
			if column.Index < len(row) {
				add(to, row[column.Index])
			}
		}
	}
	return c
}

// fail makes the file's result the reason why it cannot be imported.
func (f *inspected) fail(err error) {
	f.problem = true
	p := problemOf(err)
	result := FileResult{Path: f.path, Control: map[string]collect.Control{}, Problem: p}
	f.results = []FileResult{result}
}

func problemOf(err error) *FileProblem {
	var unknown *collect.Unrecognised
	if errors.As(err, &unknown) {
		if len(unknown.Nearest) == 0 {
			return &FileProblem{Code: "format_unknown", Mapping: suggest(unknown)}
		}
		return &FileProblem{Code: "format_unknown", Args: map[string]any{"nearest": nearestText(unknown)}, Mapping: suggest(unknown)}
	}
	var several *collect.Ambiguous
	if errors.As(err, &several) {
		return &FileProblem{Code: "format_ambiguous", Args: map[string]any{"formats": specNames(several)}}
	}
	ft := fault.From(err)
	p := &FileProblem{Code: ft.Code, Args: ft.Args}
	if choices, ok := ft.Args["choices"].([]string); ok {
		p.Shops = choices
	}
	return p
}

func closeAll(files []*inspected) {
	for _, f := range files {
		if f.book != nil {
			f.book.Close()
		}
	}
}
