package app

import (
	"context"
	"strconv"

	"github.com/suanpan/suanpan/internal/warehouse"
)

// Status is what every page needs to know of the workspace.
type Status struct {
	Version     string   `json:"version"`
	Workspace   string   `json:"workspace"`
	Title       string   `json:"title"`
	Dir         string   `json:"dir"`
	Workspaces  []string `json:"workspaces" doc:"all in the same directory, to switch to"`
	Currency    string   `json:"currency"`
	FirstDay    string   `json:"first_day" doc:"first business day of the ledger, empty if there is none"`
	LastDay     string   `json:"last_day"`
	Lines       int64    `json:"lines" doc:"rows of the ledger"`
	DataVersion string   `json:"data_version" doc:"changes whenever any number may have changed"`
	Imports     int64    `json:"imports"`
	Quarantine  int64    `json:"quarantine" doc:"rows that could not be read and wait for a person"`
	MissingCost int64    `json:"missing_cost" doc:"SKUs without a cost"`
	Shops       []Shop   `json:"shops"`
}

// Shop is one shop on one platform.
type Shop struct {
	ID       string `json:"id"`
	Platform string `json:"platform"`
	Name     string `json:"name"`
	Zone     string `json:"zone"`
	Currency string `json:"currency"`
	DayStart int    `json:"day_start"`
}

// Status reads the workspace's state.
func (w *Workspace) Status(ctx context.Context) (Status, error) {
	settings, err := w.Settings(ctx)
	if err != nil {
		return Status{}, err
	}
	s := Status{Version: Version, Workspace: w.Name, Title: settings.Title, Dir: w.Dir, Currency: settings.Reporting}
	if s.Workspaces, err = w.Siblings(); err != nil {
		return s, err
	}
	if s.Shops, err = w.Shops(ctx); err != nil {
		return s, err
	}
	if s.DataVersion, err = w.dataVersion(ctx); err != nil {
		return s, err
	}
	if s.Quarantine, err = warehouse.CountQuarantine(ctx, w.store, warehouse.RejectFilter{Status: warehouse.Open}); err != nil {
		return s, err
	}
	err = firstRow(ctx, w.store, []any{&s.FirstDay, &s.LastDay, &s.Lines, &s.Imports, &s.MissingCost},
		`SELECT coalesce(CAST(min(day) AS VARCHAR), ''), coalesce(CAST(max(day) AS VARCHAR), ''), count(*),
		(SELECT count(*) FROM import_log WHERE status = 'live'),
		count(DISTINCT sku) FILTER (missing & `+strconv.Itoa(costBit())+` <> 0) FROM line_profit`)
	return s, err
}

// Shops lists the shops.
func (w *Workspace) Shops(ctx context.Context) ([]Shop, error) {
	stored, err := w.records.Shops(ctx)
	if err != nil {
		return nil, err
	}
	shops := make([]Shop, len(stored))
	for i, s := range stored {
		shops[i] = Shop(s)
	}
	return shops, nil
}

// dataVersion names the state of the data. It differs after every committed change, also
// between two openings of the workspace.
func (w *Workspace) dataVersion(context.Context) (string, error) {
	return strconv.FormatInt(w.opened, 36) + "." + strconv.FormatInt(w.version.Load(), 10), nil
}
