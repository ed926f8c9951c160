package api

import (
	"context"
	"strings"

	"github.com/suanpan/suanpan/internal/analysts/profit"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// Period is what every question about the ledger may be narrowed by. Without days it is the
// whole of the ledger.
type Period struct {
	From     string   `query:"from" doc:"first business day, YYYY-MM-DD"`
	To       string   `query:"to" doc:"last business day, inclusive"`
	Filter   []string `query:"filter,explode" doc:"dimension:value, dimension:in:a,b, dimension:not:a, dimension:contains:a"`
	Currency string   `query:"currency" doc:"ISO code; empty takes the reporting currency; where nothing is in it, the one with the greatest list sales"`
}

// days fills in the ledger's own first and last day.
func (s *Server) days(ctx context.Context, p Period) (from, to string, err error) {
	if p.From != "" && p.To != "" {
		return p.From, p.To, nil
	}
	first, last, err := s.workspace.Span(ctx)
	if p.From != "" {
		first = p.From
	}
	if p.To != "" {
		last = p.To
	}
	return first, last, err
}

// filters reads dimension:[operator:]values.
func (p Period) filters() ([]metrics.Filter, error) {
	var list []metrics.Filter
	for _, text := range p.Filter {
		dim, rest, ok := strings.Cut(text, ":")
		if !ok {
			return nil, fault.New(fault.Invalid, "filter_unreadable", fault.Args{"filter": text})
		}
		f := metrics.Filter{Dim: dim, Op: metrics.OpEq, Values: []string{rest}}
		if op, values, ok := strings.Cut(rest, ":"); ok {
			switch metrics.Op(op) {
			case metrics.OpIn, metrics.OpNot:
				f.Op, f.Values = metrics.Op(op), strings.Split(values, ",")
			case metrics.OpEq, metrics.OpContains:
				f.Op, f.Values = metrics.Op(op), []string{values}
			}
		}
		list = append(list, f)
	}
	return list, nil
}

type statementInput struct {
	Period
	Compare string `query:"compare" enum:"none,previous,last_year," doc:"period to set beside"`
	By      string `query:"by" doc:"dimension of the rows"`
	Grain   string `query:"grain" enum:"day,week,month," doc:"of the day dimension"`
	Top     int    `query:"top" minimum:"0" doc:"rows; the others are one row. 0 is all"`
	Order   string `query:"order" doc:"metric that ranks the rows"`
}

func (s *Server) statementQuery(ctx context.Context, in *statementInput) (q run.StatementQuery, err error) {
	q = run.StatementQuery{Compare: metrics.Compare(in.Compare), Currency: in.Currency, By: in.By, Grain: metrics.Grain(in.Grain), Top: in.Top, Order: in.Order}
	if q.From, q.To, err = s.days(ctx, in.Period); err != nil {
		return q, err
	}
	q.Filters, err = in.filters()
	return q, err
}

type components struct {
	Components []ledger.Component `json:"components"`
	Subtotals  []ledger.Subtotal  `json:"subtotals"`
}

func (s *Server) registerProfit() {
	get(s, "/api/statement", "The profit statement, whole and by a dimension", s.statement)
	get(s, "/api/components", "The lines of the profit statement", func(context.Context, *nothing) (components, error) {
		return components{ledger.Components(), ledger.Subtotals()}, nil
	})
	get(s, "/api/skus", "Unit economics of every SKU", func(ctx context.Context, in *Period) (*profit.Report, error) {
		return s.skus(ctx, in)
	})
}

func (s *Server) skus(ctx context.Context, in *Period) (*profit.Report, error) {
	from, to, err := s.days(ctx, *in)
	if err != nil {
		return nil, err
	}
	filters, err := in.filters()
	if err != nil {
		return nil, err
	}
	return profit.SKUs(ctx, s.workspace.Metrics(), profit.Request{From: from, To: to, Filters: filters, Currency: in.Currency})
}
