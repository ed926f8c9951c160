package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/records"
)

// Settings are what a merchant decides for the whole workspace.
type Settings struct {
	Title         string `json:"title" doc:"what the merchant calls the workspace"`
	Currency      string `json:"currency" doc:"ISO 4217, of shops that do not say"`
	Reporting     string `json:"reporting_currency,omitempty" doc:"ISO 4217, that statements are in; empty: the same as currency"`
	Zone          string `json:"zone" doc:"IANA time zone of shops that do not say"`
	DayStart      int    `json:"day_start" minimum:"0" maximum:"23" doc:"hour at which the business day begins"`
	KeepOriginals bool   `json:"keep_originals" doc:"keep imported files as they are, personal data included; otherwise personal columns are blanked"`
}

// DefaultSettings are those of a merchant in China.
func DefaultSettings() Settings {
	return Settings{Title: "我的店铺", Currency: "CNY", Zone: "Asia/Shanghai"}
}

const settingsKey = "workspace"

// Settings reads the workspace's settings.
func (w *Workspace) Settings(ctx context.Context) (Settings, error) {
	s := DefaultSettings()
	text, ok, err := w.records.Setting(ctx, settingsKey)
	if err != nil || !ok {
		s.Reporting = s.Currency
		return s, err
	}
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return s, fmt.Errorf("settings: %w", err)
	}
	s.Reporting = cmp.Or(s.Reporting, s.Currency)
	return s, nil
}

// home is the reporting currency.
func (w *Workspace) home(ctx context.Context) (string, error) {
	s, err := w.Settings(ctx)
	return s.Reporting, err
}

// PutSettings replaces the workspace's settings. Shops that exist keep their own zone and day.
func (w *Workspace) PutSettings(ctx context.Context, s Settings) error {
	if _, err := time.LoadLocation(s.Zone); err != nil || s.Zone == "" {
		return fault.New(fault.Invalid, "zone_unknown", fault.Args{"zone": s.Zone})
	}
	for _, currency := range []string{s.Currency, cmp.Or(s.Reporting, s.Currency)} {
		if len(currency) != 3 {
			return fault.New(fault.Invalid, "currency_unknown", fault.Args{"currency": currency})
		}
	}
	if s.DayStart < 0 || s.DayStart > 23 {
		return fault.New(fault.Invalid, "day_start_range", fault.Args{"hour": s.DayStart})
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return w.records.PutSetting(ctx, settingsKey, string(text))
}

// PutShop adds a shop or changes one. A changed zone or business day holds for files imported from then on.
func (w *Workspace) PutShop(ctx context.Context, s Shop) error {
	err := w.records.PutShop(ctx, records.Shop(s))
	var bad *records.InvalidError
	if errors.As(err, &bad) {
		return fault.New(fault.Invalid, "shop_invalid", fault.Args{"field": bad.Field, "value": bad.Value}).Because(err)
	}
	return err
}
