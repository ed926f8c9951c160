-- Purpose: the stock as last imported, beside what went out per day of the last 28 days of sales.
-- Grain:   one row per SKU. It has no days: a question about any period gets the latest state.
CREATE OR REPLACE VIEW metric_stock AS
WITH recent AS (
    SELECT sku, sum(qty) / 28 AS daily FROM profit_day
    WHERE sku <> '' AND day > (SELECT max(day) FROM profit_day) - 28 GROUP BY sku
), held AS (
    SELECT sku, max(product_name) AS product_name, max(category) AS category, max(spu_code) AS spu_code, CAST(sum(coalesce(available_qty, stock_qty)) AS BIGINT) AS available,
        CAST(sum(stock_qty) AS BIGINT) AS stock, CAST(sum(inbound_qty) AS BIGINT) AS inbound
    FROM inventory WHERE sku <> '' AND coalesce(available_qty, stock_qty) IS NOT NULL GROUP BY sku
)
SELECT h.sku, coalesce(h.product_name, '') AS product_name, coalesce(h.category, '') AS category, coalesce(h.spu_code, '') AS spu_code,
    1 AS skus, coalesce(h.stock, h.available) AS stock, h.available, coalesce(h.inbound, 0) AS inbound, greatest(coalesce(r.daily, 0), 0) AS daily_units,
    CASE WHEN h.available <= 0 AND r.daily > 0 THEN 1 ELSE 0 END AS sold_out, CASE WHEN h.available < 7 * r.daily THEN 1 ELSE 0 END AS short
FROM held h LEFT JOIN recent r ON r.sku = h.sku;
