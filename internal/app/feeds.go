package app

import (
	"context"
	"fmt"
	"slices"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/facts"
	"github.com/suanpan/suanpan/internal/radar"
)

// feedDays is how far back a feed's habit is read.
const feedDays = 60

// timedFeeds are tables whose rows have a time of day, by which a day that was exported before
// it was over shows.
var timedFeeds = []string{"order_line", "order"}

// grace is how many days each feed may be behind before it is called silent: orders and ads are
// exported the morning after, settlement when the platform settles, bills by the month.
func grace(table string) int {
	switch table {
	case "order_line", "order", "ad_daily", "cs_daily", "live_session":
		return 0
	case "refund", "affiliate_line":
		return 2
	case "settlement_line", "fund_flow":
		return 10
	default:
		return 45
	}
}

// feeds counts what arrived by shop, table and day around a day.
func (w *Workspace) feeds(ctx context.Context, day calendar.Day, shops []Shop) ([]radar.Feed, error) {
	names := map[string]string{}
	for _, s := range shops {
		names[s.ID] = s.Name
	}
	var list []radar.Feed
	for _, name := range coverageTables {
		table, ok := facts.Lookup(name)
		if !ok {
			continue
		}
		hour := "NULL"
		if slices.Contains(timedFeeds, name) {
			hour = "max(CAST(extract(hour FROM coalesce(paid_at, created_at)) AS INTEGER))"
		}
		found, err := w.tableFeeds(ctx, fmt.Sprintf(`SELECT shop, CAST(day AS VARCHAR), count(*), %s FROM %q
			WHERE day BETWEEN CAST($1 AS DATE) AND CAST($2 AS DATE) GROUP BY ALL ORDER BY ALL`, hour, name), day)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			f.ShopName, f.Table, f.Title, f.Grace = names[f.Shop], name, table.ZH, grace(name)
			list = append(list, f)
		}
	}
	return list, nil
}

func (w *Workspace) tableFeeds(ctx context.Context, query string, day calendar.Day) ([]radar.Feed, error) {
	rows, err := w.store.Query(ctx, query, (day - feedDays).String(), (day + 1).String())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []radar.Feed
	for rows.Next() {
		var shop, text string
		var n int64
		var hour *int
		if err := rows.Scan(&shop, &text, &n, &hour); err != nil {
			return nil, err
		}
		d, err := calendar.Parse(text)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 || list[len(list)-1].Shop != shop {
			list = append(list, radar.Feed{Shop: shop, Rows: map[calendar.Day]int64{}, Hours: map[calendar.Day]int{}})
		}
		f := &list[len(list)-1]
		f.Rows[d] = n
		if hour != nil {
			f.Hours[d] = *hour
		}
	}
	return list, rows.Err()
}
