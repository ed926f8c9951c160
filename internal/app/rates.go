package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Rate is what one unit of a currency is worth in the reporting currency from a day on, until the
// next rate, for ten days at most.
type Rate struct {
	Currency string `json:"currency" doc:"ISO 4217"`
	Day      string `json:"day" doc:"YYYY-MM-DD"`
	Rate     string `json:"rate,omitempty" doc:"units of the reporting currency for one unit: a decimal of at most nine places; empty: forget it"`
}

// RateTable are the rates that are known, and what stands apart because one is not.
type RateTable struct {
	Home    string        `json:"home" doc:"the reporting currency"`
	Rates   []Rate        `json:"rates" doc:"by currency, newest first"`
	Missing []MissingRate `json:"missing" doc:"what is in no statement of the reporting currency, most list sales first"`
}

// MissingRate is a run of days with amounts in a currency that no rate holds for.
type MissingRate struct {
	Currency  string `json:"currency"`
	Unknown   bool   `json:"unknown,omitempty" doc:"the currency itself is not known: it is to be set for the shop"`
	From      string `json:"from"`
	To        string `json:"to"`
	Days      int64  `json:"days" doc:"with amounts"`
	Lines     int64  `json:"lines"`
	ListSales int64  `json:"list_sales" doc:"minor units of the currency: the revenue at stake"`
}

// Rates lists the exchange rates into the reporting currency and those that are missing.
func (w *Workspace) Rates(ctx context.Context) (RateTable, error) {
	settings, err := w.Settings(ctx)
	if err != nil {
		return RateTable{}, err
	}
	t := RateTable{Home: settings.Reporting, Rates: []Rate{}}
	stored, err := w.records.ExchangeRates(ctx, t.Home)
	if err != nil {
		return t, err
	}
	slices.SortStableFunc(stored, func(a, b records.ExchangeRate) int {
		if a.Currency != b.Currency || a.Day == b.Day {
			return 0
		}
		if a.Day < b.Day {
			return 1
		}
		return -1
	})
	for _, r := range stored {
		t.Rates = append(t.Rates, Rate{r.Currency, r.Day, formatRate(r.Value)})
	}
	t.Missing, err = w.missingRates(ctx, t.Home)
	return t, err
}

// missingRates joins days without a rate that are no further apart than one rate would hold.
func (w *Workspace) missingRates(ctx context.Context, home string) ([]MissingRate, error) {
	rows, err := w.store.Query(ctx, fmt.Sprintf(`WITH days AS (
			SELECT currency, day, CAST(sum(lines) AS BIGINT) AS lines, CAST(sum(list_sales) AS BIGINT) AS sales FROM profit_day WHERE currency <> $1 GROUP BY currency, day
		), runs AS (
			SELECT *, count(*) FILTER (gap) OVER (PARTITION BY currency ORDER BY day) AS run
			FROM (SELECT *, day - lag(day) OVER (PARTITION BY currency ORDER BY day) > %d AS gap FROM days)
		)
		SELECT currency, CAST(min(day) AS VARCHAR), CAST(max(day) AS VARCHAR), count(*), CAST(sum(lines) AS BIGINT), CAST(sum(sales) AS BIGINT) AS at_stake
		FROM runs GROUP BY currency, run ORDER BY at_stake DESC, currency, min(day)`, ledger.RateHolds), home)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	missing := []MissingRate{}
	for rows.Next() {
		var m MissingRate
		if err := rows.Scan(&m.Currency, &m.From, &m.To, &m.Days, &m.Lines, &m.ListSales); err != nil {
			return nil, err
		}
		m.Unknown = m.Currency == collect.NoCurrency
		missing = append(missing, m)
	}
	return missing, rows.Err()
}

// SetRates writes rates (and forgets those without a number), then rebuilds the days on which they
// decide what something is worth.
func (w *Workspace) SetRates(ctx context.Context, rates []Rate, progress func(Progress)) error {
	if len(rates) == 0 {
		return fault.New(fault.Invalid, "nothing_to_change", nil)
	}
	settings, err := w.Settings(ctx)
	if err != nil {
		return err
	}
	var put, forget []records.ExchangeRate
	for _, r := range rates {
		stored := records.ExchangeRate{Home: settings.Reporting, Currency: r.Currency, Day: r.Day}
		if r.Rate == "" {
			forget = append(forget, stored)
			continue
		}
		value, ok := parseRate(r.Rate)
		if !ok {
			return fault.New(fault.Invalid, "rate_invalid", fault.Args{"field": "rate", "value": r.Rate})
		}
		stored.Value = value
		put = append(put, stored)
	}
	changed, err := w.records.PutExchangeRates(ctx, put...)
	if err != nil {
		return rateFault(err)
	}
	forgotten, err := w.records.DeleteExchangeRates(ctx, forget...)
	if err != nil {
		return err
	}
	changed = append(changed, forgotten...)
	terms, err := w.terms(ctx)
	if err != nil {
		return err
	}
	return w.rebuildTerms(ctx, rateNote(changed), func(tx warehouse.Tx) ([]calendar.Day, error) {
		return ledger.RateDays(ctx, tx, terms.Rules, terms.Rates, changed)
	}, progress)
}

// ReadRates reads a list of rates into the reporting currency.
func (w *Workspace) ReadRates(ctx context.Context, text []byte) ([]Rate, error) {
	home, err := w.home(ctx)
	if err != nil {
		return nil, err
	}
	return readRates(home, text)
}

func rateFault(err error) error {
	var bad *records.InvalidError
	if errors.As(err, &bad) {
		return fault.New(fault.Invalid, "rate_invalid", fault.Args{"field": bad.Field, "value": bad.Value}).Because(err)
	}
	return err
}

// rateNote says in the restatement which rates changed.
func rateNote(changed []records.ExchangeRate) string {
	if len(changed) == 0 {
		return ""
	}
	note := "exchange_rate " + changed[0].Currency + " " + changed[0].Day
	if len(changed) > 1 {
		note += fmt.Sprintf(" +%d", len(changed)-1)
	}
	return note
}
