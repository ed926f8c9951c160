package api

import (
	"context"
	"iter"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/suanpan/suanpan/internal/export"
	"github.com/suanpan/suanpan/internal/money"
)

// registerExports offers every table as CSV and XLSX, with the parameters of its own page.
func (s *Server) registerExports() {
	exportOf(s, "statement", s.statementTable)
	exportOf(s, "query", s.queryTable)
	exportOf(s, "skus", s.skuTable)
	exportOf(s, "orders", s.orderTable)
	exportOf(s, "restatements", s.restatementTable)
	exportOf(s, "reconcile", s.reconcileTable)
	exportOf(s, "costs", s.costTable)
	exportOf(s, "rules", s.ruleTable)
	exportOf(s, "imports", s.importTable)
	exportOf(s, "quarantine", s.quarantineTable)
}

var exportTypes = map[string]string{
	"csv":  "text/csv; charset=utf-8",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

func exportOf[I any](s *Server, name string, table func(context.Context, *I) (export.Table, error)) {
	for format, contentType := range exportTypes {
		file := name + "." + format
		huma.Register(s.api, huma.Operation{Method: http.MethodGet, Path: "/api/export/" + file, OperationID: "get-export-" + name + "-" + format,
			Summary:   "The table " + name + " as " + format,
			Responses: map[string]*huma.Response{"200": {Description: "the file", Content: map[string]*huma.MediaType{contentType: {}}}},
		}, func(ctx context.Context, in *I) (*huma.StreamResponse, error) {
			t, err := table(ctx, in)
			if err != nil {
				return nil, problemOf(ctx, err)
			}
			return &huma.StreamResponse{Body: func(out huma.Context) {
				out.SetHeader("Content-Type", contentType)
				out.SetHeader("Content-Disposition", `attachment; filename="suanpan-`+file+`"`)
				write := t.CSV
				if format == "xlsx" {
					write = t.XLSX
				}
				if err := write(out.BodyWriter(), langOf(ctx)); err != nil {
					panic(http.ErrAbortHandler) // cut the answer off rather than end it as if it were whole
				}
			}}, nil
		})
	}
}

// rowsOf makes a table's rows, one by one.
func rowsOf[T any](list iter.Seq2[T, error], cells func(T) []export.Cell) iter.Seq2[[]export.Cell, error] {
	return func(yield func([]export.Cell, error) bool) {
		for v, err := range list {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(cells(v), nil) {
				return
			}
		}
	}
}

// inOrder gives a list as a sequence.
func inOrder[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// peek looks at the first of a sequence, by which a refusal is told before the answer begins. The sequence
// that it gives has the first in it and is to be read once.
func peek[T any](seq iter.Seq2[T, error]) (first T, all iter.Seq2[T, error], err error) {
	next, stop := iter.Pull2(seq)
	first, err, ok := next()
	if err != nil {
		stop()
	}
	return first, func(yield func(T, error) bool) {
		defer stop()
		for v, err := first, err; ok; v, err, ok = next() {
			if !yield(v, err) {
				return
			}
		}
	}, err
}

func text(zh, en string) export.Column  { return export.Column{ZH: zh, EN: en, Kind: export.Text} }
func date(zh, en string) export.Column  { return export.Column{ZH: zh, EN: en, Kind: export.Date} }
func count(zh, en string) export.Column { return export.Column{ZH: zh, EN: en, Kind: export.Int} }
func plain(zh, en string) export.Column { return export.Column{ZH: zh, EN: en, Kind: export.Number} }

func amount(zh, en, currency string) export.Column {
	return export.Column{ZH: zh, EN: en, Kind: export.Money, Digits: money.Digits(currency)}
}

func words(list ...string) []export.Cell {
	cells := make([]export.Cell, len(list))
	for i, s := range list {
		cells[i] = export.TextCell(s)
	}
	return cells
}

func wholes(list ...int64) []export.Cell {
	cells := make([]export.Cell, len(list))
	for i, n := range list {
		cells[i] = export.WholeCell(n)
	}
	return cells
}
