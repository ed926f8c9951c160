package returns

import (
	"context"
	"database/sql"
	"testing"
	"time"

	_ "github.com/duckdb/duckdb-go/v2" // the dialect that the query is written in
)

type database struct{ *sql.DB }

func (d database) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return d.QueryContext(ctx, query, args...)
}

// A line's refund is the ledger's, dated in proportion to the order's refund rows.
func TestRefundsAreDated(t *testing.T) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		`CREATE TABLE line_profit (day DATE, platform VARCHAR, shop VARCHAR, currency VARCHAR, order_id VARCHAR, category VARCHAR, refunds BIGINT)`,
		`CREATE TABLE refund (platform VARCHAR, shop VARCHAR, order_id VARCHAR, day DATE, state VARCHAR, refund_amount BIGINT, refund_goods BIGINT, refund_freight BIGINT)`,
		`INSERT INTO line_profit VALUES ('2026-06-01', 'douyin', 's', 'CNY', '1', 'hats', -1000), ('2026-06-02', 'tmall', 's', 'CNY', '2', 'hats', -500),
			('2026-06-03', 'douyin', 's', 'CNY', '3', 'hats', 0), ('2026-06-01', 'douyin', 's', 'USD', '1', 'hats', -7)`,
		`INSERT INTO refund VALUES ('douyin', 's', '1', '2026-06-05', 'refunded', 750, NULL, NULL), ('douyin', 's', '1', '2026-06-20', 'refunded', NULL, 200, 50),
			('douyin', 's', '1', '2026-06-25', 'closed', 9000, NULL, NULL), ('douyin', 'other', '1', '2026-06-25', 'refunded', 9000, NULL, NULL)`,
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	read := func(until time.Time) map[string]float64 {
		h, err := load(context.Background(), books{&history{}}, database{db}, "CNY", "2026-01-01", "2026-06-30", until)
		if err != nil {
			t.Fatal(err)
		}
		got, lines := map[string]float64{}, 0
		for _, r := range h.refunds {
			day := "undated"
			if !r.refunded.IsZero() {
				day = r.refunded.Format(dayFormat)
			}
			got[r.platform+" "+day] += r.amount
			lines += r.lines
		}
		if lines != 2 {
			t.Errorf("%d refunded lines", lines)
		}
		return got
	}
	got := read(time.Time{})
	if len(got) != 3 || got["douyin 2026-06-05"] != 750 || got["douyin 2026-06-20"] != 250 || got["tmall undated"] != 500 {
		t.Errorf("dated: %v", got)
	}
	got = read(time.Date(2026, 6, 10, 0, 0, 0, 0, time.UTC))
	if len(got) != 2 || got["douyin 2026-06-05"] != 750 || got["tmall undated"] != 500 {
		t.Errorf("as of the 10th: %v", got)
	}
}
