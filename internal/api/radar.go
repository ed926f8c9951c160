package api

import (
	"context"
	"fmt"
	"net/http"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/radar"
)

type dayInput struct {
	Day string `query:"day" doc:"YYYY-MM-DD; empty is the last day with orders"`
}

type verdictInput struct {
	ID   string `path:"id"`
	Body struct {
		Metric  string `json:"metric" doc:"of the finding"`
		Day     string `json:"day" doc:"of the finding"`
		Verdict string `json:"verdict" enum:"useful,useless," doc:"empty takes it back"`
	}
}

type watchSettings struct {
	radar.Settings
	Rules radar.Rulebook `json:"rules" doc:"what is watched by itself"`
}

type watchSettingsInput struct{ Body radar.Settings }

type promotionsInput struct {
	Body struct {
		Text string `json:"text" maxLength:"1000000" doc:"rows of name, first day, last day, kind (大促/promotion or 直播/live); CSV or with tabs"`
	}
}

type promotionsAnswer struct {
	Promotions []radar.Promotion `json:"promotions" doc:"all that are known now"`
}

type calendarInput struct {
	Year int `query:"year" required:"true" minimum:"2000" maximum:"2100"`
}

type calendarAnswer struct {
	Occasions []app.Occasion `json:"occasions" doc:"in the order of their first day"`
}

type axesAnswer struct {
	Axes []radar.AxisScore `json:"axes"`
}

type chartInput struct {
	Day       string `query:"day" doc:"last day; empty is the last day with orders"`
	Metric    string `query:"metric" required:"true"`
	Dimension string `query:"dimension" default:"all" doc:"of the cell; all is the whole shop"`
	Key       string `query:"key" doc:"of the cell"`
	Days      int    `query:"days" default:"90" minimum:"7" maximum:"400"`
}

type briefAnswer struct {
	Day  string `json:"day"`
	Text string `json:"text" doc:"lines of plain text, in the reader's language"`
}

type whyInput struct {
	ID  string `path:"id" doc:"of the finding"`
	Day string `query:"day" doc:"on which it was found; empty is the last day with orders"`
}

type decomposeInput struct {
	Identity  string `path:"identity"`
	From      string `query:"from" required:"true"`
	To        string `query:"to" required:"true"`
	BaseFrom  string `query:"base_from" required:"true" doc:"first day of the period of equal length to compare with"`
	Dimension string `query:"dimension" default:"all"`
	Key       string `query:"key"`
}

type identitiesAnswer struct {
	Identities []radar.Identity `json:"identities"`
}

func (s *Server) registerRadar() {
	get(s, "/api/identities", "What a change can be decomposed along", func(context.Context, *nothing) (identitiesAnswer, error) {
		return identitiesAnswer{s.workspace.Identities()}, nil
	})
	get(s, "/api/identities/{identity}", "A change between two periods, decomposed into factors without residual", func(ctx context.Context, in *decomposeInput) (*radar.Factors, error) {
		return s.workspace.Decompose(ctx, in.Identity, radar.Cell{Dimension: in.Dimension, Key: in.Key}, in.From, in.To, in.BaseFrom)
	})
	get(s, "/api/today", "The morning page of a day", func(ctx context.Context, in *dayInput) (*app.Today, error) {
		return s.workspace.Today(ctx, in.Day)
	})
	get(s, "/api/brief", "The morning page as text for a phone", func(ctx context.Context, in *dayInput) (briefAnswer, error) {
		today, err := s.workspace.Today(ctx, in.Day)
		if err != nil {
			return briefAnswer{}, err
		}
		return briefAnswer{today.Day, today.Brief(langOf(ctx))}, nil
	})
	get(s, "/api/findings/{id}/why", "What stands behind a finding: where it sits, how it ran, and what happened then", func(ctx context.Context, in *whyInput) (*app.Why, error) {
		return s.workspace.Why(ctx, in.ID, in.Day)
	})
	get(s, "/api/radar/chart", "A watched metric of one cell with what its history led to expect", func(ctx context.Context, in *chartInput) (*radar.Chart, error) {
		return s.workspace.Chart(ctx, in.Metric, radar.Cell{Dimension: in.Dimension, Key: in.Key}, in.Day, in.Days)
	})
	get(s, "/api/findings", "What the radar says of a day", func(ctx context.Context, in *dayInput) (*radar.Report, error) {
		return s.workspace.Findings(ctx, in.Day)
	})
	get(s, "/api/axes", "The five axes of the radar chart, for the week that ends on a day", func(ctx context.Context, in *dayInput) (axesAnswer, error) {
		axes, err := s.workspace.Axes(ctx, in.Day)
		return axesAnswer{axes}, err
	})
	get(s, "/api/calendar", "The trade's calendar of a year: sales, festivals and adjusted working days", func(_ context.Context, in *calendarInput) (calendarAnswer, error) {
		occasions, err := s.workspace.Calendar(fmt.Sprintf("%d-01-01", in.Year), fmt.Sprintf("%d-12-31", in.Year))
		return calendarAnswer{occasions}, err
	})
	register(s, http.MethodPost, "/api/findings/{id}/verdict", "Say whether a finding was useful; it moves its rule's threshold", func(ctx context.Context, in *verdictInput) (nothing, error) {
		return nothing{}, s.workspace.Judge(ctx, in.ID, in.Body.Metric, in.Body.Day, in.Body.Verdict)
	})
	get(s, "/api/radar/settings", "What the merchant decided about the radar", func(ctx context.Context, _ *nothing) (watchSettings, error) {
		settings, err := s.workspace.RadarSettings(ctx)
		return watchSettings{settings, s.workspace.RadarRules()}, err
	})
	register(s, http.MethodPut, "/api/radar/settings", "Change what the radar watches", func(ctx context.Context, in *watchSettingsInput) (nothing, error) {
		return nothing{}, s.workspace.PutRadarSettings(ctx, in.Body)
	})
	register(s, http.MethodPost, "/api/radar/promotions", "Add promotions and live days from a spreadsheet's text", func(ctx context.Context, in *promotionsInput) (promotionsAnswer, error) {
		all, err := s.workspace.ImportPromotions(ctx, []byte(in.Body.Text))
		return promotionsAnswer{all}, err
	})
}
