package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/records"
)

// ErrNoOrder means that the ledger has no line of the order.
var ErrNoOrder = errors.New("ledger: no such order in the ledger")

// TraceFilter names an order. Platform and Shop may be empty where the id is enough.
type TraceFilter struct {
	OrderID, Platform, Shop string
}

// Source is where an amount comes from: a row of a file, or a rule.
type Source struct {
	Table     string // canonical table of the row; "" for a rule
	ImportSeq int64
	SourceRow int32 // row in the file
	RuleID    int64 // 0 for a row, and for rules that are not stored
	Amount    int64 // what this row says, in minor units, signed as in the statement; of the whole order where it names no line
	Note      string
	Currency  string // of Amount
	UnitPrice int64  // millionths of the major unit: an order row's list price of a piece, a cost row's or rule's unit cost; 0 where none is given
	Qty       int64  // pieces that an order row is about
}

// TracedAmount is one component of a line and where it comes from.
type TracedAmount struct {
	Component string
	Amount    int64
	Own       int64  // of a converted line, for components of net revenue: in its own currency
	Status    string // actual | estimated | missing
	Sources   []Source
}

// TracedLine is one line of an order with every component that it has or lacks.
type TracedLine struct {
	Day                     calendar.Day
	Platform, Shop          string
	Currency                string
	OwnCurrency             string // of a converted line: its own; "" otherwise
	Rate                    int64  // of a converted line: Currency for one OwnCurrency, of records.RateScale
	OrderID, LineID         string
	SKU, ProductID, Product string
	Kind, State             string
	Channel, Account        string
	Qty                     int64
	Components              []TracedAmount

	dims                    Dims
	factRow                 int64
	influencer, influencerN string
	kg                      float64 // of the parcel, where freight rules ask for it
	weightUnknown           bool    // of something in the parcel: a guess
	mapped                  string  // product by other facts, where the order file names none
}

// ownComponents are how many components line_profit.own has: those of net revenue.
const ownComponents = 7

// tracer is one call of Trace.
type tracer struct {
	q       Querier
	book    *Rulebook
	lines   []*TracedLine
	charges []charge
	orders  []orderRow
	refunds []refundRow
	costs   map[int64]Source // of cost rows, by row_id
	ads     []adRow
}

// charge is one row of a charge source.
type charge struct {
	lineID    string
	component string
	rank      int
	Source
}

// Trace says of every amount of an order which rows of which files, or which rule, it rests on:
// the sources that won by precedence (docs/ledger.md), the others left out. terms are those that
// the ledger was built with.
func Trace(ctx context.Context, q Querier, terms Terms, f TraceFilter) ([]TracedLine, error) {
	book, err := NewRulebook(terms.Rules)
	if err != nil {
		return nil, err
	}
	t := &tracer{q: q, book: book, costs: map[int64]Source{}}
	if err := t.readLines(ctx, f); err != nil {
		return nil, err
	}
	if len(t.lines) == 0 {
		return nil, ErrNoOrder
	}
	for _, read := range []func(context.Context) error{t.readOrders, t.readRefunds, t.readCharges, t.readCosts, t.readWeights, t.readAds} {
		if err := read(ctx); err != nil {
			return nil, err
		}
	}
	for _, l := range t.lines {
		for j := range l.Components {
			t.source(l, &l.Components[j])
			l.currencies(l.Components[j].Sources, terms.home())
		}
	}
	if err := t.inherited(ctx); err != nil {
		return nil, err
	}
	traced := make([]TracedLine, len(t.lines))
	for i, l := range t.lines {
		traced[i] = *l
	}
	return traced, nil
}

// currencies says what currency the sources of an amount are in: rows of the platform in the line's own,
// shares of costs in the one that the line stands in.
func (l *TracedLine) currencies(sources []Source, home string) {
	for i, s := range sources {
		switch {
		case s.Currency != "":
		case s.Table == "logistics_bill":
			sources[i].Currency = home
		case s.Table == "" || s.Table == "cost" || s.Table == "erp_order_line":
			sources[i].Currency = l.Currency
		default:
			sources[i].Currency = cmp.Or(l.OwnCurrency, l.Currency)
		}
	}
}

// readLines reads the order's lines with the components that are there or missing.
func (t *tracer) readLines(ctx context.Context, f TraceFilter) error {
	w := where{}
	w.add("order_id = ?", f.OrderID)
	w.text("platform", f.Platform)
	w.text("shop", f.Shop)
	names := make([]string, len(components))
	for i, c := range components {
		names[i] = c.Name
	}
	lines, err := scanAll(ctx, t.q, `SELECT day, platform, shop, currency, order_id, line_id, sku, product_id, product_name, line_kind, state, channel, account, qty,
		coalesce(fact_row, -1), category, province, influencer_id, influencer_name, session_id, estimated, missing, own_currency, rate, own[1], own[2], own[3], own[4], own[5], own[6], own[7], `+strings.Join(names, ", ")+
		` FROM line_profit`+w.sql()+` ORDER BY day, line_id, fact_row`, func(scan func(...any) error) (*TracedLine, error) {
		l := &TracedLine{}
		var day time.Time
		var estimated, missing int64
		amounts, own := make([]int64, len(components)), make([]sql.NullInt64, ownComponents)
		into := []any{&day, &l.Platform, &l.Shop, &l.Currency, &l.OrderID, &l.LineID, &l.SKU, &l.ProductID, &l.Product, &l.Kind, &l.State, &l.Channel, &l.Account, &l.Qty,
			&l.factRow, &l.dims.Category, &l.dims.Province, &l.influencer, &l.influencerN, &l.dims.Session, &estimated, &missing, &l.OwnCurrency, &l.Rate}
		for i := range own {
			into = append(into, &own[i])
		}
		for i := range amounts {
			into = append(into, &amounts[i])
		}
		if err := scan(into...); err != nil {
			return nil, err
		}
		l.Day = calendar.FromTime(day)
		l.dims.Platform, l.dims.Shop, l.dims.SKU, l.dims.Account, l.dims.Influencer = l.Platform, l.Shop, l.SKU, l.Account, l.influencer
		for i, c := range components {
			status := "actual"
			switch {
			case missing>>i&1 == 1:
				status = "missing"
			case estimated>>i&1 == 1:
				status = "estimated"
			case amounts[i] == 0:
				continue
			}
			traced := TracedAmount{Component: c.Name, Amount: amounts[i], Status: status}
			if i < len(own) {
				traced.Own = own[i].Int64
			}
			l.Components = append(l.Components, traced)
		}
		return l, nil
	}, w.args...)
	t.lines = lines
	return err
}

// orderRow is a row of an order or order line file.
type orderRow struct {
	factRow      int64
	table, carry string
	Source
}

func (t *tracer) wanted() (condition string, args []any) {
	l := t.lines[0]
	return "platform = ? AND shop = ? AND order_id = ?", []any{l.Platform, l.Shop, l.OrderID}
}

// wantedText is wanted for the models, which have no arguments.
func (t *tracer) wantedText() string {
	l := t.lines[0]
	return "platform = " + literal(l.Platform) + " AND shop = " + literal(l.Shop) + " AND order_id = " + literal(l.OrderID)
}

func (t *tracer) readOrders(ctx context.Context) error {
	condition, args := t.wanted()
	for _, of := range [][2]string{{"order_line", "coalesce(unit_price, list_price, 0)"}, {"order", "0"}} {
		table, price := of[0], of[1]
		rows, err := scanAll(ctx, t.q, `SELECT row_id, import_seq, source_row, coalesce(carrier, ''), `+price+`, coalesce(qty, 0) FROM "`+table+`" WHERE `+condition+` ORDER BY row_id`,
			func(scan func(...any) error) (o orderRow, err error) {
				o.table, o.Table = table, table
				return o, scan(&o.factRow, &o.ImportSeq, &o.SourceRow, &o.carry, &o.UnitPrice, &o.Qty)
			}, args...)
		if err != nil {
			return err
		}
		t.orders = append(t.orders, rows...)
	}
	for _, l := range t.lines {
		for _, o := range t.orders {
			if o.carry != "" && (o.factRow == l.factRow && o.table == "order_line" || l.dims.Carrier == "") {
				l.dims.Carrier = o.carry
			}
		}
	}
	return nil
}

// readCharges reads every row that charges something to the order.
func (t *tracer) readCharges(ctx context.Context) error {
	models, err := loadModels()
	if err != nil {
		return err
	}
	l := t.lines[0]
	ids := make([]string, len(t.lines))
	for i, l := range t.lines {
		ids[i] = literal(l.LineID)
	}
	place := "platform = " + literal(l.Platform) + " AND shop = " + literal(l.Shop)
	values := map[string]string{
		"wanted":      t.wantedText(),
		"wanted_line": place + " AND line_id <> '' AND line_id IN (" + strings.Join(ids, ", ") + ")",
	}
	read := func(table, query string, args ...any) error {
		rows, err := scanAll(ctx, t.q, query, func(scan func(...any) error) (c charge, err error) {
			c.Table = table
			return c, scan(&c.ImportSeq, &c.SourceRow, &c.lineID, &c.component, &c.rank, &c.Amount)
		}, args...)
		t.charges = append(t.charges, rows...)
		return err
	}
	for _, s := range chargeSources {
		query := `SELECT import_seq, source_row, line_id, component, rank, CAST(sum(amount) AS BIGINT) FROM (` + bind(models[s.model].statements[0], values) + `) GROUP BY ALL ORDER BY ALL`
		if err := read(s.table, query); err != nil {
			return err
		}
	}
	wanted := t.wantedText()
	if err := read("logistics_bill", `WITH own AS (
			SELECT coalesce(line_id, '') AS line_id, tracking_no FROM order_line WHERE `+wanted+` UNION ALL SELECT '', tracking_no FROM "order" WHERE `+wanted+`
		), parcel AS (
			SELECT DISTINCT line_id, unnest(waybills(tracking_no)) AS tracking_no FROM (
				SELECT line_id, tracking_no FROM own WHERE tracking_no <> ''
				UNION ALL SELECT coalesce(line_id, ''), tracking_no FROM erp_order_line WHERE order_id = ? AND tracking_no <> '' AND coalesce(status, '') NOT LIKE '%取消%'
					AND NOT EXISTS (SELECT 1 FROM own WHERE tracking_no <> ''))
		)
		SELECT DISTINCT b.import_seq, b.source_row, p.line_id, 'outbound_freight', 1, -b.amount FROM logistics_bill b JOIN parcel p ON p.tracking_no = b.tracking_no
		WHERE b.amount IS NOT NULL ORDER BY ALL`, l.OrderID); err != nil {
		return err
	}
	return read("erp_order_line", `SELECT import_seq, source_row, '', 'outbound_freight', 3, -freight_cost FROM erp_order_line
		WHERE order_id = ? AND freight_cost > 0 AND NOT coalesce(contains(status, '取消'), false) ORDER BY ALL`, l.OrderID)
}

// readCosts adds the imported unit costs of the order's SKUs to the rulebook.
func (t *tracer) readCosts(ctx context.Context) error {
	type cost struct {
		rule records.Rule
		from Source
	}
	var rules []records.Rule
	for _, l := range t.lines {
		if l.SKU == "" {
			continue
		}
		costs, err := scanAll(ctx, t.q, `SELECT row_id, import_seq, source_row, unit_cost, coalesce(strftime(effective_from, '%Y-%m-%d'), '') FROM cost WHERE sku = ? AND unit_cost IS NOT NULL ORDER BY row_id`,
			func(scan func(...any) error) (c cost, err error) {
				c.rule = records.Rule{Kind: UnitCost, Source: "import", SKU: l.SKU}
				c.from.Table = "cost"
				return c, scan(&c.rule.ID, &c.from.ImportSeq, &c.from.SourceRow, &c.rule.Amount, &c.rule.From)
			}, l.SKU)
		if err != nil {
			return err
		}
		for _, c := range costs {
			if _, known := t.costs[c.rule.ID]; !known {
				t.costs[c.rule.ID] = c.from
				c.rule.Note = importedCost
				rules = append(rules, c.rule)
			}
		}
	}
	var err error
	t.book, err = t.book.plus(rules)
	return err
}

// importedCost marks rules that are rows of a cost file, whose ID is the row's.
const importedCost = "\x00cost row"

// adRow is one ad row of the order's day and shop.
type adRow struct {
	product, account string
	Source
}

func (t *tracer) readAds(ctx context.Context) error {
	l := t.lines[0]
	var err error
	t.ads, err = scanAll(ctx, t.q, fmt.Sprintf(`SELECT import_seq, source_row, -(coalesce(spend, 0) + coalesce(coupon_cost, 0)), coalesce(some_id(product_id), ''), coalesce(some_id(anchor_id), some_id(influencer_id), ''),
		format || coalesce(' ' || campaign_name, ''), coalesce(currency, '') FROM ad_daily WHERE platform = ? AND shop = ? AND date <= %[1]s AND coalesce(date_to, date) >= %[1]s ORDER BY row_id`, dateLiteral(l.Day)),
		func(scan func(...any) error) (a adRow, err error) {
			a.Table = "ad_daily"
			return a, scan(&a.ImportSeq, &a.SourceRow, &a.Amount, &a.product, &a.account, &a.Note, &a.Currency)
		}, l.Platform, l.Shop)
	if err != nil || !slices.ContainsFunc(t.ads, func(a adRow) bool { return a.product != "" }) {
		return err
	}
	return t.readProducts(ctx)
}

// readProducts finds the products of lines whose order file names none.
func (t *tracer) readProducts(ctx context.Context) error {
	models, err := loadModels()
	if err != nil {
		return err
	}
	type found struct {
		factRow int64
		product string
	}
	products, err := scanAll(ctx, t.q, bind(models["62_products"].statements[0], map[string]string{"nameless": `SELECT coalesce(fact_row, -1) AS rid, day, platform, shop, order_id, line_id, sku, spu_code, product_name
		FROM line_profit WHERE product_id = '' AND ` + t.wantedText()}), func(scan func(...any) error) (f found, err error) { return f, scan(&f.factRow, &f.product) })
	for _, f := range products {
		for _, l := range t.lines {
			if l.factRow == f.factRow && l.ProductID == "" {
				l.mapped = f.product
			}
		}
	}
	return err
}
