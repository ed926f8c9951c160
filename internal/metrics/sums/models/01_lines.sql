-- Purpose: sold lines with what the files say of their parcel and buyer.
-- Grain:   one row per line of the ledger that stands for a row of a file, or for an order.
--
-- A line has the day of its fact, unless that has none: so a question about some days need not read
-- the facts of all.
CREATE OR REPLACE VIEW metric_line AS
SELECT p.day, p.platform, p.shop, p.currency, p.order_id, p.sku, p.spu_code, p.product_id, p.product_name, p.category, p.channel, p.account, p.province, p.warehouse,
    p.line_kind, p.state, p.paid_at, p.orders, p.list_sales + p.seller_discount + p.platform_discount + p.freight_income + p.other_income AS sales,
    p.fact_row, f.shipped_at, f.carrier, f.tracking_no, f.buyer_id
FROM line_profit p JOIN order_line f ON f.row_id = p.fact_row AND f.day = p.day
UNION ALL
SELECT p.day, p.platform, p.shop, p.currency, p.order_id, p.sku, p.spu_code, p.product_id, p.product_name, p.category, p.channel, p.account, p.province, p.warehouse,
    p.line_kind, p.state, p.paid_at, p.orders, p.list_sales + p.seller_discount + p.platform_discount + p.freight_income + p.other_income,
    p.fact_row, f.shipped_at, f.carrier, f.tracking_no, f.buyer_id
FROM line_profit p JOIN order_line f ON f.row_id = p.fact_row WHERE f.day IS NULL
UNION ALL
SELECT p.day, p.platform, p.shop, p.currency, p.order_id, p.sku, p.spu_code, p.product_id, p.product_name, p.category, p.channel, p.account, p.province, p.warehouse,
    p.line_kind, p.state, p.paid_at, p.orders, p.list_sales + p.seller_discount + p.platform_discount + p.freight_income + p.other_income,
    p.fact_row, NULL, NULL, NULL, NULL
FROM line_profit p WHERE p.fact_row IS NULL;
