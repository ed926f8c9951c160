package recordstest

import (
	"errors"
	"slices"
	"testing"

	"github.com/suanpan/suanpan/internal/records"
)

func exchangeRates(t *testing.T, d Driver) {
	s, ctx := d.Open(t, "a"), t.Context()
	usd := records.ExchangeRate{Home: "CNY", Currency: "USD", Day: "2026-09-02", Value: 7_123_456_789}
	earlier, dong, dollar := usd, usd, usd
	earlier.Day, earlier.Value = "2026-09-01", 7_100_000_000
	dong.Currency, dong.Value = "VND", 281_901
	dollar.Home, dollar.Currency, dollar.Value = "USD", "CNY", 140_000_000
	version := func() int64 {
		t.Helper()
		v, err := s.RulesVersion(ctx)
		must(t, err)
		return v
	}
	is := func(what string, got []records.ExchangeRate, err error, want ...records.ExchangeRate) {
		t.Helper()
		must(t, err)
		if !slices.Equal(got, want) {
			t.Fatalf("%s: %+v, want %+v", what, got, want)
		}
	}
	changed, err := s.PutExchangeRates(ctx, usd, dong, earlier, dollar)
	is("put", changed, err, usd, dong, earlier, dollar)
	list, err := s.ExchangeRates(ctx, "CNY")
	is("list", list, err, earlier, usd, dong)
	before := version()
	if before == 0 {
		t.Fatal("rates do not count as a change of rules")
	}
	changed, err = s.PutExchangeRates(ctx, usd, dong)
	is("put again", changed, err)
	if version() != before {
		t.Fatal("the same rates changed something")
	}
	dearer := usd
	dearer.Value++
	changed, err = s.PutExchangeRates(ctx, dearer, dong)
	is("change", changed, err, dearer)
	if version() <= before {
		t.Fatal("a changed rate does not count")
	}
	deleted, err := s.DeleteExchangeRates(ctx, usd, usd)
	is("delete", deleted, err, usd)
	list, err = s.ExchangeRates(ctx, "CNY")
	is("rest", list, err, earlier, dong)

	for field, change := range map[string]func(*records.ExchangeRate){
		"home": func(r *records.ExchangeRate) { r.Home = "yuan" }, "currency": func(r *records.ExchangeRate) { r.Currency = "CNY" },
		"day": func(r *records.ExchangeRate) { r.Day = "2026-02-30" }, "rate": func(r *records.ExchangeRate) { r.Value = 0 },
	} {
		r := usd
		change(&r)
		var invalid *records.InvalidError
		if _, err := s.PutExchangeRates(ctx, earlier, r); !errors.As(err, &invalid) || invalid.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}
