package api

import (
	"context"
	"net/http"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/ledger"
)

type costList struct {
	SKUs []app.SKUCost `json:"skus"`
}

type costsInput struct {
	Missing bool `query:"missing" doc:"only SKUs with lines whose cost is missing"`
}

type ruleList struct {
	Rules []app.Rule    `json:"rules"`
	Kinds []ledger.Kind `json:"kinds"`
}

type rulesInput struct {
	Kind []string `query:"kind"`
}

type ruleChanges struct {
	Body struct {
		Put    []app.Rule `json:"put,omitempty"`
		Delete []int64    `json:"delete,omitempty"`
	}
}

func (s *Server) registerCosts() {
	get(s, "/api/costs", "Unit costs of every SKU, most revenue at stake first", func(ctx context.Context, in *costsInput) (costList, error) {
		skus, err := s.workspace.Costs(ctx, in.Missing)
		return costList{skus}, err
	})
	register(s, http.MethodPut, "/api/costs", "Set unit costs", func(ctx context.Context, in *struct {
		Body struct {
			Costs []app.CostEdit `json:"costs" minItems:"1"`
		}
	}) (jobStarted, error) {
		return s.job(ctx, "costs", func(ctx context.Context, progress func(app.Progress)) error {
			return s.workspace.SetCosts(ctx, in.Body.Costs, progress)
		}), nil
	})
	get(s, "/api/rules", "Cost and fee rules", func(ctx context.Context, in *rulesInput) (ruleList, error) {
		rules, err := s.workspace.Rules(ctx, in.Kind...)
		return ruleList{rules, ledger.Kinds()}, err
	})
	register(s, http.MethodPost, "/api/rules", "Write and delete rules", func(ctx context.Context, in *ruleChanges) (jobStarted, error) {
		return s.job(ctx, "rules", func(ctx context.Context, progress func(app.Progress)) error {
			return s.workspace.ChangeRules(ctx, in.Body.Put, in.Body.Delete, progress)
		}), nil
	})
}

// job starts work that has no result of its own.
func (s *Server) job(ctx context.Context, kind string, work func(context.Context, func(app.Progress)) error) jobStarted {
	return jobStarted{s.workspace.Jobs.Start(ctx, kind, func(ctx context.Context, progress func(app.Progress)) (app.JobResult, error) {
		return app.JobResult{}, work(ctx, progress)
	})}
}
