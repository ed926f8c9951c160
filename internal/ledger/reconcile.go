package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
)

// Reason says why what an order should bring differs from what was paid out for it.
type Reason string

// The reasons, in the order in which they deserve a look.
const (
	Unexplained           Reason = "unexplained"             // amount and fees both differ, and nothing says why
	AmountDiffers         Reason = "amount_differs"          // fees are as expected, the amount is not
	RateDiffers           Reason = "rate_differs"            // the amount is as expected, fees are not
	FeeUnknown            Reason = "fee_unknown"             // the file does not split fees off
	RefundAfterSettlement Reason = "refund_after_settlement" // refunded later than the last entry of settlement
	RefundInSettlement    Reason = "refund_in_settlement"    // agrees by a refund that settlement alone tells
	NotYetSettled         Reason = "not_yet_settled"         // no entry yet
	Agrees                Reason = "agrees"                  // to the cent
)

// Reconciled is one order: what orders, refunds and rules say the seller gets for it, and what
// settlement (or, for orders not in settlement, the fund flow) says was paid. Minor units.
type Reconciled struct {
	Day          calendar.Day
	Platform     string
	Shop         string
	Currency     string
	OrderID      string
	NetRevenue   int64 // what the seller keeps after refunds, before fees
	ExpectedFees int64 // commissions and payment fee by order and rules, negative
	Expected     int64 // NetRevenue + ExpectedFees
	Settled      int64 // paid out, net of fees and refunds; 0 if nothing was
	SettledFees  int64 // the fees in it, negative; 0 where unknown
	Difference   int64 // Settled − Expected; 0 for orders not yet settled
	Reason       Reason
	SettledAt    time.Time // of the latest entry; zero if none
}

// ReconcileFilter chooses orders; zero values mean all, but orders that agree are listed only
// when Reason asks for them.
type ReconcileFilter struct {
	From, To       calendar.Day // day of the order, inclusive
	Platform, Shop string
	Currency       string
	OrderID        string
	Reason         Reason
	Order          string // day, expected, settled or difference, "-" before it for descending; else as they deserve a look
	Limit, Offset  int    // Limit 0 means 1000
}

// ReconcileTotal sums the orders of one shop and reason.
type ReconcileTotal struct {
	Platform   string
	Shop       string
	Currency   string
	Reason     Reason
	Orders     int64
	Expected   int64
	Settled    int64
	Difference int64
}

// reconcileSQL compares order by order. %s: conditions over line_profit, then the model of refunds
// that settlement tells.
//
// It stays in the currency of the platform, whatever the ledger converts into.
//
// A cent per order is rounding. Rounding of fees alone may take one more.
const reconcileSQL = `WITH expected AS (
	SELECT platform, shop, coalesce(nullif(own_currency, ''), currency) AS currency, order_id, min(day) AS day,
		CAST(sum(coalesce(CAST(list_sum(own) AS BIGINT), list_sales + seller_discount + platform_discount + platform_subsidy + freight_income + other_income + refunds)) AS BIGINT) AS revenue,
		CAST(sum(coalesce(own[7], refunds)) AS BIGINT) AS refunds, CAST(sum(expected_fees) AS BIGINT) AS fees
	FROM line_profit WHERE order_id <> '' AND line_kind <> 'unallocated'%s
	GROUP BY ALL
), told AS (
	%s
), given AS (
	SELECT o.platform, o.shop, o.order_id FROM order_line o SEMI JOIN told t ON t.order_id = o.order_id AND t.shop = o.shop AND t.platform = o.platform WHERE o.refund_amount > 0 OR o.order_refund <> 0
	UNION SELECT o.platform, o.shop, o.order_id FROM "order" o SEMI JOIN told t ON t.order_id = o.order_id AND t.shop = o.shop AND t.platform = o.platform WHERE o.refund_amount <> 0
	UNION SELECT platform, shop, order_id FROM refund WHERE state = 'refunded'
), alone AS (
	SELECT t.platform, t.shop, t.order_id, CAST(sum(t.amount) FILTER (t.rank = b.rank) AS BIGINT) AS back
	FROM told t JOIN (SELECT platform, shop, order_id, min(rank) AS rank FROM told GROUP BY ALL) b ON b.order_id = t.order_id AND b.shop = t.shop AND b.platform = t.platform
	ANTI JOIN given g ON g.order_id = t.order_id AND g.shop = t.shop AND g.platform = t.platform
	GROUP BY ALL
), entry AS (
	SELECT s.platform, s.shop, s.order_id, settled_at, 1 AS source, coalesce(net_amount, amount, 0) AS net, settle_kind = 'refund' OR refund < 0 OR refund_before_settle < 0 AS refunded,
		CASE WHEN settle_kind = 'fee' THEN coalesce(net_amount, amount)
			ELSE coalesce(fee_platform, fee_payment, commission_influencer, fee_colonel, fee_channel, fee_other, fee_offsite_ads, commission_agency) * 0
				+ coalesce(fee_platform, 0) + coalesce(fee_payment, 0) + coalesce(fee_installment, 0) + coalesce(commission_influencer, 0) + coalesce(commission_agency, 0) + coalesce(commission_kzk, 0)
				+ coalesce(commission_dev, 0) + coalesce(fee_colonel, 0) + coalesce(fee_channel, 0) + coalesce(fee_offsite_ads, 0) + coalesce(fee_other, 0) + coalesce(fee_fulfillment, 0) END AS fees
	FROM settlement_line s SEMI JOIN expected e ON e.order_id = s.order_id AND e.shop = s.shop AND e.platform = s.platform
	WHERE coalesce(settle_kind, 'settled') <> 'transfer'
	UNION ALL
	SELECT f.platform, f.shop, f.order_id, settled_at, 2, coalesce(amount, 0), flow_kind = 'refund',
		CASE WHEN flow_kind = 'platform_commission' OR flow_kind = 'influencer_commission' OR flow_kind = 'payment_fee' THEN amount
			ELSE coalesce(fee_platform, commission_influencer, fee_payment) * 0 + coalesce(fee_platform, 0) + coalesce(fee_payment, 0) + coalesce(commission_influencer, 0)
				+ coalesce(commission_agency, 0) + coalesce(fee_colonel, 0) + coalesce(fee_channel, 0) + coalesce(fee_offsite_ads, 0) + coalesce(fee_other, 0) END
	FROM fund_flow f SEMI JOIN expected e ON e.order_id = f.order_id AND e.shop = f.shop AND e.platform = f.platform
	WHERE flow_kind IN ('settlement', 'refund', 'platform_commission', 'influencer_commission', 'payment_fee', 'subsidy')
), best AS (
	SELECT * FROM entry QUALIFY source = min(source) OVER (PARTITION BY platform, shop, order_id)
), settled AS (
	SELECT platform, shop, order_id, CAST(sum(net) AS BIGINT) AS net, CAST(sum(fees) AS BIGINT) AS fees, max(settled_at) AS at_last, bool_or(refunded) AS refunded FROM best GROUP BY ALL
), later AS (
	SELECT r.platform, r.shop, r.order_id, max(coalesce(r.refunded_at, r.finished_at, r.applied_at)) AS refunded_at
	FROM refund r SEMI JOIN expected e ON e.order_id = r.order_id AND e.shop = r.shop AND e.platform = r.platform WHERE r.state = 'refunded' GROUP BY ALL
), compared AS (
	SELECT e.*, e.revenue + e.fees AS expected, coalesce(s.net, 0) AS settled, coalesce(s.fees, 0) AS settled_fees, s.at_last,
		CASE WHEN s.order_id IS NULL THEN 0 ELSE s.net - e.revenue - e.fees END AS difference,
		CASE WHEN s.order_id IS NULL THEN CASE WHEN e.revenue = 0 AND e.fees = 0 THEN 'agrees' ELSE 'not_yet_settled' END
			WHEN abs(s.net - e.revenue - e.fees) <= 1 THEN CASE WHEN b.back = -e.refunds THEN 'refund_in_settlement' ELSE 'agrees' END
			WHEN l.refunded_at > s.at_last THEN 'refund_after_settlement'
			WHEN s.fees IS NULL THEN 'fee_unknown'
			WHEN abs(s.net - s.fees - e.revenue) <= 1 THEN 'rate_differs'
			WHEN abs(s.fees - e.fees) <= 1 THEN 'amount_differs'
			ELSE 'unexplained' END AS reason
	FROM expected e
	LEFT JOIN settled s ON s.order_id = e.order_id AND s.shop = e.shop AND s.platform = e.platform
	LEFT JOIN later l ON l.order_id = e.order_id AND l.shop = e.shop AND l.platform = e.platform
	LEFT JOIN alone b ON b.order_id = e.order_id AND b.shop = e.shop AND b.platform = e.platform
)`

// reasonOrder ranks reasons in SQL.
const reasonOrder = `CASE reason WHEN 'unexplained' THEN 1 WHEN 'amount_differs' THEN 2 WHEN 'rate_differs' THEN 3 WHEN 'fee_unknown' THEN 4
	WHEN 'refund_after_settlement' THEN 5 WHEN 'refund_in_settlement' THEN 6 WHEN 'not_yet_settled' THEN 7 ELSE 8 END`

func (f ReconcileFilter) orders() where {
	w := where{}
	w.days("day", f.From, f.To)
	w.text("platform", f.Platform)
	w.text("shop", f.Shop)
	w.text("currency", f.Currency)
	w.text("order_id", f.OrderID)
	return w
}

func (f ReconcileFilter) query() (string, []any, error) {
	models, err := loadModels()
	if err != nil {
		return "", nil, err
	}
	told := bind(models["32_paid_back"].statements[0], map[string]string{"wanted": "order_id IN (SELECT order_id FROM expected)"})
	w := f.orders()
	conditions := w.sql()
	if conditions != "" {
		conditions = " AND" + conditions[len(" WHERE"):]
	}
	return fmt.Sprintf(reconcileSQL, conditions, told), w.args, nil
}

// Reconcile compares expected with settled per order: the unexplained first, the largest
// difference first within a reason, unless the filter asks for another order.
func Reconcile(ctx context.Context, q Querier, f ReconcileFilter) ([]Reconciled, error) {
	query, args, err := f.list()
	if err != nil {
		return nil, err
	}
	return scanAll(ctx, q, query, scanReconciled, args...)
}

// EachReconciled is Reconcile row by row, for lists longer than memory.
func EachReconciled(ctx context.Context, q Querier, f ReconcileFilter) iter.Seq2[Reconciled, error] {
	query, args, err := f.list()
	if err != nil {
		return func(yield func(Reconciled, error) bool) { yield(Reconciled{}, err) }
	}
	return scanEach(ctx, q, query, scanReconciled, args...)
}

func (f ReconcileFilter) list() (string, []any, error) {
	query, args, err := f.query()
	reason := "reason <> 'agrees'"
	if f.Reason != "" {
		reason, args = "reason = ?", append(args, string(f.Reason))
	}
	columns := map[string]string{"day": "day", "expected": "expected", "settled": "settled", "difference": "difference"}
	return query + ` SELECT day, platform, shop, currency, order_id, revenue, fees, expected, settled, settled_fees, difference, reason, at_last
		FROM compared WHERE ` + reason + orderBy(f.Order, columns, reasonOrder+`, abs(difference) DESC, abs(expected) DESC, order_id`) + page(f.Limit, f.Offset), args, err
}

func scanReconciled(scan func(...any) error) (r Reconciled, err error) {
	var day time.Time
	var at sql.NullTime
	err = scan(&day, &r.Platform, &r.Shop, &r.Currency, &r.OrderID, &r.NetRevenue, &r.ExpectedFees, &r.Expected, &r.Settled, &r.SettledFees, &r.Difference, &r.Reason, &at)
	r.Day, r.SettledAt = calendar.FromTime(day), at.Time
	return r, err
}

// ReconcileTotals sums the orders by shop and reason, those that agree included.
func ReconcileTotals(ctx context.Context, q Querier, f ReconcileFilter) ([]ReconcileTotal, error) {
	query, args, err := f.query()
	if err != nil {
		return nil, err
	}
	reason := ""
	if f.Reason != "" {
		reason, args = " WHERE reason = ?", append(args, string(f.Reason))
	}
	query += ` SELECT platform, shop, currency, reason, count(*), CAST(sum(expected) AS BIGINT), CAST(sum(settled) AS BIGINT), CAST(sum(difference) AS BIGINT)
		FROM compared` + reason + ` GROUP BY platform, shop, currency, reason ORDER BY ` + reasonOrder + `, abs(sum(difference)) DESC, platform, shop, currency`
	return scanAll(ctx, q, query, func(scan func(...any) error) (r ReconcileTotal, err error) {
		return r, scan(&r.Platform, &r.Shop, &r.Currency, &r.Reason, &r.Orders, &r.Expected, &r.Settled, &r.Difference)
	}, args...)
}
