package api

import (
	"context"
	"net/http"

	"github.com/suanpan/suanpan/internal/courier"
	"github.com/suanpan/suanpan/internal/push"
)

type channelID struct {
	ID string `path:"id"`
}

type channelList struct {
	Channels []courier.View `json:"channels"`
}

type sendList struct {
	Sends []courier.Send `json:"sends"`
}

func (s *Server) registerPush() {
	get(s, "/api/channels", "Where the morning brief is sent to; without what is secret about it", func(ctx context.Context, _ *nothing) (channelList, error) {
		all, err := s.workspace.Courier().Channels(ctx)
		return channelList{all}, err
	})
	register(s, http.MethodPost, "/api/channels", "Add a channel", func(ctx context.Context, in *struct{ Body push.Channel }) (courier.View, error) {
		return s.workspace.Courier().AddChannel(ctx, in.Body)
	})
	register(s, http.MethodPut, "/api/channels/{id}", "Change a channel; an empty address or secret stays as it was", func(ctx context.Context, in *struct {
		ID   string `path:"id"`
		Body push.Channel
	}) (courier.View, error) {
		in.Body.ID = in.ID
		return s.workspace.Courier().PutChannel(ctx, in.Body)
	})
	register(s, http.MethodDelete, "/api/channels/{id}", "Forget a channel and its secrets", func(ctx context.Context, in *channelID) (nothing, error) {
		return nothing{}, s.workspace.Courier().DeleteChannel(ctx, in.ID)
	})
	register(s, http.MethodPost, "/api/channels/{id}/test", "Send a test now; a failure answers in the platform's own words", func(ctx context.Context, in *channelID) (courier.Send, error) {
		return s.workspace.Courier().Test(ctx, in.ID)
	})
	register(s, http.MethodPost, "/api/channels/{id}/send", "Send the brief now; if it arrives it is the day's", func(ctx context.Context, in *channelID) (courier.Send, error) {
		return s.workspace.Courier().SendNow(ctx, in.ID)
	})
	get(s, "/api/sends", "The log of what was sent, newest first", func(ctx context.Context, in *struct {
		Limit int `query:"limit" default:"50" minimum:"1" maximum:"1000"`
	}) (sendList, error) {
		list, err := s.workspace.Courier().Log(ctx, in.Limit)
		return sendList{list}, err
	})
	get(s, "/api/push/settings", "What holds for all channels", func(ctx context.Context, _ *nothing) (courier.Settings, error) {
		return s.workspace.Courier().Settings(ctx)
	})
	register(s, http.MethodPut, "/api/push/settings", "Change what holds for all channels", func(ctx context.Context, in *struct{ Body courier.Settings }) (courier.Settings, error) {
		return in.Body, s.workspace.Courier().PutSettings(ctx, in.Body)
	})
}
