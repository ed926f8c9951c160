package api

import (
	"context"

	"github.com/suanpan/suanpan/internal/analysts/returns"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// profitStatement is the booked statement and, beside it, what may still be refunded.
type profitStatement struct {
	*run.Statement
	PredictedReturns *returns.Prediction `json:"predicted_returns,omitempty" doc:"refunds that are yet to come; in no amount of the statement"`
}

type returnsInput struct {
	Period
	AsOf string `query:"as_of" doc:"predict as that evening; empty is by all that is known"`
}

func (s *Server) registerReturns() {
	get(s, "/api/returns", "Predicted refunds of young orders", func(ctx context.Context, in *returnsInput) (*returns.Prediction, error) {
		from, to, err := s.days(ctx, in.Period)
		if err != nil {
			return nil, err
		}
		filters, err := in.filters()
		if err != nil {
			return nil, err
		}
		currency := in.Currency
		if currency == "" {
			all, err := s.workspace.Metrics().Currencies(ctx, from, to, filters)
			if err != nil {
				return nil, err
			}
			currency = all[0].Currency
		}
		return s.workspace.Returns(ctx, returns.Request{From: from, To: to, Filters: filters, Currency: currency, AsOf: in.AsOf})
	})
}

// statement answers with the prediction where the statement is of the whole scope.
func (s *Server) statement(ctx context.Context, in *statementInput) (*profitStatement, error) {
	q, err := s.statementQuery(ctx, in)
	if err != nil {
		return nil, err
	}
	booked, err := s.workspace.Metrics().Statement(ctx, q)
	if err != nil || in.By != "" {
		return &profitStatement{Statement: booked}, err
	}
	expected, err := s.workspace.Returns(ctx, returns.Request{From: q.From, To: q.To, Filters: q.Filters, Currency: booked.Currency})
	if err != nil {
		return nil, err
	}
	return &profitStatement{booked, expected}, nil
}
