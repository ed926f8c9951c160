package api

import (
	"context"

	"github.com/suanpan/suanpan/internal/analysts/profit"
	"github.com/suanpan/suanpan/internal/analysts/returns"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// profitStatement is the booked statement and, beside it, what may still be refunded and what is known where
// something is missing.
type profitStatement struct {
	*run.Statement
	KnownPart        *profit.KnownPart   `json:"known_part,omitempty" doc:"where something is missing: the profit of the products of which nothing is"`
	PredictedReturns *returns.Prediction `json:"predicted_returns,omitempty" doc:"refunds that are yet to come; in no amount of the statement"`
}

// statement answers with what stands beside it where it is of the whole scope.
func (s *Server) statement(ctx context.Context, in *statementInput) (*profitStatement, error) {
	q, err := s.statementQuery(ctx, in)
	if err != nil {
		return nil, err
	}
	booked, err := s.workspace.Metrics().Statement(ctx, q)
	if err != nil || in.By != "" {
		return &profitStatement{Statement: booked}, err
	}
	known, err := profit.Known(ctx, s.workspace.Metrics(), booked, q.Filters)
	if err != nil {
		return nil, err
	}
	expected, err := s.workspace.Returns(ctx, returns.Request{From: q.From, To: q.To, Filters: q.Filters, Currency: booked.Currency})
	if err != nil {
		return nil, err
	}
	return &profitStatement{booked, known, expected}, nil
}
