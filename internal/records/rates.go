package records

import (
	"context"
	"strconv"
	"time"
)

// RateScale is how many units of ExchangeRate.Value make one: nine decimals keep six digits of
// a dong in yuan.
const RateScale = 1_000_000_000

// ExchangeRate is what one major unit of a currency is worth on a day.
type ExchangeRate struct {
	Home     string // currency in which it is worth Value, ISO 4217
	Currency string // ISO 4217, another than Home
	Day      string // YYYY-MM-DD
	Value    int64  // major units of Home for one of Currency, times RateScale; positive
}

// ExchangeRates are kept by home currency, currency and day. Every change counts in RulesVersion.
type ExchangeRates interface {
	// ExchangeRates gives the rates into a currency, by currency and day.
	ExchangeRates(ctx context.Context, home string) ([]ExchangeRate, error)
	// PutExchangeRates writes rates in one transaction and gives those that were not there like
	// this before.
	PutExchangeRates(ctx context.Context, rates ...ExchangeRate) (changed []ExchangeRate, err error)
	// DeleteExchangeRates deletes the rates of those currencies and days (Value is not looked at)
	// in one transaction and gives those that were there.
	DeleteExchangeRates(ctx context.Context, rates ...ExchangeRate) (deleted []ExchangeRate, err error)
}

// Check says what cannot be as it is, as an *InvalidError.
func (r ExchangeRate) Check() error {
	bad := func(field, value string) error { return &InvalidError{"exchange rate", field, value} }
	if !isCode(r.Home) {
		return bad("home", r.Home)
	}
	if !isCode(r.Currency) || r.Currency == r.Home || r.Currency == noCurrency {
		return bad("currency", r.Currency)
	}
	if _, err := time.Parse(time.DateOnly, r.Day); err != nil {
		return bad("day", r.Day)
	}
	if r.Value <= 0 || r.Value > maxRate {
		return bad("rate", strconv.FormatInt(r.Value, 10))
	}
	return nil
}

// noCurrency is ISO 4217's code for no currency, in which amounts stand whose currency is not known.
const noCurrency = "XXX"

// maxRate is a bound that no currency comes near: a million to one.
const maxRate = 1_000_000 * RateScale

// isCode says whether a text can be a code of ISO 4217: three capital letters.
func isCode(s string) bool {
	for _, c := range []byte(s) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(s) == 3
}
