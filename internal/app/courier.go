package app

import (
	"context"
	"fmt"
	"time"

	"github.com/suanpan/suanpan/internal/courier"
	"github.com/suanpan/suanpan/internal/i18n"
)

// Courier brings the morning's brief to the workspace's channels.
func (w *Workspace) Courier() *courier.Courier { return w.courier }

func (w *Workspace) newCourier() *courier.Courier {
	return courier.New(courier.Needs{Records: w.records, Compose: w.compose, Zone: w.zone, Now: w.now})
}

// compose writes the brief of the last day with orders.
func (w *Workspace) compose(ctx context.Context, lang i18n.Lang) (courier.Brief, error) {
	today, err := w.Today(ctx, "")
	if err != nil {
		return courier.Brief{}, err
	}
	return courier.Brief{Day: today.Day, Text: today.Brief(lang)}, nil
}

// zone is the workspace's time zone.
func (w *Workspace) zone(ctx context.Context) (*time.Location, error) {
	s, err := w.Settings(ctx)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return nil, fmt.Errorf("zone of the workspace: %w", err)
	}
	return zone, nil
}
