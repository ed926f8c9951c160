package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// dirtied says, per fact table, which days a changed row touches: a query for days, where
// {changed} stands for the changed rows. Tables that are not here do not enter the ledger.
var dirtied = map[string][]string{
	"order_line": {
		`SELECT day FROM {changed}`,
		timelessByLine,
		daysOfOrderRows,
		sameParcel,
	},
	"order":           {`SELECT day FROM {changed}`, daysOfOrders, sameParcel},
	"refund":          {daysOfOrders},
	"settlement_line": {daysOfOrders},
	"fund_flow":       {daysOfOrders, `SELECT day FROM {changed} WHERE coalesce(order_id, '') = ''`},
	"fee_line":        {daysOfOrders, `SELECT day FROM {changed} WHERE coalesce(order_id, '') = ''`},
	"affiliate_line":  {daysOfOrders, daysOfLines},
	"insurance_line": {daysOfOrders, daysOfLines,
		// the file takes the place of the month's premiums in the fund flow
		`SELECT f.day FROM fund_flow f SEMI JOIN {changed} c ON f.platform = c.platform AND f.shop = c.shop AND date_trunc('month', f.day) = date_trunc('month', c.day)
			WHERE f.flow_kind = 'freight_insurance' AND coalesce(f.order_id, '') = ''`},
	"excluded_order": {`SELECT day FROM {changed}`,
		`SELECT l.day FROM order_line l SEMI JOIN {changed} c ON l.order_id = c.order_id`,
		`SELECT l.day FROM "order" l SEMI JOIN {changed} c ON l.order_id = c.order_id`},
	"erp_order_line": {`SELECT l.day FROM order_line l SEMI JOIN {changed} c ON l.order_id = c.order_id`,
		`SELECT l.day FROM "order" l SEMI JOIN {changed} c ON l.order_id = c.order_id`,
		// other orders in a billed parcel of theirs
		ordersOfWaybills + ` SEMI JOIN (SELECT unnest(waybills(c.tracking_no)) AS tracking_no FROM {changed} c WHERE c.tracking_no <> '') c ON e.tracking_no = c.tracking_no
			SEMI JOIN logistics_bill b ON b.tracking_no = e.tracking_no`},
	"logistics_bill": {`SELECT l.day FROM order_line l SEMI JOIN {changed} c ON l.tracking_no = c.tracking_no`,
		`SELECT l.day FROM (SELECT day, unnest(waybills(tracking_no)) AS tracking_no FROM order_line WHERE several_waybills(tracking_no)) l SEMI JOIN {changed} c ON l.tracking_no = c.tracking_no`,
		ordersOfWaybills + ` SEMI JOIN {changed} c ON e.tracking_no = c.tracking_no`,
		`SELECT l.day FROM "order" l SEMI JOIN {changed} c ON l.tracking_no = c.tracking_no`,
		`SELECT l.day FROM order_line l SEMI JOIN (SELECT r.* FROM refund r SEMI JOIN {changed} c ON r.return_tracking_no = c.tracking_no) r ON l.platform = r.platform AND l.shop = r.shop AND l.order_id = r.order_id`},
	"live_order_line": {daysOfOrders},
	"live_session":    {`SELECT unnest([day, day + 1]) AS day FROM {changed}`},
	"ad_daily":        {`SELECT CAST(unnest(range(CAST(date AS TIMESTAMP), CAST(greatest(coalesce(date_to, date), date) AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY)) AS DATE) AS day FROM {changed}`},
	"cost": {`SELECT l.day FROM order_line l JOIN (SELECT sku, min(coalesce(effective_from, DATE '1970-01-01')) AS since FROM {changed} GROUP BY sku) c
		ON l.sku = c.sku AND l.day >= c.since`, timelessOf + ` WHERE l.sku IN (SELECT sku FROM {changed})`},
	"inventory": {`SELECT l.day FROM order_line l SEMI JOIN {changed} c ON l.sku = c.sku`, timelessOf + ` WHERE l.sku IN (SELECT sku FROM {changed})`,
		// what a product's SKU, code or title is decides which sales its ads went to
		`SELECT day FROM (` + adDays + ` SEMI JOIN (SELECT * FROM {changed} WHERE product_id <> '') c ON a.platform = c.platform AND a.shop = c.shop)`},
}

// askedIf says of queries that are dear even where they find nothing when to ask them: only if this
// one has a row. Ten million new lines would otherwise be joined with nothing for two seconds.
var askedIf = map[string]string{
	timelessByLine:  `SELECT 1 FROM {changed} WHERE day IS NULL`,
	daysOfOrderRows: `SELECT 1 FROM fact_order`,
	sameParcel:      `SELECT 1 FROM fact_logistics_bill`,
}

// timelessByLine are the days of the lines that share an order with changed lines without a time.
const timelessByLine = `SELECT l.day FROM {changed} c JOIN order_line l ON l.platform = c.platform AND l.shop = c.shop AND l.order_id = c.order_id WHERE c.day IS NULL`

// daysOfOrderRows are the days of the order rows of changed lines, whether those have a time or not.
const daysOfOrderRows = `SELECT o.day FROM "order" o SEMI JOIN {changed} c ON o.platform = c.platform AND o.shop = c.shop AND o.order_id = c.order_id`

// adDays are the days of ad rows.
const adDays = `SELECT CAST(unnest(range(CAST(a.date AS TIMESTAMP), CAST(greatest(coalesce(a.date_to, a.date), a.date) AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY)) AS DATE) AS day FROM ad_daily a`

// daysOfOrders are the days of the orders that changed rows name.
const daysOfOrders = `SELECT l.day FROM order_line l SEMI JOIN {changed} c ON l.platform = c.platform AND l.shop = c.shop AND l.order_id = c.order_id
	UNION SELECT l.day FROM "order" l SEMI JOIN {changed} c ON l.platform = c.platform AND l.shop = c.shop AND l.order_id = c.order_id`

// daysOfLines are the days of the lines that changed rows name without their order.
const daysOfLines = `SELECT l.day FROM order_line l SEMI JOIN (SELECT * FROM {changed} WHERE coalesce(order_id, '') = '' AND line_id <> '') c
	ON l.platform = c.platform AND l.shop = c.shop AND l.line_id = c.line_id`

// sameParcel are the days of lines that share a billed waybill with changed rows.
const sameParcel = `SELECT l.day FROM (SELECT day, tracking_no FROM order_line UNION ALL SELECT day, tracking_no FROM "order") l
	SEMI JOIN (SELECT c.tracking_no FROM {changed} c SEMI JOIN logistics_bill b ON b.tracking_no = c.tracking_no WHERE c.tracking_no <> '') c ON l.tracking_no = c.tracking_no`

// ordersOfWaybills are the days of orders whose waybill the ERP knows, by waybill.
const ordersOfWaybills = `SELECT l.day FROM order_line l JOIN (SELECT order_id, unnest(waybills(tracking_no)) AS tracking_no FROM erp_order_line WHERE tracking_no <> '' AND order_id <> '') e
	ON e.order_id = l.order_id`

// timelessOf are the days of lines that have no time of their own, by their order.
const timelessOf = `SELECT o.day FROM order_line l JOIN "order" o ON o.platform = l.platform AND o.shop = l.shop AND o.order_id = l.order_id AND l.day IS NULL`

// DirtyDays are the business days whose ledger the changes touch, in order.
func DirtyDays(ctx context.Context, tx warehouse.Tx, changes []warehouse.Change) ([]calendar.Day, error) {
	found := map[calendar.Day]bool{}
	for _, c := range changes {
		if !c.Any() {
			continue
		}
		changed, err := changedRows(ctx, tx, c)
		if err != nil {
			return nil, err
		}
		for _, query := range dirtied[c.Table] {
			if condition, ok := askedIf[query]; ok {
				rows, err := number(ctx, tx, "SELECT count(*) FROM ("+strings.ReplaceAll(condition, "{changed}", changed)+" LIMIT 1)")
				if err != nil {
					return nil, fmt.Errorf("ledger: days that %s changed: %w", c.Table, err)
				}
				if rows == 0 {
					continue
				}
			}
			days, err := readDays(ctx, tx, strings.ReplaceAll(query, "{changed}", changed))
			if err != nil {
				return nil, fmt.Errorf("ledger: days that %s changed: %w", c.Table, err)
			}
			for _, d := range days {
				found[d] = true
			}
		}
	}
	days := make([]calendar.Day, 0, len(found))
	for d := range found {
		days = append(days, d)
	}
	slices.Sort(days)
	return days, nil
}

// touching are the columns by which a row says which days it touches, besides the day itself.
var touching = []column{{"order_id", "VARCHAR"}, {"line_id", "VARCHAR"}, {"sku", "VARCHAR"}, {"product_id", "VARCHAR"}, {"tracking_no", "VARCHAR"}, {"return_tracking_no", "VARCHAR"},
	{"effective_from", "DATE"}, {"date", "DATE"}, {"date_to", "DATE"}}

// changedRows is the SQL of a change's rows, current or not, with all columns of touching: a
// fact table has only those that some file filled.
func changedRows(ctx context.Context, tx warehouse.Tx, c warehouse.Change) (string, error) {
	present, err := scanAll(ctx, tx, `SELECT column_name FROM duckdb_columns() WHERE table_name = ?`,
		func(scan func(...any) error) (name string, err error) { return name, scan(&name) }, "fact_"+c.Table)
	if err != nil {
		return "", err
	}
	list := "platform, shop, day"
	for _, t := range touching {
		if slices.Contains(present, t.name) {
			list += ", " + t.name
		} else {
			list += ", CAST(NULL AS " + t.typ + ") AS " + t.name
		}
	}
	rows := c.Rows()
	if c.Table == "inventory" {
		rows = otherStock(rows, present)
	}
	return "(SELECT " + list + " FROM " + rows + ")", nil
}

// otherStock are the changed rows of the stock list that say something else of their SKU than before,
// of what the ledger reads: tomorrow's export differs in its quantities only, and those move no profit.
func otherStock(rows string, present []string) string {
	read := []string{"platform", "shop"}
	for _, name := range []string{"sku", "spu_code", "product_id", "product_name", "category", "unit_cost"} {
		if slices.Contains(present, name) {
			read = append(read, name)
		}
	}
	columns := strings.Join(read, ", ")
	return "(SELECT * FROM (SELECT *, row_id IN (SELECT row_id FROM inventory) AS now FROM " + rows + ")" +
		" WINDOW same AS (PARTITION BY " + columns + ") QUALIFY bool_and(now) OVER same OR NOT bool_or(now) OVER same)"
}

// AllDays are all days that the ledger has or could have something on: for the first build and
// for changes of rules that hold on any day.
func AllDays(ctx context.Context, q Querier) ([]calendar.Day, error) {
	return readDays(ctx, q, `SELECT day FROM order_line UNION SELECT day FROM "order" UNION SELECT day FROM line_profit
		UNION SELECT day FROM fund_flow WHERE coalesce(order_id, '') = '' UNION SELECT day FROM fee_line WHERE coalesce(order_id, '') = ''
		UNION SELECT day FROM excluded_order UNION SELECT day FROM live_session
		UNION SELECT CAST(unnest(range(CAST(date AS TIMESTAMP), CAST(greatest(coalesce(date_to, date), date) AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY)) AS DATE) FROM ad_daily`)
}

// DaysWithin are those of AllDays between two, both included: for a change of a rule that holds then.
func DaysWithin(ctx context.Context, q Querier, from, to calendar.Day) ([]calendar.Day, error) {
	all, err := AllDays(ctx, q)
	return slices.DeleteFunc(all, func(d calendar.Day) bool { return d < from || d > to }), err
}

// DaysOfSKU are the days between two, both included, on which a SKU was sold.
func DaysOfSKU(ctx context.Context, q Querier, sku string, from, to calendar.Day) ([]calendar.Day, error) {
	all, err := readDays(ctx, q, "SELECT DISTINCT day FROM line_profit WHERE sku = "+literal(sku))
	return slices.DeleteFunc(all, func(d calendar.Day) bool { return d < from || d > to }), err
}

func readDays(ctx context.Context, q Querier, query string) ([]calendar.Day, error) {
	return scanAll(ctx, q, "SELECT DISTINCT day FROM ("+query+") AS t(day) WHERE day IS NOT NULL ORDER BY day", func(scan func(...any) error) (calendar.Day, error) {
		var t time.Time
		err := scan(&t)
		return calendar.FromTime(t), err
	})
}

// StatedDays are the days that the ledger has stated: rebuilding them can restate something.
func StatedDays(ctx context.Context, q Querier) (map[calendar.Day]bool, error) {
	days, err := readDays(ctx, q, "SELECT DISTINCT day FROM profit_day")
	if err != nil {
		return nil, err
	}
	stated := make(map[calendar.Day]bool, len(days))
	for _, d := range days {
		stated[d] = true
	}
	return stated, nil
}
