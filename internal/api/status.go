package api

import (
	"context"
	"net/http"

	"github.com/suanpan/suanpan/internal/app"
)

type nothing struct{}

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
		return in.Body, s.workspace.PutSettings(ctx, in.Body)
	})
	register(s, http.MethodPost, "/api/shops", "Add a shop, or change its name, zone or business day", func(ctx context.Context, in *struct{ Body app.Shop }) (app.Shop, error) {
		return in.Body, s.workspace.PutShop(ctx, in.Body)
	})
}
