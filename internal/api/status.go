package api

import (
	"context"
	"net/http"

	"github.com/suanpan/suanpan/internal/app"
)

type nothing struct{}

type switchTo struct {
	Workspace string `json:"workspace"`
}

type backupTo struct {
	Dir string `json:"dir"`
}

func (s *Server) registerStatus() {
	get(s, "/api/status", "State of the workspace", func(ctx context.Context, _ *nothing) (app.Status, error) {
		return s.workspace.Status(ctx)
	})
	get(s, "/api/doctor", "Checks of the workspace's integrity", func(ctx context.Context, _ *nothing) (app.Diagnosis, error) {
		return s.workspace.Doctor(ctx)
	})
	get(s, "/api/settings", "Settings of the workspace", func(ctx context.Context, _ *nothing) (app.Settings, error) {
		return s.workspace.Settings(ctx)
	})
	register(s, http.MethodPut, "/api/settings", "Change the settings", func(ctx context.Context, in *struct{ Body app.Settings }) (app.Settings, error) {
		before, err := s.workspace.Settings(ctx)
		if err != nil {
			return in.Body, err
		}
		if err := s.workspace.PutSettings(ctx, in.Body); err != nil {
			return in.Body, err
		}
		after, err := s.workspace.Settings(ctx)
		if err == nil && after.Reporting != before.Reporting {
			s.job(ctx, "rates", s.workspace.CatchUp)
		}
		return after, err
	})
	register(s, http.MethodPost, "/api/switch", "Serve another workspace of the same directory", func(_ context.Context, in *struct{ Body switchTo }) (switchTo, error) {
		return in.Body, s.workspace.SwitchTo(in.Body.Workspace)
	})
	register(s, http.MethodPost, "/api/backup", "Copy the workspace to an empty directory (command line only)", func(ctx context.Context, in *struct {
		Authorization string `header:"Authorization"`
		Body          backupTo
	}) (jobStarted, error) {
		if err := s.local(in.Authorization); err != nil {
			return jobStarted{}, err
		}
		return s.job(ctx, "backup", func(ctx context.Context, _ func(app.Progress)) error {
			return s.workspace.Backup(ctx, in.Body.Dir)
		}), nil
	})
	register(s, http.MethodPost, "/api/shops", "Add a shop, or change its name, zone or business day", func(ctx context.Context, in *struct{ Body app.Shop }) (app.Shop, error) {
		return in.Body, s.workspace.PutShop(ctx, in.Body)
	})
}
