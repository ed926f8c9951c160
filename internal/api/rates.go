package api

import (
	"context"
	"net/http"

	"github.com/suanpan/suanpan/internal/app"
)

type rateChanges struct {
	Body struct {
		Rates []app.Rate `json:"rates,omitempty" doc:"to set; those without a rate are forgotten"`
		File  []byte     `json:"file,omitempty" doc:"a list of rates: columns of day, currency and rate, or one per pair such as USD/CNY"`
	}
}

func (s *Server) registerRates() {
	get(s, "/api/rates", "Exchange rates, and what stands apart for want of one", func(ctx context.Context, _ *nothing) (app.RateTable, error) {
		return s.workspace.Rates(ctx)
	})
	register(s, http.MethodPut, "/api/rates", "Set exchange rates", func(ctx context.Context, in *rateChanges) (jobStarted, error) {
		rates := in.Body.Rates
		if len(in.Body.File) > 0 {
			listed, err := s.workspace.ReadRates(ctx, in.Body.File)
			if err != nil {
				return jobStarted{}, err
			}
			rates = append(rates, listed...)
		}
		return s.job(ctx, "rates", func(ctx context.Context, progress func(app.Progress)) error {
			return s.workspace.SetRates(ctx, rates, progress)
		}), nil
	})
}
