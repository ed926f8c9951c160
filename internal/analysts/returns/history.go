package returns

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// Querier reads a consistent snapshot of the warehouse.
type Querier interface {
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Metrics answers questions about the ledger; run.Runner does.
type Metrics interface {
	Run(ctx context.Context, q metrics.Query) (*run.Result, error)
}

const (
	dayFormat = "2006-01-02"
	maxAge    = 12 // weeks; later refunds are not predicted
	maxWeeks  = 26 // of orders that factors are estimated from
)

// cell is what has a triangle of its own if it is not too thin.
type cell struct{ platform, category string }

// sale is what buyers paid on a day, in minor units.
type sale struct {
	cell
	day  time.Time
	paid float64
}

// refund is money returned on a day for the orders of another; a zero day is unknown.
type refund struct {
	cell
	ordered, refunded time.Time
	amount            float64
	lines             int
}

// history is what is known of a currency's orders at the end of a day of each platform.
type history struct {
	asOf    map[string]time.Time // by platform: the last day that refunds are known of
	sales   []sale
	refunds []refund
}

// timedRefunds are the ledger's refunds by the days of the refund, which it keeps in sums
// (refund_day): a page asks for them after every change of the data.
const timedRefunds = `SELECT platform, category, CAST(day AS VARCHAR), coalesce(CAST(refunded AS VARCHAR), ''), CAST(sum(amount) AS BIGINT), CAST(sum(lines) AS BIGINT)
FROM refund_day WHERE currency = $1 AND day >= CAST($2 AS DATE)
GROUP BY ALL ORDER BY ALL`

// load reads the history of a currency. With a day it is as it was known that evening.
func load(ctx context.Context, m Metrics, q Querier, currency, first, last string, until time.Time) (*history, error) {
	end, err := time.Parse(dayFormat, last)
	if err != nil {
		return nil, fmt.Errorf("returns: last day: %w", err)
	}
	if !until.IsZero() && until.Before(end) {
		end = until
	}
	from := max(first, end.AddDate(0, 0, -7*(maxWeeks+maxAge)).Format(dayFormat))
	h := &history{asOf: map[string]time.Time{}}
	if h.sales, err = loadSales(ctx, m, metrics.Query{From: from, To: end.Format(dayFormat), Currency: currency}); err != nil {
		return nil, err
	}
	rows, err := q.Query(ctx, timedRefunds, currency, from)
	if err != nil {
		return nil, fmt.Errorf("returns: refunds: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var r refund
		var ordered, refunded string
		var amount int64
		if err := rows.Scan(&r.platform, &r.category, &ordered, &refunded, &amount, &r.lines); err != nil {
			return nil, fmt.Errorf("returns: refunds: %w", err)
		}
		r.amount = float64(amount)
		if r.ordered, err = time.Parse(dayFormat, ordered); err != nil {
			return nil, fmt.Errorf("returns: day of the order: %w", err)
		}
		if refunded != "" {
			if r.refunded, err = time.Parse(dayFormat, refunded); err != nil {
				return nil, fmt.Errorf("returns: day of the refund: %w", err)
			}
		}
		if r.ordered.After(end) || r.refunded.After(end) {
			continue
		}
		if r.refunded.After(h.asOf[r.platform]) {
			h.asOf[r.platform] = r.refunded
		}
		h.refunds = append(h.refunds, r)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("returns: refunds: %w", err)
	}
	for _, s := range h.sales { // a platform of which no refund is known at all
		if _, known := h.asOf[s.platform]; !known {
			h.asOf[s.platform] = end
		}
	}
	return h, nil
}

// loadSales reads what buyers paid by cell and day.
func loadSales(ctx context.Context, m Metrics, q metrics.Query) ([]sale, error) {
	q.Metrics, q.By = []string{"gmv"}, []string{"platform", "category", "day"}
	result, err := m.Run(ctx, q)
	if err != nil {
		return nil, err
	}
	list := make([]sale, 0, len(result.Rows))
	for _, row := range result.Rows {
		day, err := time.Parse(dayFormat, row.Keys[2])
		if err != nil {
			return nil, fmt.Errorf("returns: day of sales: %w", err)
		}
		list = append(list, sale{cell{row.Keys[0], row.Keys[1]}, day, row.Values[0].Float()})
	}
	return list, nil
}

// week is how many weeks before the last known day a day lies: 0 is the youngest week, below
// 0 are orders of which no refund can be known.
func (h *history) week(platform string, day time.Time) int {
	return int(math.Floor(h.asOf[platform].Sub(day).Hours() / 24 / 7))
}
