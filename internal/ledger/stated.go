package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/records"
)

// moneyTables are the fact tables whose rows name the currency of amounts that reach the ledger
// on their own, not by an order.
var moneyTables = []string{"order_line", "order", "ad_daily", "fund_flow", "fee_line", "cost"}

// lookAbroad finds out whether anything of the span is in another currency than the reporting one. If
// not, no layer about currencies runs.
func (r *rebuild) lookAbroad(ctx context.Context, s span) error {
	r.mixed = false
	home := r.exchange.home
	platforms := r.book.platformsOf(func(rule *records.Rule) bool { return rule.Currency != "" && rule.Currency != home })
	if slices.Contains(platforms, "") {
		r.mixed = true
		return nil
	}
	named, err := scanAll(ctx, r.tx, `SELECT table_name FROM duckdb_columns() WHERE column_name = 'currency' AND table_name IN ('fact_`+strings.Join(moneyTables, "', 'fact_")+`')`,
		func(scan func(...any) error) (name string, err error) { return name, scan(&name) })
	if err != nil || len(named)+len(platforms) == 0 {
		return err
	}
	within := fmt.Sprintf("day BETWEEN %s AND %s", dateLiteral(s.from), dateLiteral(s.to))
	found := []string{"false"}
	for _, platform := range platforms {
		for _, name := range []string{"fact_order_line", "fact_order"} {
			found = append(found, fmt.Sprintf("EXISTS (SELECT 1 FROM %s WHERE platform = %s AND %s)", name, literal(platform), within))
		}
	}
	for _, name := range named {
		foreign := fmt.Sprintf("EXISTS (SELECT 1 FROM %s WHERE currency <> %s", name, literal(home))
		switch name {
		case "fact_order_line":
			found = append(found, foreign+" AND "+within+")")
			if r.has["timeless"] {
				found = append(found, foreign+" AND day IS NULL)")
			}
		case "fact_order", "fact_fund_flow", "fact_fee_line":
			found = append(found, foreign+" AND "+within+")")
		case "fact_ad_daily":
			found = append(found, foreign+" AND date <= "+dateLiteral(s.to)+")")
		default:
			found = append(found, foreign+")")
		}
	}
	n, err := number(ctx, r.tx, "SELECT CASE WHEN "+strings.Join(found, " OR ")+" THEN 1 ELSE 0 END")
	r.mixed = n == 1
	return err
}

// platformsOf are the platforms that the rules which are so ask for; "" where one asks for none.
func (b *Rulebook) platformsOf(so func(*records.Rule) bool) []string {
	var platforms []string
	for _, shelf := range b.shelves {
		for _, terms := range shelf {
			for _, t := range terms {
				if so(t.rule) && !slices.Contains(platforms, t.rule.Platform) {
					platforms = append(platforms, t.rule.Platform)
				}
			}
		}
	}
	return platforms
}

// converts says whether anything can be converted.
func (r *rebuild) converts() bool { return r.mixed && len(r.exchange.fixings) > 0 }

// converted runs layers that convert.
func (r *rebuild) converted(names ...string) func(context.Context) error {
	return func(ctx context.Context) error {
		if !r.converts() {
			return nil
		}
		return r.layers(names...)(ctx)
	}
}

// mixedValues are the parameters of the models that depend on whether currencies mix.
func (r *rebuild) mixedValues() map[string]string {
	values := map[string]string{"home": literal(r.exchange.home), "lines": "lines", "weight": "l.net", "stated": "SELECT * FROM charged_lines", "own": "", "lacking": "0"}
	if r.mixed {
		values["lacking"] = "coalesce(g.lacking, 0) | coalesce(f.lacking, 0)"
	}
	if r.converts() {
		values["lines"], values["weight"] = "own_lines", "exchanged(l.net, l.rate, l.own_minor, l.minor)"
		values["stated"], values["own"] = r.models["89_stated"].statements[0], ", own_currency, coalesce(rate, 0) AS rate, own"
	}
	return values
}

// dayRates loads what every currency is worth on each day of the span.
func (r *rebuild) dayRates(ctx context.Context, s span) error {
	if !r.converts() {
		return nil
	}
	t := &table{columns: []facts.Column{{Name: "day", Kind: facts.Date}, {Name: "currency", Kind: facts.Text}, {Name: "rate", Kind: facts.Int}}}
	t.batch.Columns = make([]facts.Vector, len(t.columns))
	for currency := range r.exchange.fixings {
		for d := s.from; d <= s.to; d++ {
			if value, ok := r.exchange.on(currency, d); ok {
				t.int(0, int64(d), true)
				t.text(1, currency)
				t.int(2, value, true)
				t.batch.N++
			}
		}
	}
	if err := r.tx.Load(ctx, "day_rate", t.columns, &t.batch); err != nil {
		return fmt.Errorf("ledger: exchange rates: %w", err)
	}
	return nil
}
