-- Purpose: after-sales cases with the line that they are about.
-- Grain:   metric_refund: one row per case. The line is the one that the case names, else the
--          first of its order; so no case is counted twice, whatever else is in the order.
CREATE OR REPLACE TEMP TABLE metric_case AS
SELECT r.row_id, l.day AS order_day, l.sku, l.spu_code, l.product_id, l.product_name, l.category, l.channel, l.account, l.province, l.warehouse
FROM refund r JOIN line_profit l ON l.platform = r.platform AND l.shop = r.shop AND l.order_id = r.order_id
WHERE l.day BETWEEN $from AND $to AND l.day IN ($days) AND l.line_kind = 'goods' AND r.order_id <> ''
QUALIFY row_number() OVER (PARTITION BY r.row_id ORDER BY coalesce(l.line_id = r.line_id, false) DESC, coalesce(l.sku = r.sku, false) DESC, l.orders DESC, l.day, l.line_id) = 1;

DELETE FROM metric_refund WHERE order_day IS NULL OR order_day BETWEEN $from AND $to AND order_day IN ($days) OR row_id IN (SELECT row_id FROM metric_case);

INSERT INTO metric_refund
SELECT r.row_id, c.order_day, coalesce(CAST(r.applied_at AS DATE), r.day), hour_of(r.applied_at), r.platform, r.shop, coalesce(nullif(r.currency, ''), 'CNY'),
    coalesce(nullif(c.sku, ''), r.sku, ''), coalesce(c.spu_code, ''), coalesce(nullif(c.product_id, ''), some_id(r.product_id), ''),
    coalesce(nullif(c.product_name, ''), r.product_name, ''), coalesce(c.category, ''), coalesce(c.channel, ''), coalesce(c.account, ''), coalesce(c.province, ''), coalesce(c.warehouse, ''),
    coalesce(r.reason, ''), 1, CASE WHEN r.state = 'refunded' THEN 1 ELSE 0 END, CASE WHEN r.state = 'pending' THEN 1 ELSE 0 END,
    CASE WHEN contains(r.refund_type, '退货') THEN 1 ELSE 0 END,
    CASE WHEN r.state = 'refunded' THEN coalesce(r.refund_amount, 0) ELSE 0 END, coalesce(r.refund_amount, 0),
    CASE WHEN r.refunded_at >= r.applied_at THEN epoch(r.refunded_at - r.applied_at) / 3600 ELSE 0 END, CASE WHEN r.refunded_at >= r.applied_at THEN 1 ELSE 0 END,
    CASE WHEN reason_kind(r.reason) = 'damaged' THEN 1 ELSE 0 END, CASE WHEN reason_kind(r.reason) = 'missing' THEN 1 ELSE 0 END,
    CASE WHEN reason_kind(r.reason) = 'late' THEN 1 ELSE 0 END, CASE WHEN reason_kind(r.reason) = 'quality' THEN 1 ELSE 0 END,
    CASE WHEN reason_kind(r.reason) = 'regret' THEN 1 ELSE 0 END
FROM refund r LEFT JOIN metric_case c ON c.row_id = r.row_id
WHERE coalesce(CAST(r.applied_at AS DATE), r.day) IS NOT NULL AND r.row_id NOT IN (SELECT row_id FROM metric_refund);

DROP TABLE metric_case;
