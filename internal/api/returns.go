package api

import (
	"context"

	"github.com/suanpan/suanpan/internal/analysts/returns"
)

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
