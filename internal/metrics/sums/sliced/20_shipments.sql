-- Purpose: sums of metric_shipment, which has every order.
-- Grain:   day and where the order goes; day and what is in it.
INSERT INTO metric_telling
SELECT DISTINCT platform, shop FROM order_line WHERE shipped_at IS NOT NULL AND day BETWEEN $from AND $to
UNION SELECT DISTINCT p.platform, p.shop FROM line_profit p WHERE p.day BETWEEN $from AND $to AND p.order_id IN (SELECT order_id FROM erp_order_line WHERE shipped_at IS NOT NULL)
EXCEPT SELECT platform, shop FROM metric_telling;

DELETE FROM metric_shipment_day WHERE day BETWEEN $from AND $to AND day IN ($days);

INSERT INTO metric_shipment_day
SELECT day, platform, shop, province, warehouse, carrier, CAST(sum(due) AS BIGINT), CAST(sum(shipped) AS BIGINT), CAST(sum(within_24h) AS BIGINT), CAST(sum(within_48h) AS BIGINT), round(sum(hours), 6)
FROM metric_shipment WHERE day BETWEEN $from AND $to AND day IN ($days) GROUP BY ALL;

DELETE FROM metric_shipment_sku WHERE day BETWEEN $from AND $to AND day IN ($days);

INSERT INTO metric_shipment_sku
SELECT day, platform, shop, sku, spu_code, product_id, max(product_name), category,
    CAST(sum(due) AS BIGINT), CAST(sum(shipped) AS BIGINT), CAST(sum(within_24h) AS BIGINT), CAST(sum(within_48h) AS BIGINT), round(sum(hours), 6)
FROM metric_shipment WHERE day BETWEEN $from AND $to AND day IN ($days) GROUP BY day, platform, shop, sku, spu_code, product_id, category;
