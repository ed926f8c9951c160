package run_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/metrics/run"
)

// BenchmarkStatement asks for profit by SKU and by day of a year of 1,000 SKUs, 1.5 million
// rows of the daily rollup, without a cache.
func BenchmarkStatement(b *testing.B) {
	s := open(b, nil)
	var sums []string
	for i, c := range ledger.Components() {
		sums = append(sums, fmt.Sprintf("(i * %d) %% 100000 AS %s", i+7, c.Name))
	}
	exec(b, s, `INSERT INTO profit_day BY NAME SELECT DATE '2025-01-01' + CAST(i // 4000 AS INTEGER) AS day, 'douyin' AS platform, 'A' AS shop, 'CNY' AS currency,
		'sku-' || (i // 4 % 1000) AS sku, 'spu' AS spu_code, 'p' AS product_id, 'c' AS category, 'name ' || (i // 4 % 1000) AS product_name,
		CAST(i % 4 * 1024 + i % 2 * 131072 AS INTEGER) AS estimated, CAST(CASE WHEN i % 4 = 3 THEN 128 ELSE 0 END AS INTEGER) AS missing,
		5 AS lines, 5 AS orders, 6 AS qty, `+strings.Join(sums, ", ")+` FROM range(1500000) t(i)`)
	r := runner(b, s, run.Options{})
	for name, by := range map[string]string{"total": "", "by sku": "sku", "by day": "day"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := r.Statement(b.Context(), run.StatementQuery{From: "2025-01-01", To: "2026-12-31", By: by}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	var bare []string
	for _, c := range ledger.Components() {
		bare = append(bare, "sum("+c.Name+")::BIGINT")
	}
	for name, by := range map[string]string{"bare total": "currency", "bare by sku": "sku", "bare by day": "day"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				rows, err := s.Query(b.Context(), "SELECT "+by+", "+strings.Join(bare, ", ")+" FROM profit_day WHERE day BETWEEN DATE '2025-01-01' AND DATE '2026-12-31' GROUP BY 1")
				if err != nil {
					b.Fatal(err)
				}
				for rows.Next() {
				}
				if err := rows.Err(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
