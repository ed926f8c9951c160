package api

import (
	"context"

	"github.com/suanpan/suanpan/internal/app"
)

// RestatementScope is what a question about restatements may be narrowed by, its order and its page.
type RestatementScope struct {
	From      string `query:"from" doc:"of the day restated"`
	To        string `query:"to"`
	Platform  string `query:"platform"`
	Shop      string `query:"shop"`
	Currency  string `query:"currency"`
	Component string `query:"component"`
	Import    int64  `query:"import"`
	Cause     string `query:"cause" doc:"key of a sum by cause"`
	Order     string `query:"order" enum:"day,-day,difference,-difference," doc:"empty: latest change first"`
	Limit     int    `query:"limit" minimum:"0" maximum:"10000" doc:"of a page; an export has every row"`
	Offset    int    `query:"offset" minimum:"0"`
}

func (in *RestatementScope) query() app.RestatementQuery {
	return app.RestatementQuery{From: in.From, To: in.To, Platform: in.Platform, Shop: in.Shop, Currency: in.Currency, Component: in.Component,
		ImportSeq: in.Import, Cause: in.Cause, Order: in.Order, Limit: in.Limit, Offset: in.Offset}
}

type restatementSumsInput struct {
	RestatementScope
	By string `query:"by" enum:"cause,day,component" default:"cause"`
}

type restatementSums struct {
	Sums []app.RestatementSum `json:"sums"`
}

func (s *Server) registerWhy() {
	get(s, "/api/restatements", "Why profit changed, latest first", func(ctx context.Context, in *RestatementScope) (app.RestatementList, error) {
		return s.workspace.Restatements(ctx, in.query())
	})
	get(s, "/api/restatements/sums", "What changed profit, summed by cause, day or component", func(ctx context.Context, in *restatementSumsInput) (restatementSums, error) {
		sums, err := s.workspace.RestatementSums(ctx, in.query(), in.By)
		return restatementSums{sums}, err
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
	Currency string `query:"currency"`
	OrderID  string `query:"order_id"`
	Order    string `query:"order" enum:"day,-day,expected,-expected,settled,-settled,difference,-difference," doc:"empty: the unexplained and largest first"`
	Reason   string `query:"reason" enum:"unexplained,amount_differs,rate_differs,fee_unknown,refund_after_settlement,refund_in_settlement,not_yet_settled,agrees,"`
	Limit    int    `query:"limit" minimum:"0" maximum:"10000" doc:"of a page; an export has every row"`
	Offset   int    `query:"offset" minimum:"0"`
}

func (in *reconcileInput) query() app.ReconcileQuery {
	return app.ReconcileQuery{From: in.From, To: in.To, Platform: in.Platform, Shop: in.Shop, Currency: in.Currency, OrderID: in.OrderID, Reason: in.Reason,
		Order: in.Order, Limit: in.Limit, Offset: in.Offset}
}
