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

// rowsOf makes a table's rows from a list.
func rowsOf[T any](list []T, cells func(T) []export.Cell) iter.Seq2[[]export.Cell, error] {
	return func(yield func([]export.Cell, error) bool) {
		for _, v := range list {
			if !yield(cells(v), nil) {
				return
			}
		}
	}
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
