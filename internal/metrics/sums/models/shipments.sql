-- Purpose: how soon sold orders are sent, by the day on which they were paid.
-- Grain:   one row per sold line; due and the like count its order once, at its first line.
--
-- An order is due once paid unless it was closed before it was sent. Where the platform does not
-- tell when an order was sent, the ERP may. Shops of which neither ever tells are left out: nothing
-- says that they are late.
CREATE OR REPLACE VIEW metric_shipment AS
WITH packed AS (
    SELECT order_id, min(shipped_at) AS shipped_at, max(warehouse) AS warehouse FROM erp_order_line WHERE shipped_at IS NOT NULL AND order_id <> '' GROUP BY order_id
), line AS (
    SELECT p.day, hour_of(p.paid_at) AS hour, p.platform, p.shop, p.sku, p.spu_code, p.product_id, p.product_name, p.category, p.channel, p.account, p.province,
        coalesce(nullif(p.warehouse, ''), e.warehouse, '') AS warehouse,
        coalesce(p.carrier, '') AS carrier, p.orders, coalesce(p.shipped_at, e.shipped_at) AS shipped_at,
        epoch(coalesce(p.shipped_at, e.shipped_at) - p.paid_at) / 3600 AS waited
    FROM metric_line p LEFT JOIN packed e ON e.order_id = p.order_id SEMI JOIN metric_telling t ON t.platform = p.platform AND t.shop = p.shop
    WHERE p.fact_row IS NOT NULL AND p.line_kind = 'goods' AND p.orders = 1 AND p.paid_at IS NOT NULL
        AND (p.shipped_at IS NOT NULL OR e.shipped_at IS NOT NULL OR p.state IS DISTINCT FROM 'closed')
)
SELECT day, hour, platform, shop, sku, spu_code, product_id, product_name, category, channel, account, province, warehouse, carrier,
    orders AS due, CASE WHEN shipped_at IS NOT NULL THEN 1 ELSE 0 END AS shipped,
    CASE WHEN waited <= 24 THEN 1 ELSE 0 END AS within_24h, CASE WHEN waited <= 48 THEN 1 ELSE 0 END AS within_48h,
    greatest(coalesce(waited, 0), 0) AS hours
FROM line;
