package ledgertest

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// benchLines is how many order lines the benchmark costs; SUANPAN_BENCH_LINES changes it.
const benchLines = 200_000

// manyLines writes n order lines of 400 days straight into the warehouse, an order having two
// lines one time in six, as an import of 抖店 exports would leave them.
func manyLines(t testing.TB, s *shop, n int) {
	t.Helper()
	ctx := context.Background()
	const days = 400
	if err := s.store.Update(ctx, func(tx warehouse.Tx) error {
		f := file{Table: "order_line", Platform: "douyin", Shop: "a", Format: "douyin_orders_a", Rows: []row{{
			"order_id": "0", "line_id": "0", "product_id": "0", "sku": "0", "qty": "1", "unit_price": "1", "goods_amount": "1", "paid": "1", "freight": "0", "product_name": "x",
			"discount_platform": "0", "discount_seller": "0", "discount_influencer": "0", "discount_payment": "0", "discount_redpacket": "0", "price_adjust": "0", "fee_payment": "0",
			"state": "done", "status": "done", "refund_status": "-", "region1": "浙江省", "region2": "杭州市", "channel_app": "抖音", "channel_source": "精选联盟", "content_type": "直播", "traffic_channel": "直播间",
			"traffic_type": "自然流量", "influencer_id": "1", "influencer_name": "a", "created_at": "2024-01-01 10:00:00", "paid_at": "2024-01-01 10:00:01", "shipped_at": "2024-01-02 10:00:00",
			"finished_at": "2024-01-09 10:00:00", "spec": "x", "pay_method": "抖音支付", "order_type": "普通订单", "ad_channel": "-", "warehouse": "a"}}}
		stream, err := f.stream()
		if err != nil {
			return err
		}
		if _, err := tx.Append(ctx, warehouse.Origin{ImportSeq: 1, Platform: "douyin", Shop: "a", Format: "douyin_orders_a"}, stream); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, fmt.Sprintf(`INSERT INTO fact_order_line BY NAME
			SELECT 1000 + i AS row_id, 1 AS import_seq, i AS source_row, 'L' || i AS row_key, hash(i) AS row_hash, moment AS as_of, 'douyin' AS platform, 'shop' || (i %% 3) AS shop, 'douyin_orders_a' AS format,
				CAST(moment AS DATE) AS day, CAST(6930000000000000000 + (CASE WHEN i %% 7 = 6 THEN i - 3 ELSE i END) * 17 AS VARCHAR) AS order_id, CAST(6930000000000000001 + i * 17 AS VARCHAR) AS line_id,
				CAST(3600000000000000000 + i %% 500 AS VARCHAR) AS product_id, 'SKU-' || lpad(CAST(i * 7919 %% 500 AS VARCHAR), 5, '0') AS sku, 1 + i %% 3 AS qty,
				CAST(1000000 * (10 + i * 7919 %% 500) AS BIGINT) AS unit_price, CAST(100 * (10 + i * 7919 %% 500) * (1 + i %% 3) AS BIGINT) AS goods_amount,
				CAST(100 * (10 + i * 7919 %% 500) * (1 + i %% 3) - 500 AS BIGINT) AS paid, 0 AS freight, '示例商品 燕麦饼干 500g 第' || (i * 7919 %% 500) || '款 家庭装' AS product_name,
				200 AS discount_platform, 300 AS discount_seller, 0 AS discount_influencer, 0 AS discount_payment, 0 AS discount_redpacket, 0 AS price_adjust, 0 AS fee_payment,
				CASE WHEN i %% 50 = 0 THEN 'closed' ELSE 'done' END AS state, '已完成' AS status, CASE WHEN i %% 12 = 0 THEN '退款成功' ELSE '-' END AS refund_status,
				['浙江省', '广东省', '江苏省', '新疆维吾尔自治区', '北京市', '内蒙古自治区', '四川省'][1 + i %% 7] AS region1, '杭州市' AS region2, '抖音' AS channel_app, '精选联盟' AS channel_source,
				['直播', '短视频', '商品卡', '图文', NULL][1 + i %% 5] AS content_type, '直播间' AS traffic_channel, '自然流量' AS traffic_type,
				CASE WHEN i %% 3 = 0 THEN '7100000000' || (i %% 40) ELSE '0' END AS influencer_id, CASE WHEN i %% 3 = 0 THEN '达人' || (i %% 40) END AS influencer_name,
				moment AS created_at, moment + INTERVAL 20 SECOND AS paid_at, moment + INTERVAL 1 DAY AS shipped_at, moment + INTERVAL 8 DAY AS finished_at, '原味' AS spec, '抖音支付' AS pay_method, '普通订单' AS order_type, '-' AS ad_channel, '义乌仓' AS warehouse
			FROM (SELECT i, TIMESTAMP '2024-01-01' + to_microseconds(CAST(i AS BIGINT) * %d) AS moment FROM range(%d) t(i))`, days*86_400_000_000/int64(n), n))
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkRebuild measures the first build of 400 days and one dirty day of it.
func BenchmarkRebuild(b *testing.B) {
	n := benchLines
	if text := os.Getenv("SUANPAN_BENCH_LINES"); text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	s := open(b)
	manyLines(b, s, n)
	rules, err := ledger.DefaultRules()
	if err != nil {
		b.Fatal(err)
	}
	s.rules = append(rules, costsOf(500)...)
	start := time.Now()
	result := s.rebuild(b, "initial")
	full := time.Since(start)
	b.Run("OneDay", func(b *testing.B) {
		for b.Loop() {
			s.update(b, func(tx warehouse.Tx) error {
				_, err := ledger.Rebuild(context.Background(), tx, s.terms(), []calendar.Day{calendar.Date(2024, 9, 10)}, ledger.Cause{Kind: "rule", At: noon})
				return err
			})
		}
		b.ReportMetric(full.Seconds(), "s/full")
		b.ReportMetric(float64(result.Lines)/full.Seconds(), "lines/s")
	})
}
