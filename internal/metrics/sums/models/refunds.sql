-- Purpose: after-sales cases on the day on which they were asked for.
-- Grain:   one row per case.
CREATE OR REPLACE VIEW metric_refund AS
SELECT coalesce(CAST(applied_at AS DATE), day) AS day, hour_of(applied_at) AS hour, platform, shop, coalesce(nullif(currency, ''), 'CNY') AS currency,
    coalesce(sku, '') AS sku, coalesce(some_id(product_id), '') AS product_id, coalesce(product_name, '') AS product_name, coalesce(reason, '') AS reason,
    1 AS cases, CASE WHEN state = 'refunded' THEN 1 ELSE 0 END AS refunded, CASE WHEN state = 'pending' THEN 1 ELSE 0 END AS open_cases,
    CASE WHEN contains(refund_type, '退货') THEN 1 ELSE 0 END AS goods_back,
    CASE WHEN state = 'refunded' THEN coalesce(refund_amount, 0) ELSE 0 END AS amount, coalesce(refund_amount, 0) AS asked,
    CASE WHEN refunded_at >= applied_at THEN epoch(refunded_at - applied_at) / 3600 ELSE 0 END AS hours, CASE WHEN refunded_at >= applied_at THEN 1 ELSE 0 END AS timed,
    CASE WHEN reason_kind(reason) = 'damaged' THEN 1 ELSE 0 END AS damaged, CASE WHEN reason_kind(reason) = 'missing' THEN 1 ELSE 0 END AS missing,
    CASE WHEN reason_kind(reason) = 'late' THEN 1 ELSE 0 END AS late, CASE WHEN reason_kind(reason) = 'quality' THEN 1 ELSE 0 END AS quality,
    CASE WHEN reason_kind(reason) = 'regret' THEN 1 ELSE 0 END AS regret
FROM refund WHERE coalesce(CAST(applied_at AS DATE), day) IS NOT NULL;
