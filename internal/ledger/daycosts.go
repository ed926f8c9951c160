package ledger

import (
	"context"
	"fmt"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/records"
)

// session is one live session of a day.
type session struct {
	day                                  calendar.Day
	platform, shop, anchorID, anchor, id string
	minutes                              float64
}

// pools gathers ad spend and the merchant's day costs and spreads them.
func (r *rebuild) pools(ctx context.Context, s span) error {
	if err := r.run(ctx, "60_ads"); err != nil {
		return err
	}
	costs, err := r.dayCosts(ctx, s)
	if err != nil {
		return err
	}
	if costs.batch.N > 0 {
		if err := r.tx.Load(ctx, "day_cost", costs.columns, &costs.batch); err != nil {
			return fmt.Errorf("ledger: day costs: %w", err)
		}
		if err := r.run(ctx, "61_day_costs"); err != nil {
			return err
		}
	}
	if any, err := r.exists(ctx, "pool"); err != nil || !any {
		return err
	}
	if err := r.converted("61_stated_pools")(ctx); err != nil {
		return err
	}
	if err := r.run(ctx, "62_pooled"); err != nil {
		return err
	}
	if err := r.products(ctx); err != nil {
		return err
	}
	return r.layers("62_weighed", "shares", "63_spread")(ctx)
}

// unmatched are the pools of a product that none of its day's lines names.
const unmatched = `pool p WHERE p.product_id <> '' AND p.session_id = '' AND p.id NOT IN (SELECT id FROM pooled)`

// products finds the products of lines that name none, where spend waits for them.
func (r *rebuild) products(ctx context.Context) error {
	if any, err := r.exists(ctx, unmatched); err != nil || !any {
		return err
	}
	values := map[string]string{"nameless": `SELECT rid, day, platform, shop, order_id, line_id, sku, spu_code, product_name FROM lines
		WHERE product_id = '' AND kind = 'goods' AND net > 0 AND (platform, shop, day) IN (SELECT (p.platform, p.shop, p.day) FROM ` + unmatched + `)`}
	if _, err := r.tx.Exec(ctx, `INSERT INTO product_of `+bind(r.models["62_products"].statements[0], values)); err != nil {
		return fmt.Errorf("ledger: model 62_products: %w", err)
	}
	return nil
}

// dayCosts are the live, content and overhead costs of the days. Unlike other rules these do not
// exclude each other: host and slot of a session, rent and salaries of a month add up.
func (r *rebuild) dayCosts(ctx context.Context, s span) (*table, error) {
	t := &table{columns: []facts.Column{
		{Name: "component", Kind: facts.Text}, {Name: "day", Kind: facts.Date}, {Name: "platform", Kind: facts.Text}, {Name: "shop", Kind: facts.Text},
		{Name: "currency", Kind: facts.Text}, {Name: "session_id", Kind: facts.Text}, {Name: "account", Kind: facts.Text},
		{Name: "amount", Kind: facts.Int}, {Name: "millionths", Kind: facts.Int},
	}}
	t.batch.Columns = make([]facts.Vector, len(t.columns))
	live := r.book.terms(LiveCost)
	if len(live) > 0 && r.has["live_session"] {
		sessions, err := r.sessions(ctx)
		if err != nil {
			return nil, err
		}
		for _, c := range live {
			for _, v := range sessions {
				if amount, ok := c.ofSession(v); ok {
					t.cost("live_cost", v.day, v.platform, v.shop, c.rule, v.id, "", amount, 0)
				}
			}
		}
	}
	for kind, component := range map[string]string{LiveCost: "live_cost", ContentCost: "content_cost", Overhead: "overhead"} {
		for _, c := range r.book.terms(kind) {
			for d := max(s.from, c.from, r.reached.from); d <= min(s.to, c.to, r.reached.to); d++ {
				if amount, ok := c.ofDay(kind, d); ok {
					t.cost(component, d, c.rule.Platform, c.rule.Shop, c.rule, "", c.rule.Account, amount, millionths(c.rule.Rate))
				}
			}
		}
	}
	return t, nil
}

func (b *table) cost(component string, day calendar.Day, platform, shop string, rule *records.Rule, session, account string, amount, rate int64) {
	b.text(0, component)
	b.int(1, int64(day), true)
	b.text(2, platform)
	b.text(3, shop)
	b.text(4, rule.Currency)
	b.text(5, session)
	b.text(6, account)
	b.int(7, amount, true)
	b.int(8, rate, true)
	b.batch.N++
}

// terms are all rules of a kind, in the order they were given.
func (b *Rulebook) terms(kind string) []term {
	var all []term
	for _, terms := range b.shelves[kind] {
		all = append(all, terms...)
	}
	return all
}

// ofSession is what a rule says one session costs, if it is about that session at all.
func (t term) ofSession(v session) (int64, bool) {
	r := t.rule
	if v.day < t.from || v.day > t.to || (r.Platform != "" && r.Platform != v.platform) || (r.Shop != "" && r.Shop != v.shop) ||
		(r.Account != "" && r.Account != v.anchorID && r.Account != v.anchor) || (r.Session != "" && r.Session != v.id) {
		return 0, false
	}
	switch r.Basis {
	case "", "session":
		return r.Amount, true
	case "hour":
		return int64(float64(r.Amount)*v.minutes/60 + 0.5), true
	default:
		return 0, false
	}
}

// ofDay is what a rule says one day costs. A month's amount is cut into days that sum to it.
func (t term) ofDay(kind string, d calendar.Day) (int64, bool) {
	r := t.rule
	switch {
	case !costsDay(r):
		return 0, false
	case r.Basis == "day", r.Basis == "" && kind == ContentCost:
		return r.Amount, true
	default:
		n, length := int64(d-d.MonthStart()), int64(d.MonthDays())
		return r.Amount*(n+1)/length - r.Amount*n/length, true
	}
}

func (r *rebuild) sessions(ctx context.Context) ([]session, error) {
	return scanAll(ctx, r.tx, fmt.Sprintf(`SELECT day - DATE '1970-01-01', platform, shop, coalesce(anchor_id, ''), coalesce(anchor_name, ''),
		coalesce(some_id(anchor_id), anchor_name, '') || '@' || strftime(started_at, '%%Y-%%m-%%d %%H:%%M'),
		coalesce(duration_min, date_diff('minute', started_at, ended_at), 0)
		FROM live_session WHERE day BETWEEN %s AND %s AND started_at IS NOT NULL ORDER BY ALL`, r.values["from"], r.values["to"]),
		func(scan func(...any) error) (v session, err error) {
			var day int64
			err = scan(&day, &v.platform, &v.shop, &v.anchorID, &v.anchor, &v.id, &v.minutes)
			v.day = calendar.Day(day)
			return v, err
		})
}
