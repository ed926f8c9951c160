package ledger

import (
	"context"
	"fmt"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/records"
)

// RateDays are the business days on which the given rates (days may repeat) decide or decided what
// something is worth: those on which each holds, among all others of its currency, and the ledger
// has anything in that currency. all are the rates as they are now.
func RateDays(ctx context.Context, q Querier, rules []records.Rule, all, changed []records.ExchangeRate) ([]calendar.Day, error) {
	known := map[string][]calendar.Day{}
	for _, r := range all {
		day, err := calendar.Parse(r.Day)
		if err != nil {
			return nil, fmt.Errorf("ledger: exchange rate: %w", err)
		}
		known[r.Currency] = append(known[r.Currency], day)
	}
	spans := map[string][]span{}
	for _, r := range changed {
		day, err := calendar.Parse(r.Day)
		if err != nil {
			return nil, fmt.Errorf("ledger: exchange rate: %w", err)
		}
		spans[r.Currency] = append(spans[r.Currency], heldBy(day, known[r.Currency]))
	}
	var days []calendar.Day
	for currency, held := range spans {
		of, err := daysOfCurrency(ctx, q, rules, currency)
		if err != nil {
			return nil, err
		}
		for _, d := range of {
			if slices.ContainsFunc(held, func(s span) bool { return s.holds(d) }) {
				days = append(days, d)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days), nil
}

// heldBy are the days on which a rate of that day holds, or would hold: to the day before the
// next one, at most RateHolds days.
func heldBy(day calendar.Day, others []calendar.Day) span {
	s := span{day, day + RateHolds}
	for _, d := range others {
		if d > day {
			s.to = min(s.to, d-1)
		}
	}
	return s
}

// daysOfCurrency are the days on which anything is in a currency: sales, ads, fees. A rule or a cost
// in it may hold on any day.
func daysOfCurrency(ctx context.Context, q Querier, rules []records.Rule, currency string) ([]calendar.Day, error) {
	costs, err := number(ctx, q, "SELECT count(*) FROM cost WHERE currency = "+literal(currency))
	if err != nil {
		return nil, err
	}
	if costs > 0 || slices.ContainsFunc(rules, func(r records.Rule) bool { return r.Currency == currency }) {
		return AllDays(ctx, q)
	}
	is := " WHERE currency = " + literal(currency)
	return readDays(ctx, q, `SELECT day FROM line_profit`+is+` OR own_currency = `+literal(currency)+` UNION SELECT day FROM order_line`+is+` UNION SELECT day FROM "order"`+is+
		` UNION SELECT day FROM fund_flow`+is+` UNION SELECT day FROM fee_line`+is+
		` UNION SELECT CAST(unnest(range(CAST(date AS TIMESTAMP), CAST(greatest(coalesce(date_to, date), date) AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY)) AS DATE) FROM ad_daily`+is)
}
