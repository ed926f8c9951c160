package app

import (
	"context"
	"iter"

	"github.com/suanpan/suanpan/internal/ledger"
)

// ReconcileQuery chooses orders; what is empty means all. Orders that agree are listed only
// when Reason asks for them.
type ReconcileQuery struct {
	From, To, Platform, Shop, Currency, OrderID, Reason string
	Order                                               string // day, expected, settled or difference, "-" before it for descending
	Limit, Offset                                       int
}

func (q ReconcileQuery) filter() (f ledger.ReconcileFilter, err error) {
	f = ledger.ReconcileFilter{Platform: q.Platform, Shop: q.Shop, Currency: q.Currency, OrderID: q.OrderID,
		Reason: ledger.Reason(q.Reason), Order: q.Order, Limit: q.Limit, Offset: q.Offset}
	f.From, f.To, err = days(q.From, q.To)
	return f, err
}

// Reconciliation compares what orders should bring with what platforms settled.
type Reconciliation struct {
	Summary []ReconcileTotal `json:"summary" doc:"by reason and shop, the unexplained first; of every currency"`
	Rows    []ReconciledRow  `json:"rows" doc:"per order, the unexplained and largest first"`
	Total   int64            `json:"total" doc:"rows there are, whatever the page"`
}

// ReconcileTotal sums the orders of one shop and reason. Amounts are minor units.
type ReconcileTotal struct {
	Reason     string `json:"reason" enum:"unexplained,amount_differs,rate_differs,fee_unknown,refund_after_settlement,refund_in_settlement,not_yet_settled,agrees"`
	Platform   string `json:"platform"`
	Shop       string `json:"shop"`
	Currency   string `json:"currency"`
	Orders     int64  `json:"orders"`
	Expected   int64  `json:"expected"`
	Settled    int64  `json:"settled"`
	Difference int64  `json:"difference"`
}

// ReconciledRow is one order. Amounts are minor units.
type ReconciledRow struct {
	OrderID      string `json:"order_id"`
	Platform     string `json:"platform"`
	Shop         string `json:"shop"`
	Day          string `json:"day"`
	Currency     string `json:"currency"`
	NetRevenue   int64  `json:"net_revenue" doc:"after refunds, before fees"`
	ExpectedFees int64  `json:"expected_fees" doc:"negative"`
	Expected     int64  `json:"expected"`
	Settled      int64  `json:"settled"`
	SettledFees  int64  `json:"settled_fees" doc:"negative"`
	Difference   int64  `json:"difference" doc:"settled − expected"`
	Reason       string `json:"reason"`
	SettledOn    string `json:"settled_on,omitempty"`
}

// Reconcile compares the ledger with settlements and fund flows, order by order.
func (w *Workspace) Reconcile(ctx context.Context, q ReconcileQuery) (Reconciliation, error) {
	filter, err := q.filter()
	if err != nil {
		return Reconciliation{}, err
	}
	rows, err := ledger.Reconcile(ctx, w.store, filter)
	if err != nil {
		return Reconciliation{}, err
	}
	filter.Reason, filter.Currency = "", ""
	totals, err := ledger.ReconcileTotals(ctx, w.store, filter)
	if err != nil {
		return Reconciliation{}, err
	}
	r := Reconciliation{Summary: make([]ReconcileTotal, len(totals)), Rows: make([]ReconciledRow, len(rows))}
	for i, t := range totals {
		r.Summary[i] = ReconcileTotal{Reason: string(t.Reason), Platform: t.Platform, Shop: t.Shop, Currency: t.Currency,
			Orders: t.Orders, Expected: t.Expected, Settled: t.Settled, Difference: t.Difference}
		if q.lists(r.Summary[i]) {
			r.Total += t.Orders
		}
	}
	for i, o := range rows {
		r.Rows[i] = reconciledRow(o)
	}
	return r, nil
}

// lists says whether the orders of a total are among the rows.
func (q ReconcileQuery) lists(t ReconcileTotal) bool {
	if q.Currency != "" && t.Currency != q.Currency {
		return false
	}
	return t.Reason == q.Reason || q.Reason == "" && t.Reason != string(ledger.Agrees)
}

// EachReconciled gives every row of a reconciliation one by one, whatever the page.
func (w *Workspace) EachReconciled(ctx context.Context, q ReconcileQuery) iter.Seq2[ReconciledRow, error] {
	filter, err := q.filter()
	if err != nil {
		return func(yield func(ReconciledRow, error) bool) { yield(ReconciledRow{}, err) }
	}
	filter.Limit = ledger.All
	return each(ledger.EachReconciled(ctx, w.store, filter), reconciledRow)
}

func reconciledRow(o ledger.Reconciled) ReconciledRow {
	r := ReconciledRow{OrderID: o.OrderID, Platform: o.Platform, Shop: o.Shop, Day: o.Day.String(), Currency: o.Currency,
		NetRevenue: o.NetRevenue, ExpectedFees: o.ExpectedFees, Expected: o.Expected, Settled: o.Settled, SettledFees: o.SettledFees,
		Difference: o.Difference, Reason: string(o.Reason)}
	if !o.SettledAt.IsZero() {
		r.SettledOn = o.SettledAt.Format("2006-01-02")
	}
	return r
}

// each turns every value of a sequence into another.
func each[A, B any](seq iter.Seq2[A, error], turn func(A) B) iter.Seq2[B, error] {
	return func(yield func(B, error) bool) {
		for a, err := range seq {
			if err != nil {
				var none B
				yield(none, err)
				return
			}
			if !yield(turn(a), nil) {
				return
			}
		}
	}
}
