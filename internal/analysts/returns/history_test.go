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

// Refunds are the ledger's of one currency, those known on a day only up to it.
func TestRefundsAreDated(t *testing.T) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		`CREATE TABLE refund_day (day DATE, platform VARCHAR, currency VARCHAR, category VARCHAR, refunded DATE, amount BIGINT, lines BIGINT)`,
		`INSERT INTO refund_day VALUES ('2026-06-01', 'douyin', 'CNY', 'hats', '2026-06-05', 750, 1), ('2026-06-01', 'douyin', 'CNY', 'hats', '2026-06-20', 250, 0),
			('2026-06-02', 'tmall', 'CNY', 'hats', NULL, 500, 1), ('2026-06-01', 'douyin', 'USD', 'hats', '2026-06-05', 7, 1), ('2025-12-01', 'douyin', 'CNY', 'hats', '2025-12-05', 9, 1)`,
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
