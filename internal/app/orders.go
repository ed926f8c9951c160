package app

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/ledger"
)

// OrderQuery chooses orders.
type OrderQuery struct {
	From, To, Shop, SKU, Search string
	Loss                        bool // only orders that lose money
	Limit, Offset               int
}

// OrderList is a page of orders.
type OrderList struct {
	Orders []OrderSummary `json:"orders"`
	Total  int64          `json:"total"`
}

// OrderSummary is one order of the ledger.
type OrderSummary struct {
	OrderID    string `json:"order_id"`
	Shop       string `json:"shop"`
	Platform   string `json:"platform"`
	Day        string `json:"day"`
	Currency   string `json:"currency"`
	Lines      int64  `json:"lines"`
	Units      int64  `json:"units"`
	Product    string `json:"product" doc:"of its first line"`
	NetRevenue int64  `json:"net_revenue"`
	CM2        int64  `json:"cm2"`
	CM3        int64  `json:"cm3"`
	Missing    bool   `json:"missing" doc:"a cost is missing: the margins are no profit"`
}

// Orders lists orders, the greatest loss first. Limit 0 means 100.
func (w *Workspace) Orders(ctx context.Context, q OrderQuery) (OrderList, error) {
	if q.Limit <= 0 {
		q.Limit = 100
	}
	list := OrderList{Orders: []OrderSummary{}}
	for o, err := range w.orders(ctx, q, fmt.Sprintf("LIMIT %d OFFSET %d", q.Limit, q.Offset)) {
		if err != nil {
			return OrderList{}, err
		}
		list.Orders, list.Total = append(list.Orders, o.OrderSummary), o.total
	}
	return list, nil
}

// EachOrder gives every order one by one, whatever the page.
func (w *Workspace) EachOrder(ctx context.Context, q OrderQuery) iter.Seq2[OrderSummary, error] {
	return each(w.orders(ctx, q, ""), func(o orderOfList) OrderSummary { return o.OrderSummary })
}

type orderOfList struct {
	OrderSummary
	total int64
}

func (w *Workspace) orders(ctx context.Context, q OrderQuery, page string) iter.Seq2[orderOfList, error] {
	return func(yield func(orderOfList, error) bool) {
		if err := w.eachOrder(ctx, q, page, yield); err != nil {
			yield(orderOfList{}, err)
		}
	}
}

func (w *Workspace) eachOrder(ctx context.Context, q OrderQuery, page string, yield func(orderOfList, error) bool) error {
	first, last, err := w.Span(ctx)
	if err != nil {
		return err
	}
	q.From, q.To = cmp.Or(q.From, first), cmp.Or(q.To, last)
	if _, _, err := days(q.From, q.To); err != nil {
		return err
	}
	having, total := "", "0"
	if q.Loss {
		having = "HAVING cm3 < 0 AND NOT missing"
	}
	if page != "" { // over all groups, which a page of them does not show
		total = "count(*) OVER ()"
	}
	rows, err := w.store.Query(ctx, fmt.Sprintf(`SELECT order_id, shop, any_value(platform), CAST(min(day) AS VARCHAR), any_value(currency), count(*), CAST(sum(qty) AS BIGINT),
			coalesce(first(product_name ORDER BY line_id), ''), %s AS net_revenue, %s AS cm2, %s AS cm3, bool_or(missing <> 0) AS missing, %s
		FROM line_profit WHERE order_id <> '' AND line_kind <> 'unallocated' AND day BETWEEN CAST($1 AS DATE) AND CAST($2 AS DATE)
			AND ($3 = '' OR shop = $3) AND ($4 = '' OR sku = $4) AND ($5 = '' OR order_id = $5 OR contains(lower(product_name), lower($5)))
		GROUP BY order_id, shop %s ORDER BY cm3, order_id %s`, through("net_revenue"), through("cm2"), through("cm3"), total, having, page),
		q.From, q.To, q.Shop, q.SKU, q.Search)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var o orderOfList
		if err := rows.Scan(&o.OrderID, &o.Shop, &o.Platform, &o.Day, &o.Currency, &o.Lines, &o.Units, &o.Product,
			&o.NetRevenue, &o.CM2, &o.CM3, &o.Missing, &o.total); err != nil {
			return err
		}
		if !yield(o, nil) {
			return nil
		}
	}
	return rows.Err()
}

// through sums every component up to and including a subtotal.
func through(subtotal string) string {
	names := make([]string, 0, len(ledger.Subtotals()))
	for _, s := range ledger.Subtotals() {
		names = append(names, s.Name)
	}
	last := slices.Index(names, subtotal)
	var terms []string
	for _, c := range ledger.Components() {
		if slices.Index(names, c.Subtotal) <= last {
			terms = append(terms, c.Name)
		}
	}
	return "CAST(sum(" + strings.Join(terms, " + ") + ") AS BIGINT)"
}
