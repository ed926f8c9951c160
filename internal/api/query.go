package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// QueryInput is a query as parameters.
type QueryInput struct {
	Period
	Metrics []string `query:"metrics" required:"true"`
	By      []string `query:"by"`
	Where   string   `query:"where" doc:"condition on dimensions, for instance platform == \"douyin\" and hour in 0..6"`
	Having  string   `query:"having" doc:"condition on metrics, for instance orders >= 20"`
	Formula []string `query:"formula,explode" doc:"name=arithmetic over metrics, for instance waste=refund_amount / gmv"`
	Grain   string   `query:"grain" enum:"day,week,month,"`
	Compare string   `query:"compare" enum:"none,previous,last_year,"`
	Order   []string `query:"order" doc:"metric or dimension, -name is descending"`
	Limit   int      `query:"limit" minimum:"0"`
	Offset  int      `query:"offset" minimum:"0"`
	Rest    bool     `query:"rest" doc:"one row for everything beyond the limit"`
	Marks
}

// Marks asks to be told which values rest on something that is missing.
type Marks struct {
	Missing bool `query:"missing" doc:"rows say under missing and before_missing, for each metric, how much was sold (list price, minor units, at least) on lines that miss a cost or fee which goes into it; such a value is no fact"`
}

func (s *Server) run(ctx context.Context, q metrics.Query, m Marks) (*run.Result, error) {
	if m.Missing {
		return s.workspace.Metrics().RunMarked(ctx, q)
	}
	return s.workspace.Metrics().Run(ctx, q)
}

func (s *Server) metricsQuery(ctx context.Context, in *QueryInput) (q metrics.Query, err error) {
	q = metrics.Query{Metrics: in.Metrics, By: in.By, Where: in.Where, Having: in.Having, Grain: metrics.Grain(in.Grain), Compare: metrics.Compare(in.Compare),
		Limit: in.Limit, Offset: in.Offset, Rest: in.Rest, Currency: in.Currency}
	for _, o := range in.Order {
		name, desc := strings.CutPrefix(o, "-")
		q.Order = append(q.Order, metrics.Order{By: name, Desc: desc})
	}
	for _, text := range in.Formula {
		name, formula, ok := strings.Cut(text, "=")
		if !ok {
			return q, fault.New(fault.Invalid, "formula_unreadable", fault.Args{"formula": text})
		}
		q.Formulas = append(q.Formulas, metrics.Typed{Name: strings.TrimSpace(name), Formula: strings.TrimSpace(formula)})
	}
	if q.From, q.To, err = s.days(ctx, in.Period); err != nil {
		return q, err
	}
	q.Filters, err = in.filters()
	return q, err
}

type queryBody struct {
	Marks
	Body metrics.Query
}

type definition struct{ Body metrics.Definition }

type metricName struct {
	Name string `path:"name"`
}

type catalogue struct {
	Metrics    []*metrics.Metric          `json:"metrics"`
	Dimensions []metrics.Dimension        `json:"dimensions"`
	Sources    []*metrics.Source          `json:"sources"`
	Saved      []metrics.Definition       `json:"saved" doc:"metrics that were saved here; those in other files of the workspace are changed there"`
	Refused    []*metrics.DefinitionError `json:"refused,omitempty" doc:"definitions in the workspace that cannot be used"`
}

func (s *Server) registerQuery() {
	get(s, "/api/query", "Any metrics by any dimensions", func(ctx context.Context, in *QueryInput) (*run.Result, error) {
		q, err := s.metricsQuery(ctx, in)
		if err != nil {
			return nil, err
		}
		return s.run(ctx, q, in.Marks)
	})
	register(s, http.MethodPost, "/api/query", "The same, asked as JSON", func(ctx context.Context, in *queryBody) (*run.Result, error) {
		q := in.Body
		var err error
		if q.From, q.To, err = s.days(ctx, Period{From: q.From, To: q.To}); err != nil {
			return nil, err
		}
		return s.run(ctx, q, in.Marks)
	})
	get(s, "/api/metrics", "What can be asked", func(context.Context, *nothing) (catalogue, error) {
		c := s.workspace.Metrics().Catalogue()
		saved, err := s.workspace.SavedMetrics()
		return catalogue{c.Metrics(), metrics.Dimensions(), c.Sources(), saved, s.workspace.RefusedMetrics()}, err
	})
	register(s, http.MethodPost, "/api/metrics", "Save a metric of the workspace, or replace the saved one of that name", func(_ context.Context, in *definition) (*metrics.Metric, error) {
		return s.workspace.SaveMetric(in.Body)
	})
	register(s, http.MethodDelete, "/api/metrics/{name}", "Delete a saved metric", func(_ context.Context, in *metricName) (nothing, error) {
		return nothing{}, s.workspace.DeleteMetric(in.Name)
	})
}
