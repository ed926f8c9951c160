package api

import (
	"context"
	"net/http"

	"github.com/suanpan/suanpan/internal/app"
)

type formatList struct {
	Formats []app.Format `json:"formats"`
	Tables  []app.Table  `json:"tables" doc:"what a header can be mapped to"`
}

type coverageInput struct {
	From string `query:"from" required:"true"`
	To   string `query:"to" required:"true"`
}

type coverageList struct {
	Coverage []app.Coverage `json:"coverage"`
}

func (s *Server) registerFormats() {
	get(s, "/api/formats", "Every export type that can be imported", func(context.Context, *nothing) (formatList, error) {
		return formatList{s.workspace.Formats(), app.Tables()}, nil
	})
	register(s, http.MethodPost, "/api/formats", "Save a mapping as a format of the workspace's own", func(ctx context.Context, in *struct{ Body app.NewFormat }) (app.Format, error) {
		return s.workspace.SaveFormat(ctx, in.Body)
	})
	get(s, "/api/coverage", "Which shop and file type has how many rows on which days", func(ctx context.Context, in *coverageInput) (coverageList, error) {
		list, err := s.workspace.Coverage(ctx, in.From, in.To)
		return coverageList{list}, err
	})
}
