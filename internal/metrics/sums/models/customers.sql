-- Purpose: who bought for the first time in a shop and who came back, where exports name the buyer.
-- Grain:   one row per order.
--
-- Some platforms hide their buyers: named and all sales say how much of the sales the buyers cover.
CREATE OR REPLACE VIEW metric_customer AS
WITH bought AS (
    SELECT p.platform, p.shop, p.currency, p.order_id, min(p.day) AS day, CAST(sum(p.list_sales + p.seller_discount + p.platform_discount + p.freight_income + p.other_income) AS BIGINT) AS sales,
        max(coalesce(nullif(f.buyer_id, ''), o.buyer_id, '')) AS buyer
    FROM line_profit p LEFT JOIN order_line f ON f.row_id = p.fact_row
        LEFT JOIN "order" o ON o.platform = p.platform AND o.shop = p.shop AND o.order_id = p.order_id
    WHERE p.order_id <> '' AND p.line_kind = 'goods' GROUP BY ALL
), known AS (
    SELECT *, row_number() OVER buyer AS nth, lead(day) OVER buyer AS next_day FROM bought WHERE buyer <> ''
    WINDOW buyer AS (PARTITION BY platform, shop, buyer ORDER BY day, order_id)
)
SELECT day, platform, shop, currency, buyer, 1 AS orders, sales, 1 AS named_orders, sales AS named_sales,
    CASE WHEN nth = 1 THEN 1 ELSE 0 END AS new_buyers, CASE WHEN nth > 1 THEN 1 ELSE 0 END AS repeat_orders, CASE WHEN nth > 1 THEN sales ELSE 0 END AS repeat_sales,
    CASE WHEN nth = 1 AND next_day <= day + 60 THEN 1 ELSE 0 END AS came_back
FROM known
UNION ALL
SELECT day, platform, shop, currency, '', 1, sales, 0, 0, 0, 0, 0, 0 FROM bought WHERE buyer = '';
