package app

import (
	"context"

	"github.com/suanpan/suanpan/internal/ledger"
)

// ReconcileQuery chooses orders; what is empty means all. Orders that agree are listed only
// when Reason asks for them.
type ReconcileQuery struct {
	From, To, Platform, Shop, OrderID, Reason string
	Limit, Offset                             int
}

// Reconciliation compares what orders should bring with what platforms settled.
type Reconciliation struct {
	Summary []ReconcileTotal `json:"summary" doc:"by reason and shop, the unexplained first"`
	Rows    []ReconciledRow  `json:"rows" doc:"per order, the unexplained and largest first"`
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
	from, to, err := days(q.From, q.To)
	if err != nil {
		return Reconciliation{}, err
	}
	filter := ledger.ReconcileFilter{From: from, To: to, Platform: q.Platform, Shop: q.Shop, OrderID: q.OrderID,
		Reason: ledger.Reason(q.Reason), Limit: q.Limit, Offset: q.Offset}
	rows, err := ledger.Reconcile(ctx, w.store, filter)
	if err != nil {
		return Reconciliation{}, err
	}
	filter.Reason = ""
	totals, err := ledger.ReconcileTotals(ctx, w.store, filter)
	if err != nil {
		return Reconciliation{}, err
	}
	r := Reconciliation{Summary: make([]ReconcileTotal, len(totals)), Rows: make([]ReconciledRow, len(rows))}
	for i, t := range totals {
		r.Summary[i] = ReconcileTotal{Reason: string(t.Reason), Platform: t.Platform, Shop: t.Shop, Currency: t.Currency,
			Orders: t.Orders, Expected: t.Expected, Settled: t.Settled, Difference: t.Difference}
	}
	for i, o := range rows {
		r.Rows[i] = ReconciledRow{OrderID: o.OrderID, Platform: o.Platform, Shop: o.Shop, Day: o.Day.String(), Currency: o.Currency,
			NetRevenue: o.NetRevenue, ExpectedFees: o.ExpectedFees, Expected: o.Expected, Settled: o.Settled, SettledFees: o.SettledFees,
			Difference: o.Difference, Reason: string(o.Reason)}
		if !o.SettledAt.IsZero() {
			r.Rows[i].SettledOn = o.SettledAt.Format("2006-01-02")
		}
	}
	return r, nil
}
