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
}
