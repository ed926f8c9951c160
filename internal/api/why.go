package api

import (
	"context"

	"github.com/suanpan/suanpan/internal/app"
)

type restatementsInput struct {
	From      string `query:"from" doc:"of the day restated"`
	To        string `query:"to"`
	Platform  string `query:"platform"`
	Shop      string `query:"shop"`
	Component string `query:"component"`
	Import    int64  `query:"import"`
	Limit     int    `query:"limit" minimum:"0" maximum:"10000"`
	Offset    int    `query:"offset" minimum:"0"`
}

func (in *restatementsInput) query() app.RestatementQuery {
	return app.RestatementQuery{From: in.From, To: in.To, Platform: in.Platform, Shop: in.Shop, Component: in.Component,
		ImportSeq: in.Import, Limit: in.Limit, Offset: in.Offset}
}

type restatementList struct {
	Rows []app.Restatement `json:"rows"`
}

func (s *Server) registerWhy() {
	get(s, "/api/restatements", "Why profit changed, latest first", func(ctx context.Context, in *restatementsInput) (restatementList, error) {
		rows, err := s.workspace.Restatements(ctx, in.query())
		return restatementList{rows}, err
	})
	get(s, "/api/reconcile", "What orders should bring against what was settled", func(ctx context.Context, in *reconcileInput) (app.Reconciliation, error) {
		return s.workspace.Reconcile(ctx, in.query())
	})
}

type reconcileInput struct {
	From     string `query:"from" doc:"of the order's day"`
	To       string `query:"to"`
	Platform string `query:"platform"`
	Shop     string `query:"shop"`
	Order    string `query:"order"`
	Reason   string `query:"reason" enum:"unexplained,amount_differs,rate_differs,fee_unknown,refund_after_settlement,refund_in_settlement,not_yet_settled,agrees,"`
	Limit    int    `query:"limit" minimum:"0" maximum:"10000"`
	Offset   int    `query:"offset" minimum:"0"`
}

func (in *reconcileInput) query() app.ReconcileQuery {
	return app.ReconcileQuery{From: in.From, To: in.To, Platform: in.Platform, Shop: in.Shop, OrderID: in.Order, Reason: in.Reason, Limit: in.Limit, Offset: in.Offset}
}
