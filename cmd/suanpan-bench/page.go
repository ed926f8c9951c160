package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/metrics/run"
	"github.com/suanpan/suanpan/internal/warehouse/duckdb/dialect"
)

// tile is one number or chart of a page, and the same question as one would write it by hand.
type tile struct {
	query metrics.Query
	bare  string
}

// pageRounds is how often the page is opened: enough for a 95th percentile.
const pageRounds = 20

// tilesAtOnce is how many requests a browser keeps open to one server.
const tilesAtOnce = 6

// page measures a page of 12 tiles over the last 30 days, mixed sources among them.
func (o options) page(ctx context.Context) ([]measurement, error) {
	if err := o.needWorkspace(ctx); err != nil {
		return nil, err
	}
	got, err := o.start(ctx, "page")
	if err != nil {
		return nil, err
	}
	bare := got.Seconds["bare page"] * 1e3
	return []measurement{
		measurement{Name: "page of 12 tiles, p95", Value: got.Seconds["page p95"] * 1e3, Unit: "ms", Limit: 300}.against("bare SQL", got.Seconds["bare page p95"]*1e3),
		measurement{Name: "page of 12 tiles, cached, p95", Value: got.Seconds["cached page p95"] * 1e3, Unit: "ms", Limit: 20}.against("bare SQL", got.Seconds["bare page p95"]*1e3),
		measurement{Name: "metrics layer, median page", Value: got.Seconds["page"] * 1e3, Unit: "ms", RatioLimit: 1.2}.against("bare SQL", bare),
	}, nil
}

// askPage opens the page in turn by the layer, by hand and from the cache.
func (o options) askPage(ctx context.Context, r *outcome) (err error) {
	s, err := o.store(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	catalogue, err := metrics.Load()
	if err != nil {
		return err
	}
	var from, to string
	if err := scan(ctx, s, []any{&from, &to}, "SELECT CAST(max(day) - 29 AS VARCHAR), max(day)::VARCHAR FROM profit_day"); err != nil {
		return err
	}
	uncached := run.New(catalogue, s, dialect.Dialect{}, run.Options{})
	cached := run.New(catalogue, s, dialect.Dialect{}, run.Options{Version: func(context.Context) (string, error) { return "1", nil }})
	tiles := pageTiles(from, to)
	ask := func(runner *run.Runner) func(tile) error {
		return func(t tile) error {
			_, err := runner.Run(ctx, t.query)
			return err
		}
	}
	ways := map[string]func(tile) error{"page": ask(uncached), "cached page": ask(cached), "bare page": func(t tile) error { return drain(ctx, s, t.bare) }}
	seconds := map[string][]float64{}
	for range pageRounds + 1 {
		for _, name := range []string{"page", "bare page", "cached page"} {
			begin := time.Now()
			if err := openPage(tiles, ways[name]); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			seconds[name] = append(seconds[name], time.Since(begin).Seconds())
		}
	}
	for name, all := range seconds {
		all = all[1:] // the first one warms
		slices.Sort(all)
		r.Seconds[name], r.Seconds[name+" p95"] = all[len(all)/2], all[len(all)*95/100-1]
	}
	return nil
}

// openPage asks all tiles, as many at once as a browser would.
func openPage(tiles []tile, ask func(tile) error) error {
	slots, failed := make(chan struct{}, tilesAtOnce), make(chan error, len(tiles))
	for _, t := range tiles {
		slots <- struct{}{}
		go func() {
			failed <- ask(t)
			<-slots
		}()
	}
	var err error
	for range tiles {
		err = errors.Join(err, <-failed)
	}
	return err
}

func pageTiles(from, to string) []tile {
	within := "day BETWEEN DATE '" + from + "' AND DATE '" + to + "'"
	money := within + " AND currency = 'CNY'"
	both := "day BETWEEN DATE '" + from + "' - 30 AND DATE '" + to + "' AND currency = 'CNY'"
	gmv := "sum(list_sales + seller_discount + platform_discount + freight_income + other_income)::BIGINT"
	sums := func(parts string) string { return "sum(" + parts + ")::BIGINT" }
	const net = "list_sales + seller_discount + platform_discount + platform_subsidy + freight_income + other_income + refunds"
	const cm2 = net + " + cost_of_goods + resaleable_returns + loss_damage + platform_commission + payment_fee + influencer_commission + other_fees + sales_tax + packing + handling + outbound_freight + return_freight + freight_insurance + compensation + service"
	const profit = cm2 + " + ads + live_cost + content_cost + overhead"
	ask := func(bare string, q metrics.Query) tile {
		q.From, q.To, q.Currency = from, to, "CNY"
		return tile{q, bare}
	}
	return []tile{
		ask("SELECT day >= DATE '"+from+"', "+gmv+" FROM profit_day WHERE "+both+" GROUP BY 1",
			metrics.Query{Metrics: []string{"gmv"}, Compare: metrics.Previous}),
		ask("SELECT day, "+sums(profit)+" FROM profit_day WHERE "+money+" GROUP BY 1 ORDER BY 1",
			metrics.Query{Metrics: []string{"operating_profit"}, By: []string{"day"}}),
		ask("SELECT day, sum(orders)::BIGINT, "+gmv+" FROM profit_day WHERE "+money+" GROUP BY 1 ORDER BY 1",
			metrics.Query{Metrics: []string{"orders", "gmv"}, By: []string{"day"}}),
		ask("SELECT day, -sum(refunds)::BIGINT / "+gmv+" FROM profit_day WHERE "+money+" GROUP BY 1 ORDER BY 1",
			metrics.Query{Metrics: []string{"refund_rate"}, By: []string{"day"}}),
		ask("SELECT platform, "+sums(cm2)+" / "+sums(net)+" FROM profit_day WHERE "+money+" GROUP BY 1 ORDER BY 2",
			metrics.Query{Metrics: []string{"cm2_rate"}, By: []string{"platform"}}),
		ask("WITH g AS (SELECT sku, max(product_name) AS name, "+sums(profit)+" AS profit FROM profit_day WHERE "+money+" GROUP BY 1), r AS (SELECT *, row_number() OVER (ORDER BY profit DESC, sku) AS place FROM g) "+
			"SELECT * FROM r WHERE place <= 10 UNION ALL SELECT NULL, NULL, sum(profit)::BIGINT, 11 FROM r WHERE place > 10 ORDER BY place",
			metrics.Query{Metrics: []string{"operating_profit"}, By: []string{"sku"}, Limit: 10, Rest: true}),
		ask("SELECT day, "+gmv+" / nullif(-sum(ads), 0) FROM profit_day WHERE "+money+" GROUP BY 1 ORDER BY 1",
			metrics.Query{Metrics: []string{"roi"}, By: []string{"day"}}),
		ask("SELECT channel, "+gmv+" FROM profit_channel_day WHERE "+money+" GROUP BY 1 ORDER BY 2 DESC",
			metrics.Query{Metrics: []string{"gmv"}, By: []string{"channel"}}),
		ask("SELECT day, sum(within_24h) / sum(due), sum(within_48h) / sum(due) FROM metric_shipment_day WHERE "+within+" GROUP BY 1 ORDER BY 1",
			metrics.Query{Metrics: []string{"ship_rate_24h", "ship_rate_48h"}, By: []string{"day"}}),
		ask("SELECT reason, sum(cases)::BIGINT FROM metric_refund WHERE "+money+" GROUP BY 1 ORDER BY 2 DESC",
			metrics.Query{Metrics: []string{"refund_cases"}, By: []string{"reason"}}),
		ask("SELECT * FROM (SELECT day, sum(orders)::BIGINT FROM profit_day WHERE "+money+" GROUP BY 1) o FULL JOIN (SELECT day, sum(cost) * 1000 / sum(impressions) FROM metric_ads WHERE "+money+
			" GROUP BY 1) a USING (day) FULL JOIN (SELECT day, sum(first_reply) / sum(first_replied) FROM metric_service WHERE "+within+" GROUP BY 1) s USING (day) ORDER BY day",
			metrics.Query{Metrics: []string{"orders", "cpm", "first_response"}, By: []string{"day"}}),
		ask("SELECT day, sum(new_buyers)::BIGINT, sum(repeat_orders) / sum(named_orders) FROM metric_customer WHERE "+money+" GROUP BY 1 ORDER BY 1",
			metrics.Query{Metrics: []string{"new_buyers", "repeat_order_rate"}, By: []string{"day"}}),
	}
}
