package app

import (
	"context"

	"github.com/suanpan/suanpan/internal/facts"
)

// Coverage says, for one shop and canonical table, how many current rows each business day has.
// A day in between without rows is a gap that a missing export may explain.
type Coverage struct {
	Shop  string           `json:"shop"`
	Table string           `json:"table"`
	Title string           `json:"title"`
	Days  map[string]int64 `json:"days" doc:"business day → rows; days without rows are left out"`
}

// coverageTables are those whose rows are expected for every day of trade.
var coverageTables = []string{"order_line", "order", "refund", "settlement_line", "fund_flow", "ad_daily", "live_session", "affiliate_line", "insurance_line", "logistics_bill", "cs_daily"}

// Coverage counts rows by shop, table and day between from and to (YYYY-MM-DD, inclusive).
func (w *Workspace) Coverage(ctx context.Context, from, to string) ([]Coverage, error) {
	list := []Coverage{}
	for _, name := range coverageTables {
		table, ok := facts.Lookup(name)
		if !ok {
			continue
		}
		rows, err := w.store.Query(ctx, `SELECT shop, CAST(day AS VARCHAR), count(*) FROM "`+name+`"
			WHERE day BETWEEN CAST($1 AS DATE) AND CAST($2 AS DATE) GROUP BY ALL ORDER BY ALL`, from, to)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			var shop, day string
			var n int64
			if err := rows.Scan(&shop, &day, &n); err != nil {
				return nil, err
			}
			if len(list) == 0 || list[len(list)-1].Shop != shop || list[len(list)-1].Table != name {
				list = append(list, Coverage{Shop: shop, Table: name, Title: table.ZH, Days: map[string]int64{}})
			}
			list[len(list)-1].Days[day] = n
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return list, nil
}
