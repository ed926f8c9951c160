package api

import (
	"context"
	"net/http"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/collect/cell"
	"github.com/suanpan/suanpan/internal/i18n"
)

type quarantineInput struct {
	Import int64  `query:"import" doc:"only of this import"`
	Status string `query:"status" enum:"open,fixed,dismissed,all" default:"open"`
}

type quarantineList struct {
	Rows  []app.Quarantined `json:"rows" doc:"the first 2000; the exports have all"`
	Total int64             `json:"total" doc:"rows there are"`
}

// quarantineShown bounds the rows of one answer: nobody mends more by hand, and the exports have all.
const quarantineShown = 2000

type fixInput struct {
	Body struct {
		ImportSeq int64     `json:"import_seq"`
		Rows      []app.Fix `json:"rows" minItems:"1"`
	}
}

type dismissInput struct {
	Body struct {
		ImportSeq int64   `json:"import_seq"`
		Sheet     string  `json:"sheet,omitempty"`
		Rows      []int32 `json:"rows" minItems:"1"`
	}
}

func (s *Server) registerQuarantine() {
	get(s, "/api/quarantine", "Rows that could not be read", func(ctx context.Context, in *quarantineInput) (quarantineList, error) {
		return s.quarantine(ctx, in, quarantineShown)
	})
	register(s, http.MethodPost, "/api/quarantine/fix", "Read rows again with corrected cells", func(ctx context.Context, in *fixInput) (app.FixResult, error) {
		return s.workspace.FixQuarantine(ctx, in.Body.ImportSeq, in.Body.Rows, func(app.Progress) {})
	})
	register(s, http.MethodPost, "/api/quarantine/dismiss", "Leave rows out for good", func(ctx context.Context, in *dismissInput) (app.FixResult, error) {
		n, err := s.workspace.DismissQuarantine(ctx, in.Body.ImportSeq, in.Body.Sheet, in.Body.Rows)
		return app.FixResult{Fixed: n}, err
	})
}

func (s *Server) quarantine(ctx context.Context, in *quarantineInput, most int) (quarantineList, error) {
	status := in.Status
	if status == "all" {
		status = ""
	}
	rows, total, err := s.workspace.Quarantine(ctx, in.Import, status, most)
	for i := range rows {
		for j := range rows[i].Cells {
			title := cell.TitleOf(rows[i].Cells[j].Reason)
			rows[i].Cells[j].Text = title.ZH
			if langOf(ctx) == i18n.EN {
				rows[i].Cells[j].Text = title.EN
			}
		}
	}
	return quarantineList{rows, total}, err
}
