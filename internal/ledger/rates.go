package ledger

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/records"
)

// rateTable is a temporary table that gives the models the resolved rules: one row per
// combination of the dims that its kinds of rules ask for, and run of days.
type rateTable struct {
	name   string
	alias  string // in the models
	values []rateValue
}

// rateValue is one column of a rate table.
type rateValue struct {
	column string
	kind   string
	of     func(*records.Rule) int64
	money  bool // an amount or price, in the rule's currency
}

// millionths of a fraction, as the models multiply them.
func millionths(rate float64) int64 { return int64(math.Round(rate * 1e6)) }

func amountPer(basis string) func(*records.Rule) int64 {
	return func(r *records.Rule) int64 {
		if r.Basis == basis || (r.Basis == "" && basis != "unit") {
			return r.Amount
		}
		return 0
	}
}

func theAmount(r *records.Rule) int64 { return r.Amount }
func theRate(r *records.Rule) int64   { return millionths(r.Rate) }

var rateTables = []rateTable{
	{"goods_rate", "g", []rateValue{
		{"unit_cost", UnitCost, theAmount, true},
		{"packing_parcel", Packing, amountPer("parcel"), true}, {"packing_unit", Packing, amountPer("unit"), true},
		{"handling_parcel", Handling, amountPer("parcel"), true}, {"handling_unit", Handling, amountPer("unit"), true},
		{"insurance_parcel", FreightInsurance, amountPer("parcel"), true}, {"insurance_unit", FreightInsurance, amountPer("unit"), true},
		{"service", Service, theAmount, true},
		{"pay_fixed", PaymentFee, theAmount, true}, {"payment", PaymentFee, theRate, false},
		{"commission", PlatformCommission, theRate, false}, {"tax", SalesTax, theRate, false},
		{"loss", LossRate, theRate, false}, {"resale", ResaleRate, theRate, false},
	}},
	{"ship_rate", "f", []rateValue{
		{"freight_parcel", Freight, amountPer("parcel"), true}, {"freight_unit", Freight, amountPer("unit"), true},
		{"return_parcel", ReturnFreight, theAmount, true},
	}},
	{"partner_rate", "p", []rateValue{{"influencer", InfluencerCommission, theRate, false}}},
}

// rates resolves the rules for the lines of a slice and loads them.
func (r *rebuild) rates(ctx context.Context, s span) error {
	book, stock, err := r.costs(ctx)
	if err != nil {
		return err
	}
	for _, t := range rateTables {
		if err := r.loadRates(ctx, t, book, stock, s); err != nil {
			return err
		}
	}
	return nil
}

// costs are the imported unit costs of the slice's SKUs: those with a first day join the
// rulebook, those of the stock list, which have none, stand behind everything else.
func (r *rebuild) costs(ctx context.Context) (*Rulebook, map[string]int64, error) {
	book, stock := r.book, map[string]int64{}
	if r.has["cost"] {
		rules, err := scanAll(ctx, r.tx, `SELECT row_id, sku, unit_cost, coalesce(currency, ''), coalesce(strftime(effective_from, '%Y-%m-%d'), '') FROM cost
			WHERE unit_cost >= 0 AND sku IN (SELECT sku FROM lines WHERE sku <> '') ORDER BY row_id`,
			func(scan func(...any) error) (c records.Rule, err error) {
				c = records.Rule{Kind: UnitCost, Source: "import"}
				return c, scan(&c.ID, &c.SKU, &c.Amount, &c.Currency, &c.From)
			})
		if err != nil {
			return nil, nil, err
		}
		if book, err = book.plus(rules); err != nil {
			return nil, nil, err
		}
	}
	if r.has["inventory"] {
		type cost struct {
			sku  string
			unit int64
		}
		costs, err := scanAll(ctx, r.tx, `SELECT sku, max(unit_cost) FROM inventory WHERE unit_cost > 0 AND sku IN (SELECT sku FROM lines WHERE sku <> '') GROUP BY sku`,
			func(scan func(...any) error) (c cost, err error) { return c, scan(&c.sku, &c.unit) })
		if err != nil {
			return nil, nil, err
		}
		for _, c := range costs {
			stock[c.sku] = c.unit
		}
	}
	return book, stock, nil
}

// plus is the rulebook with more rules.
func (b *Rulebook) plus(rules []records.Rule) (*Rulebook, error) {
	all := &Rulebook{shelves: map[string]map[string][]term{}, uses: map[string]Dims{}}
	for kind, shelf := range b.shelves {
		all.shelves[kind] = shelf
		all.uses[kind] = b.uses[kind]
	}
	own := map[string][]term{}
	for sku, terms := range b.shelves[UnitCost] {
		own[sku] = slices.Clip(terms)
	}
	all.shelves[UnitCost] = own
	for i := range rules {
		if err := all.add(&rules[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// lineDims are the dims that lines carry; rules of line kinds that ask for others never apply.
var lineDims = []string{"platform", "shop", "sku", "category", "province", "carrier", "influencer_id"}

// asked lists the dims that the rules of a table's kinds ask for. The platform always is, so
// that there is something to join by.
func (t rateTable) asked(b *Rulebook, stock bool) []string {
	dims := []string{"platform"}
	for _, v := range t.values {
		used := b.uses[v.kind]
		for i, field := range used.fields() {
			if *field != "" && slices.Contains(lineDims, dimNames[i]) && !slices.Contains(dims, dimNames[i]) {
				dims = append(dims, dimNames[i])
			}
		}
	}
	if stock && t.alias == "g" && !slices.Contains(dims, "sku") {
		dims = append(dims, "sku")
	}
	return dims
}

func (r *rebuild) loadRates(ctx context.Context, t rateTable, book *Rulebook, stock map[string]int64, s span) error {
	dims := t.asked(book, len(stock) > 0)
	var on []string
	for _, d := range dims {
		on = append(on, t.alias+"."+d+" = l."+d)
	}
	r.values[strings.TrimSuffix(t.name, "_rate")+"_on"] = strings.Join(on, " AND ")
	tiers := r.tiers
	if t.alias != "f" {
		tiers = nil
	} else if len(tiers) > 0 {
		r.values["ship_on"] += fmt.Sprintf(" AND f.tier = coalesce(x.tier, %d)", tiers.of(DefaultParcelKg))
	}
	selected := strings.Join(dims, ", ")
	if r.mixed {
		selected += ", currency"
		r.values[strings.TrimSuffix(t.name, "_rate")+"_on"] += " AND " + t.alias + ".currency = l.currency"
	}
	combos, err := scanAll(ctx, r.tx, "SELECT DISTINCT "+selected+" FROM lines", func(scan func(...any) error) (c combination, err error) {
		c.currency = r.exchange.home
		fields := c.fields()
		into := make([]any, len(dims), len(dims)+1)
		for i, name := range dims {
			into[i] = fields[slices.Index(dimNames, name)]
		}
		if r.mixed {
			into = append(into, &c.currency)
		}
		return c, scan(into...)
	})
	if err != nil {
		return err
	}
	b := newTable(t, dims, r.mixed, len(tiers) > 0)
	for i := range combos {
		for tier := range len(tiers) + 1 {
			if len(tiers) > 0 {
				combos[i].tier, combos[i].Weight = int64(tier), tiers.weight(tier)
			}
			b.add(t, dims, &combos[i], book, stock, r.exchange, s)
		}
	}
	if err := r.tx.Load(ctx, t.name, b.columns, &b.batch); err != nil {
		return fmt.Errorf("ledger: rates: %w", err)
	}
	return nil
}

// combination is what some lines have in common, as far as rules ask, and the currency they stand in.
type combination struct {
	Dims
	currency string
	tier     int64 // of the weight
}

// table collects the rows of a rate table.
type table struct {
	columns []facts.Column
	batch   facts.Batch
	mixed   bool // has a column for the currency, and one for what lacks an exchange rate
	tiered  bool // has a column for the weight tier
}

func newTable(t rateTable, dims []string, mixed, tiered bool) *table {
	b := &table{mixed: mixed, tiered: tiered}
	for _, d := range dims {
		b.columns = append(b.columns, facts.Column{Name: d, Kind: facts.Text})
	}
	b.columns = append(b.columns, facts.Column{Name: "from_day", Kind: facts.Date}, facts.Column{Name: "to_day", Kind: facts.Date})
	for _, v := range t.values {
		b.columns = append(b.columns, facts.Column{Name: v.column, Kind: facts.Int})
	}
	if t.alias == "g" {
		b.columns = append(b.columns, facts.Column{Name: "stock_cost", Kind: facts.Int})
	}
	if mixed {
		b.columns = append(b.columns, facts.Column{Name: "currency", Kind: facts.Text}, facts.Column{Name: "lacking", Kind: facts.Int})
	}
	if tiered {
		b.columns = append(b.columns, facts.Column{Name: "tier", Kind: facts.Int})
	}
	b.batch.Columns = make([]facts.Vector, len(b.columns))
	return b
}

func (b *table) text(i int, value string) {
	v := &b.batch.Columns[i]
	v.Strings, v.Valid = append(v.Strings, value), append(v.Valid, true)
}

func (b *table) int(i int, value int64, valid bool) {
	v := &b.batch.Columns[i]
	v.Ints, v.Valid = append(v.Ints, value), append(v.Valid, valid)
}

// add writes the rows of one combination of dims: one per run of days on which no rule changes, nor the
// exchange rate of one. Amounts of rules are given in the currency that the lines stand in; the
// components of those that lack a rate are bits of lacking.
func (b *table) add(t rateTable, dims []string, d *combination, book *Rulebook, stock map[string]int64, x *exchange, s span) {
	segments := map[string][]Segment{}
	cuts := []calendar.Day{s.from}
	for _, v := range t.values {
		if _, done := segments[v.kind]; done {
			continue
		}
		segments[v.kind] = book.Resolve(v.kind, d.Dims, s.from, s.to)
		for _, seg := range segments[v.kind] {
			cuts = append(cuts, seg.From)
			if seg.To < s.to {
				cuts = append(cuts, seg.To+1)
			}
			if own := cmp.Or(seg.Rule.Currency, x.home); v.money && own != d.currency {
				cuts = append(cuts, x.changes(own, seg.From, seg.To)...)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	fields := d.fields()
	for i, from := range cuts {
		to := s.to
		if i+1 < len(cuts) {
			to = cuts[i+1] - 1
		}
		at, lacking := 0, int64(0)
		for _, name := range dims {
			b.text(at, *fields[slices.Index(dimNames, name)])
			at++
		}
		b.int(at, int64(from), true)
		b.int(at+1, int64(to), true)
		at += 2
		for _, v := range t.values {
			value, ok, lacks := v.on(ruleOn(segments[v.kind], from), x, d.currency, from)
			b.int(at, value, ok)
			lacking |= lacks
			at++
		}
		if t.alias == "g" {
			cost, ok := stock[d.SKU]
			b.int(at, cost, ok && d.currency == x.home)
			at++
		}
		if b.mixed {
			b.text(at, d.currency)
			b.int(at+1, lacking, true)
			at += 2
		}
		if b.tiered {
			b.int(at, d.tier, true)
		}
		b.batch.N++
	}
}

// on is what a rule says on a day, in the currency. Where its own has no rate, the bit of its component
// lacks; unit costs and freight are missing by themselves.
func (v rateValue) on(rule *records.Rule, x *exchange, currency string, day calendar.Day) (value int64, ok bool, lacks int64) {
	if rule == nil {
		return 0, false, 0
	}
	value, own := v.of(rule), cmp.Or(rule.Currency, x.home)
	if !v.money || own == currency {
		return value, true, 0
	}
	switch v.kind {
	case UnitCost:
		value, ok = x.price(value, own, currency, day)
		return value, ok, 0
	case Freight:
		value, ok = x.amount(value, own, currency, day)
		return value, ok, 0
	}
	if value == 0 { // nothing is nothing in any currency
		return 0, true, 0
	}
	if value, ok = x.amount(value, own, currency, day); !ok {
		lacks = componentBit(v.kind)
	}
	return value, ok, lacks
}

// componentBit is the bit of the component that a kind of rules fills.
func componentBit(kind string) int64 {
	k, _ := LookupKind(kind)
	return 1 << slices.IndexFunc(components, func(c Component) bool { return c.Name == k.Component })
}

func ruleOn(segments []Segment, day calendar.Day) *records.Rule {
	for _, s := range segments {
		if s.From <= day && day <= s.To {
			return s.Rule
		}
	}
	return nil
}
