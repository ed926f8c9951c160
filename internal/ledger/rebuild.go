package ledger

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Cause is why days are rebuilt.
type Cause struct {
	Kind      string    // import | undo | rule | initial
	ImportSeq int64     // of the import, for import and undo
	Note      string    // for people: the file's name, the rule that changed
	At        time.Time // UTC
	// Files are the imports of days that several touched: a restatement then names, for each
	// component, those that can have changed it. ImportSeq and Note are not read.
	Files []CauseFile
}

// Result counts what a rebuild did.
type Result struct {
	Days     int   // days rebuilt
	Lines    int64 // rows of line_profit written
	Restated int64 // restatement rows written
	// Undated counts current order lines without any time, in the file or in their order, which
	// therefore stand in no day.
	Undated int64
}

// sliceLines bounds the order lines costed at once, and with them the memory a rebuild takes.
const sliceLines = 1_500_000

// fewDays are costed from copies of their lines, more straight from the facts.
const fewDays = 7

// sliceGap is the longest run of clean days that is rebuilt along with the dirty ones around it.
const sliceGap = 2

// Rebuild costs the days anew from current facts and the terms: within tx, line_profit and its
// sums are replaced for them and restatements written. days may be in any order.
func Rebuild(ctx context.Context, tx warehouse.Tx, terms Terms, days []calendar.Day, cause Cause) (Result, error) {
	if len(days) == 0 {
		return Result{}, nil
	}
	book, err := NewRulebook(terms.Rules)
	if err != nil {
		return Result{}, err
	}
	rates, err := newExchange(terms)
	if err != nil {
		return Result{}, err
	}
	r := &rebuild{tx: tx, book: book, exchange: rates, cause: cause}
	if r.models, err = loadModels(); err != nil {
		return Result{}, err
	}
	if err := r.look(ctx); err != nil {
		return Result{}, err
	}
	if days, err = r.reach(ctx, days); err != nil {
		return Result{}, err
	}
	if days, err = r.weigh(ctx, days); err != nil {
		return Result{}, err
	}
	slices, err := r.slices(ctx, days)
	r.store, r.kept = "VIEW", "VIEW"
	if len(slices) == 1 && len(days) <= fewDays {
		r.store = "TABLE"
		if r.has["order"] {
			r.store, r.kept = "VIEW", "TABLE"
		}
	}
	if err != nil {
		return Result{}, err
	}
	for _, s := range slices {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		if err := r.slice(ctx, s); err != nil {
			return Result{}, err
		}
	}
	if r.has["timeless"] {
		r.result.Undated, err = number(ctx, tx, `SELECT count(*) FROM order_line l WHERE day IS NULL
			AND NOT EXISTS (SELECT 1 FROM "order" o WHERE o.order_id = l.order_id AND o.day IS NOT NULL)
			AND NOT EXISTS (SELECT 1 FROM order_line s WHERE s.order_id = l.order_id AND s.day IS NOT NULL)`)
		if err != nil {
			return Result{}, err
		}
	}
	return r.result, r.run(ctx, "99_drop")
}

// rebuild is one call of Rebuild.
type rebuild struct {
	tx       warehouse.Tx
	book     *Rulebook
	cause    Cause
	exchange *exchange
	mixed    bool // something is in another currency than the reporting one
	models   map[string]model
	has      map[string]bool // fact tables that are not empty
	values   map[string]string
	result   Result

	// TABLE or VIEW: how the lines of a slice, and the lines joined with order files, are held. A
	// dozen layers read them, so for few days they are tables; but the engine keeps what a
	// transaction drops until its end, so many slices of tables would fill the memory.
	store, kept string
	tiers       tiers // of weights that freight rules tell apart
	reached     span  // the days on which costs per day fall
}

// factTables are those the models read.
var factTables = []string{"order_line", "order", "refund", "settlement_line", "fund_flow", "affiliate_line", "insurance_line", "fee_line",
	"logistics_bill", "erp_order_line", "ad_daily", "live_session", "live_order_line", "excluded_order", "cost", "inventory"}

// look finds out which facts there are at all.
func (r *rebuild) look(ctx context.Context) error {
	query := "SELECT "
	for i, t := range factTables {
		if i > 0 {
			query += " || "
		}
		query += "CASE WHEN EXISTS (SELECT 1 FROM fact_" + t + ") THEN '1' ELSE '0' END"
	}
	query += " || CASE WHEN EXISTS (SELECT 1 FROM fact_order_line WHERE day IS NULL) THEN '1' ELSE '0' END"
	flags, err := scanAll(ctx, r.tx, query, func(scan func(...any) error) (s string, err error) { return s, scan(&s) })
	if err != nil {
		return err
	}
	r.has = map[string]bool{}
	for i, t := range factTables {
		r.has[t] = flags[0][i] == '1'
	}
	r.has["timeless"] = flags[0][len(factTables)] == '1' // order lines without a day
	return nil
}

// slices groups the days into spans of bounded size.
func (r *rebuild) slices(ctx context.Context, days []calendar.Day) ([]span, error) {
	days = slices.Clone(days)
	slices.Sort(days)
	days = slices.Compact(days)
	counts := map[calendar.Day]int64{}
	if len(days) > fewDays {
		type count struct {
			day calendar.Day
			n   int64
		}
		all, err := scanAll(ctx, r.tx, fmt.Sprintf(`SELECT day, count(*) FROM fact_order_line WHERE day BETWEEN %s AND %s GROUP BY day`,
			dateLiteral(days[0]), dateLiteral(days[len(days)-1])), func(scan func(...any) error) (c count, err error) {
			var t time.Time
			err = scan(&t, &c.n)
			c.day = calendar.FromTime(t)
			return c, err
		})
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			counts[c.day] = c.n
		}
	}
	var spans []span
	var lines int64
	for i, d := range days {
		if i == 0 || d-days[i-1] > sliceGap+1 || lines+counts[d] > sliceLines {
			spans = append(spans, span{d, d})
			lines = 0
		}
		spans[len(spans)-1].to = d
		lines += counts[d]
	}
	return spans, nil
}

// run executes a layer, unless none of the facts it needs is there.
func (r *rebuild) run(ctx context.Context, name string) error {
	m, ok := r.models[name]
	if !ok {
		return fmt.Errorf("ledger: no model %s", name)
	}
	if len(m.needs) > 0 && !slices.ContainsFunc(m.needs, func(t string) bool { return r.has[t] }) {
		return nil
	}
	for _, statement := range m.statements {
		if _, err := r.tx.Exec(ctx, bind(statement, r.values)); err != nil {
			return fmt.Errorf("ledger: model %s: %w", name, err)
		}
	}
	return nil
}

// exists says whether a stage table has rows.
func (r *rebuild) exists(ctx context.Context, table string) (bool, error) {
	n, err := number(ctx, r.tx, "SELECT count(*) FROM (SELECT 1 FROM "+table+" LIMIT 1)")
	return n > 0, err
}

// slice rebuilds one span of days.
func (r *rebuild) slice(ctx context.Context, s span) error {
	if err := r.lookAbroad(ctx, s); err != nil {
		return err
	}
	r.values = componentValues()
	maps.Copy(r.values, r.mixedValues())
	r.values["from"], r.values["to"] = dateLiteral(s.from), dateLiteral(s.to)
	r.values["cause"] = literal(r.cause.Kind)
	r.values["seq"], r.values["note"] = r.cause.sql()
	r.values["at"] = "TIMESTAMP '" + r.cause.At.UTC().Format("2006-01-02 15:04:05.000000") + "'"
	r.values["store"], r.values["kept"] = r.store, r.kept
	placed := "09_placed"
	if r.has["timeless"] {
		placed = "09_placed_timeless"
	}
	alone := "12_lines_alone"
	if r.has["order"] {
		alone = "12_order_lines"
	}
	for _, step := range []func(context.Context) error{
		r.layers("05_stage", "08_before", placed, "10_lines", alone, "20_order_split"),
		func(ctx context.Context) error { return r.dayRates(ctx, s) },
		r.orderAmounts,
		r.converted("23_stated_lines"),
		r.layers("24_siblings", "26_sessions", "27_live_orders", "28_waybills", "29_erp_waybills"),
		r.refunds,
		r.charges,
		r.parcelTiers,
		func(ctx context.Context) error { return r.rates(ctx, s) },
		r.layers("50_parcels"),
		func(ctx context.Context) error { return r.pools(ctx, s) },
		r.layers("65_loose_fees"),
		r.converted("66_stated_loose"),
		r.layers("80_extra", "90_line_profit"),
		r.unallocated,
		r.layers("95_rollups", "96_refund_days"),
		r.restate,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	n, err := number(ctx, r.tx, fmt.Sprintf("SELECT count(*) FROM line_profit WHERE day BETWEEN %s AND %s", r.values["from"], r.values["to"]))
	r.result.Lines += n
	r.result.Days += int(s.to-s.from) + 1
	return err
}

func (r *rebuild) layers(names ...string) func(context.Context) error {
	return func(ctx context.Context) error {
		for _, name := range names {
			if err := r.run(ctx, name); err != nil {
				return err
			}
		}
		return nil
	}
}

// split shares out what stands in split and then runs the layers that read the shares, if there
// is anything to share.
func (r *rebuild) split(names ...string) func(context.Context) error {
	return func(ctx context.Context) error {
		if any, err := r.exists(ctx, "split"); err != nil || !any {
			return err
		}
		return r.layers(append([]string{"shares"}, names...)...)(ctx)
	}
}

// orderAmounts gives the lines their shares of order-level amounts, if there are any.
func (r *rebuild) orderAmounts(ctx context.Context) error {
	any, err := r.exists(ctx, "split")
	if err != nil {
		return err
	}
	if !any {
		return r.run(ctx, "22_lines")
	}
	return r.layers("shares", "21_order_shares", "22_shared_lines")(ctx)
}

func (r *rebuild) refunds(ctx context.Context) error {
	if r.has["refund"] {
		if err := r.run(ctx, "30_refunds"); err != nil {
			return err
		}
		if err := r.split("31_refunded")(ctx); err != nil {
			return err
		}
	}
	if err := r.paidBack(ctx); err != nil {
		return err
	}
	if err := r.run(ctx, "35_refund_fallback"); err != nil {
		return err
	}
	if any, err := r.exists(ctx, "siblings WHERE rid IN (SELECT rid FROM refund_of)"); err != nil || !any {
		return err
	}
	return r.run(ctx, "36_gifts")
}

// paidBack takes refunds from settlement and fund flows where nothing better tells of them.
func (r *rebuild) paidBack(ctx context.Context) error {
	if !r.has["settlement_line"] && !r.has["fund_flow"] {
		return nil
	}
	r.values["wanted"] = ordersWanted
	if _, err := r.tx.Exec(ctx, `INSERT INTO paid_back SELECT platform, shop, order_id, line_id, sku, product_id, rank, amount, to_platform
		FROM (`+bind(r.models["32_paid_back"].statements[0], r.values)+`)`); err != nil {
		return fmt.Errorf("ledger: model 32_paid_back: %w", err)
	}
	if any, err := r.exists(ctx, "paid_back"); err != nil || !any {
		return err
	}
	if err := r.run(ctx, "33_paid_back_of"); err != nil {
		return err
	}
	return r.split("34_paid_back_lines")(ctx)
}

// ordersWanted are the rows of a source that name an order of the slice.
const ordersWanted = "order_id IN (SELECT order_id FROM lines WHERE order_id <> '')"

// chargeSources are the layers that list charges row by row, carriers' bills last: their ranks
// decide which is believed. table is the file that the rows come from.
var chargeSources = []struct{ model, table string }{
	{"40_settlement", "settlement_line"}, {"41_fund_flow", "fund_flow"}, {"42_affiliate", "affiliate_line"},
	{"43_insurance", "insurance_line"}, {"44_fee_lines", "fee_line"}, {"46_returns", "logistics_bill"},
}

func (r *rebuild) charges(ctx context.Context) error {
	r.values["wanted"] = ordersWanted
	r.values["wanted_line"] = "line_id IN (SELECT line_id FROM lines WHERE line_id <> '')"
	for _, s := range chargeSources {
		if s.table == "logistics_bill" { // from here on in the reporting currency
			if err := r.converted("44_stated_charges")(ctx); err != nil {
				return err
			}
		}
		if !r.has[s.table] {
			continue
		}
		if _, err := r.tx.Exec(ctx, `INSERT INTO charge SELECT platform, shop, order_id, line_id, component, rank, estimated, CAST(sum(amount) AS BIGINT)
			FROM (`+bind(r.models[s.model].statements[0], r.values)+`) GROUP BY ALL`); err != nil {
			return fmt.Errorf("ledger: model %s: %w", s.model, err)
		}
	}
	if err := r.layers("45_logistics", "47_erp")(ctx); err != nil {
		return err
	}
	if r.mixed {
		if err := r.run(ctx, "47_stated_bills"); err != nil {
			return err
		}
	}
	charges, err := r.exists(ctx, "charge")
	if err != nil {
		return err
	}
	bills, err := r.exists(ctx, "split")
	if err != nil || (!charges && !bills) {
		return err
	}
	return r.layers("48_charge_split", "shares", "49_charged")(ctx)
}

func (r *rebuild) unallocated(ctx context.Context) error {
	if any, err := r.exists(ctx, "loose"); err != nil || !any {
		return err
	}
	return r.run(ctx, "91_unallocated")
}

func (r *rebuild) restate(ctx context.Context) error {
	if r.cause.Kind == "initial" {
		return nil
	}
	before, err := number(ctx, r.tx, "SELECT count(*) FROM restatement")
	if err != nil {
		return err
	}
	if err := r.run(ctx, "97_restatement"); err != nil {
		return err
	}
	after, err := number(ctx, r.tx, "SELECT count(*) FROM restatement")
	r.result.Restated += after - before
	return err
}
