package ledger

import (
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
		{"unit_cost", UnitCost, theAmount},
		{"packing_parcel", Packing, amountPer("parcel")}, {"packing_unit", Packing, amountPer("unit")},
		{"handling_parcel", Handling, amountPer("parcel")}, {"handling_unit", Handling, amountPer("unit")},
		{"insurance_parcel", FreightInsurance, amountPer("parcel")}, {"insurance_unit", FreightInsurance, amountPer("unit")},
		{"service", Service, theAmount},
		{"pay_fixed", PaymentFee, theAmount}, {"payment", PaymentFee, theRate},
		{"commission", PlatformCommission, theRate}, {"tax", SalesTax, theRate},
		{"loss", LossRate, theRate}, {"resale", ResaleRate, theRate},
	}},
	{"ship_rate", "f", []rateValue{
		{"freight_parcel", Freight, amountPer("parcel")}, {"freight_unit", Freight, amountPer("unit")},
		{"return_parcel", ReturnFreight, theAmount},
	}},
	{"partner_rate", "p", []rateValue{{"influencer", InfluencerCommission, theRate}}},
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
		rules, err := scanAll(ctx, r.tx, `SELECT row_id, sku, unit_cost, coalesce(strftime(effective_from, '%Y-%m-%d'), '') FROM cost
			WHERE unit_cost >= 0 AND sku IN (SELECT sku FROM lines WHERE sku <> '') ORDER BY row_id`,
			func(scan func(...any) error) (c records.Rule, err error) {
				c = records.Rule{Kind: UnitCost, Source: "import"}
				return c, scan(&c.ID, &c.SKU, &c.Amount, &c.From)
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
	combos, err := scanAll(ctx, r.tx, "SELECT DISTINCT "+strings.Join(dims, ", ")+" FROM lines", func(scan func(...any) error) (d Dims, err error) {
		fields := d.fields()
		into := make([]any, len(dims))
		for i, name := range dims {
			into[i] = fields[slices.Index(dimNames, name)]
		}
		return d, scan(into...)
	})
	if err != nil {
		return err
	}
	b := newTable(t, dims)
	for i := range combos {
		b.add(t, dims, &combos[i], book, stock, s)
	}
	if err := r.tx.Load(ctx, t.name, b.columns, &b.batch); err != nil {
		return fmt.Errorf("ledger: rates: %w", err)
	}
	return nil
}

// table collects the rows of a rate table.
type table struct {
	columns []facts.Column
	batch   facts.Batch
}

func newTable(t rateTable, dims []string) *table {
	b := &table{}
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

// add writes the rows of one combination of dims: one per run of days on which no rule changes.
func (b *table) add(t rateTable, dims []string, d *Dims, book *Rulebook, stock map[string]int64, s span) {
	segments := map[string][]Segment{}
	cuts := []calendar.Day{s.from}
	for _, v := range t.values {
		if _, done := segments[v.kind]; done {
			continue
		}
		segments[v.kind] = book.Resolve(v.kind, *d, s.from, s.to)
		for _, seg := range segments[v.kind] {
			cuts = append(cuts, seg.From)
			if seg.To < s.to {
				cuts = append(cuts, seg.To+1)
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
		at := 0
		for _, name := range dims {
			b.text(at, *fields[slices.Index(dimNames, name)])
			at++
		}
		b.int(at, int64(from), true)
		b.int(at+1, int64(to), true)
		at += 2
		for _, v := range t.values {
			rule := ruleOn(segments[v.kind], from)
			if rule == nil {
				b.int(at, 0, false)
			} else {
				b.int(at, v.of(rule), true)
			}
			at++
		}
		if t.alias == "g" {
			cost, ok := stock[d.SKU]
			b.int(at, cost, ok)
		}
		b.batch.N++
	}
}

func ruleOn(segments []Segment, day calendar.Day) *records.Rule {
	for _, s := range segments {
		if s.From <= day && day <= s.To {
			return s.Rule
		}
	}
	return nil
}
