package returns

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/stat/develop"
)

// Level of the band: it should hold what happens nine times in ten.
const Level = 0.9

// Status says whether there is a prediction.
type Status string

// The statuses.
const (
	Predicted Status = "predicted"
	Partly    Status = "partly"  // some cells are refused: the prediction is of the others
	Refused   Status = "refused" // all are
	Settled   Status = "settled" // no order of the period is young
)

// Request asks what will still be refunded of a period's orders.
type Request struct {
	First, Last string // days of the ledger, YYYY-MM-DD
	From, To    string // business days of the orders, inclusive
	Filters     []metrics.Filter
	Currency    string
	AsOf        string // predict as that evening, "" is by all that is known
}

// Prediction is what is expected to be refunded still. Amounts are minor units of Currency.
type Prediction struct {
	Status   Status    `json:"status" enum:"predicted,partly,refused,settled"`
	Currency string    `json:"currency"`
	AsOf     string    `json:"as_of" doc:"last day that refunds are known of"`
	Level    float64   `json:"level" doc:"probability of the band, 0 to 1"`
	Expected int64     `json:"expected" doc:"further refunds, positive"`
	Lower    int64     `json:"lower"`
	Upper    int64     `json:"upper"`
	Net      Effect    `json:"net_revenue" doc:"what the booked net revenue would change by"`
	CM2      Effect    `json:"cm2" doc:"what CM2 would change by: the refunds less the cost of goods that can be sold again"`
	Back     float64   `json:"taken_back" doc:"cost of resaleable returns per unit of refunds in the period, 0 to 1"`
	Orders   int64     `json:"young_orders" doc:"orders of the period young enough to be refunded"`
	Sales    int64     `json:"young_sales" doc:"what their buyers paid"`
	Cells    []Cell    `json:"cells"`
	Refusals []Refusal `json:"refusals"`
}

// Effect is a change of a subtotal, negative as a loss; Lower is the worse end.
type Effect struct {
	Expected int64 `json:"expected"`
	Lower    int64 `json:"lower"`
	Upper    int64 `json:"upper"`
}

// Cell is the prediction of a platform × category.
type Cell struct {
	Platform string `json:"platform"`
	Category string `json:"category"`
	Pool     string `json:"pool" enum:"own,platform,all" doc:"whose triangle it is from"`
	Expected int64  `json:"expected"`
	Sales    int64  `json:"young_sales"`
}

// Refusal is a cell that has too little history, even pooled.
type Refusal struct {
	Platform string `json:"platform"`
	Category string `json:"category"`
	Reason   Reason `json:"reason" enum:"few_weeks,few_refunds,undated,unstable" doc:"of the widest pool"`
	Sales    int64  `json:"young_sales"`
}

// book is every triangle of a history.
type book struct {
	history   *history
	cells     map[cell]*triangle
	platforms map[string]*triangle
	all       *triangle
}

func newBook(h *history) (*book, error) {
	b := &book{h, map[cell]*triangle{}, map[string]*triangle{}, newTriangle()}
	b.gather(func(c cell) []*triangle {
		if b.cells[c] == nil {
			b.cells[c] = newTriangle()
		}
		if b.platforms[c.platform] == nil {
			b.platforms[c.platform] = newTriangle()
		}
		return []*triangle{b.cells[c], b.platforms[c.platform]}
	})
	// Sales whose refunds have no date would make the others' refunds look rare.
	b.gather(func(c cell) []*triangle {
		if b.platforms[c.platform].isUndated() {
			return nil
		}
		return []*triangle{b.all}
	})
	list := []*triangle{b.all}
	for _, t := range b.platforms {
		list = append(list, t)
	}
	for _, t := range b.cells {
		list = append(list, t)
	}
	for _, t := range list {
		if err := t.develop(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// gather adds the history to the triangles that its cells belong to.
func (b *book) gather(of func(cell) []*triangle) {
	h := b.history
	for _, s := range h.sales {
		for _, t := range of(s.cell) {
			t.addSale(h.week(s.platform, s.day), s.paid)
		}
	}
	for _, r := range h.refunds {
		week := h.week(r.platform, r.ordered)
		for _, t := range of(r.cell) {
			if r.refunded.IsZero() {
				t.undated += r.amount
			} else {
				t.addRefund(week, week-h.week(r.platform, r.refunded), r.amount, r.lines)
			}
		}
	}
}

// pool is the narrowest triangle that is not thin, the widest if all are. A platform whose
// refunds have no date is refused: how far they have come is not known.
func (b *book) pool(c cell) (t *triangle, name string) {
	if t := b.cells[c]; t != nil && t.reason == "" {
		return t, "own"
	}
	if t := b.platforms[c.platform]; t != nil && (t.reason == "" || t.reason == Undated) {
		return t, "platform"
	}
	return b.all, "all"
}

func (b *book) predict(ctx context.Context, m Metrics, r Request) (*Prediction, error) {
	p := &Prediction{Status: Settled, Currency: r.Currency, Level: Level, Cells: []Cell{}, Refusals: []Refusal{}}
	var from string
	for _, day := range b.history.asOf {
		p.AsOf = max(p.AsOf, day.Format(dayFormat))
		if first := day.AddDate(0, 0, -7*(maxAge+1)).Format(dayFormat); from == "" || first < from {
			from = first
		}
	}
	scope := metrics.Query{From: max(r.From, from), To: r.To, Filters: r.Filters, Currency: r.Currency}
	if r.AsOf != "" {
		scope.To = min(scope.To, r.AsOf)
	}
	if from == "" || scope.From > scope.To {
		return p, nil
	}
	sales, err := loadSales(ctx, m, scope)
	if err != nil {
		return nil, err
	}
	b.spread(p, sales)
	if err := b.count(ctx, m, scope, p); err != nil {
		return nil, err
	}
	return p, effects(ctx, m, r, p)
}

// spread gives every cell its part of its pool's prediction, and the period the sum.
func (b *book) spread(p *Prediction, sales []sale) {
	type key struct {
		cell
		pool *triangle
		name string
	}
	cells, pools := map[key]map[int]float64{}, map[*triangle]map[int]float64{}
	young, refused := map[key]float64{}, map[key]float64{}
	var order []*triangle
	for _, s := range sales {
		t, name := b.pool(s.cell)
		k, week := key{s.cell, t, name}, weekOf(b.history.week(s.platform, s.day))
		if t.reason != "" {
			if week <= maxAge {
				refused[k] += s.paid
			}
			continue
		}
		if week >= t.young() || t.paid[week] <= 0 {
			continue
		}
		if pools[t] == nil {
			pools[t], order = map[int]float64{}, append(order, t)
		}
		if cells[k] == nil {
			cells[k] = map[int]float64{}
		}
		cells[k][week] += s.paid / t.paid[week]
		pools[t][week] += s.paid / t.paid[week]
		young[k] += s.paid
	}
	for k, shares := range cells {
		p.Cells = append(p.Cells, Cell{k.platform, k.category, k.name, whole(k.pool.predict(shares).Reserve), whole(young[k])})
	}
	slices.SortFunc(p.Cells, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(b.Expected, a.Expected), cmp.Compare(a.Platform, b.Platform), cmp.Compare(a.Category, b.Category))
	})
	for k, paid := range refused {
		p.Refusals = append(p.Refusals, Refusal{k.platform, k.category, k.pool.reason, whole(paid)})
	}
	slices.SortFunc(p.Refusals, func(a, b Refusal) int {
		return cmp.Or(cmp.Compare(b.Sales, a.Sales), cmp.Compare(a.Platform, b.Platform), cmp.Compare(a.Category, b.Category))
	})
	var mean, variance float64
	for _, t := range order { // triangles do not share orders, but for the pools of thin cells
		total := t.predict(pools[t])
		mean += total.Reserve
		variance += total.SE * total.SE
	}
	lower, upper := develop.Band(mean, math.Sqrt(variance), Level)
	p.Expected, p.Lower, p.Upper = whole(mean), whole(lower), whole(upper)
	switch {
	case len(p.Cells) > 0 && len(p.Refusals) > 0:
		p.Status = Partly
	case len(p.Cells) > 0:
		p.Status = Predicted
	case len(p.Refusals) > 0:
		p.Status = Refused
	}
}

// count counts the young orders of the period and what their buyers paid.
func (b *book) count(ctx context.Context, m Metrics, scope metrics.Query, p *Prediction) error {
	scope.Metrics, scope.By = []string{"orders", "gmv"}, []string{"platform", "day"}
	result, err := m.Run(ctx, scope)
	if err != nil {
		return err
	}
	for _, row := range result.Rows {
		day, err := time.Parse(dayFormat, row.Keys[1])
		if err != nil {
			return err
		}
		if b.history.week(row.Keys[0], day) <= maxAge {
			p.Orders += row.Values[0].Int()
			p.Sales += row.Values[1].Int()
		}
	}
	return nil
}

// effects says what the booked subtotals would change by. Of the money returned, the cost of
// goods that can be sold again comes back as it did for the period's refunds so far.
func effects(ctx context.Context, m Metrics, r Request, p *Prediction) error {
	result, err := m.Run(ctx, metrics.Query{Metrics: []string{"refund_amount", "resaleable_returns"}, From: r.From, To: r.To, Filters: r.Filters, Currency: r.Currency})
	if err != nil {
		return err
	}
	if len(result.Rows) > 0 {
		if refunds := result.Rows[0].Values[0].Float(); refunds > 0 {
			p.Back = min(max(result.Rows[0].Values[1].Float()/refunds, 0), 1)
		}
	}
	p.Net = Effect{-p.Expected, -p.Upper, -p.Lower}
	kept := 1 - p.Back
	p.CM2 = Effect{-whole(float64(p.Expected) * kept), -whole(float64(p.Upper) * kept), -whole(float64(p.Lower) * kept)}
	return nil
}

// whole rounds to minor units; what no integer holds is cut off.
func whole(v float64) int64 {
	return int64(math.Round(min(max(v, -1e18), 1e18)))
}
