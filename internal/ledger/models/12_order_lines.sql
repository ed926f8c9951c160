-- Purpose: order-level files (淘宝 ExportOrderList, WooCommerce): their amounts join the lines of the
--          same order; orders of which no line file is there stand as one line of their own.
-- Grain:   one row per order line, rid negative for an order that stands for its lines.
-- Run:     where there are order files; 12_lines_alone otherwise.
-- Tests:   an order is either on its lines or a line, never both.
CREATE OR REPLACE TEMP $kept order_lines AS
SELECT l.* REPLACE (
    coalesce(l.order_paid, o.paid) AS order_paid, coalesce(l.order_freight, o.freight) AS order_freight,
    coalesce(l.order_discount, o.discount_seller) AS order_discount, coalesce(o.discount_platform, 0) + coalesce(o.discount_payment, 0) AS order_others,
    coalesce(l.order_refund, o.refund_amount) AS order_refund, coalesce(l.order_fee, o.fee_platform) AS order_fee,
    coalesce(l.paid_at, o.paid_at) AS paid_at, coalesce(l.created_at, o.created_at) AS created_at,
    coalesce(nullif(l.tracking_no, ''), o.tracking_no, '') AS tracking_no, coalesce(nullif(l.carrier, ''), o.carrier, '') AS carrier,
    coalesce(nullif(l.province, ''), province(o.region1), '') AS province,
    l.shipped OR coalesce(o.shipped_at IS NOT NULL OR o.tracking_no IS NOT NULL OR o.state = 'shipped' OR o.state = 'done', false) AS shipped)
FROM base l
LEFT JOIN "order" o ON o.platform = l.platform AND o.shop = l.shop AND o.order_id = l.order_id AND o.day BETWEEN $from - 3 AND $to + 3
-- an order row that says the order was never paid takes its lines out
WHERE NOT (coalesce(o.state = 'unpaid' OR (o.state = 'closed' AND o.paid_at IS NULL), false) AND l.paid_at IS NULL)
UNION ALL BY NAME
SELECT -o.row_id - 1 AS rid, CAST(NULL AS BIGINT) AS fact_row, o.day, o.platform, o.shop, coalesce(nullif(o.currency, ''), $home) AS currency, minor_unit(coalesce(nullif(o.currency, ''), $home)) AS minor,
    o.order_id, '' AS line_id, 'goods' AS kind, true AS is_goods, coalesce(o.state, 'paid') AS state, '' AS sku, '' AS spu_code, '' AS product_id,
    coalesce(o.product_name, o.product_summary, '') AS product_name, '' AS category, coalesce(channel_word(o.channel), '其他') AS channel,
    '' AS influencer_id, '' AS influencer_name, '' AS session_id, coalesce(province(o.region1), '') AS province, '' AS warehouse, coalesce(o.carrier, '') AS carrier,
    coalesce(o.tracking_no, '') AS tracking_no, o.created_at, o.paid_at,
    o.shipped_at IS NOT NULL OR o.tracking_no IS NOT NULL OR coalesce(o.state, 'paid') IN ('shipped', 'done') AS shipped, coalesce(o.qty, 1) AS qty,
    coalesce(o.goods_amount, o.net_sales, o.order_amount - coalesce(o.freight, 0), o.paid, 0) AS g, CAST(0 AS BIGINT) AS sd, CAST(0 AS BIGINT) AS others, CAST(0 AS BIGINT) AS fr,
    CAST(0 AS BIGINT) AS oi, coalesce(o.goods_amount, o.net_sales, o.order_amount - coalesce(o.freight, 0), o.paid, 0) AS net, CAST(0 AS BIGINT) AS returned, false AS priceless,
    false AS ds_known, false AS own_paid, false AS own_net, o.paid AS order_paid, o.freight AS order_freight, o.discount_seller AS order_discount,
    coalesce(o.discount_platform, 0) + coalesce(o.discount_payment, 0) AS order_others, o.refund_amount AS order_refund, o.fee_platform AS order_fee, false AS refund_done
FROM "order" o
ANTI JOIN order_line l ON l.platform = o.platform AND l.shop = o.shop AND l.order_id = o.order_id
ANTI JOIN excluded_order x ON x.order_id = o.order_id
WHERE o.day BETWEEN $from AND $to AND coalesce(o.state, 'paid') <> 'unpaid' AND NOT (coalesce(o.state, 'paid') = 'closed' AND o.paid_at IS NULL);
