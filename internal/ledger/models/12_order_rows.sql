-- Purpose: order-level files (淘宝 ExportOrderList, WooCommerce): their amounts join the lines of the
--          same order; orders of which no line file is there stand as one line of their own.
-- Grain:   one row per order line, rid negative for an order that stands for its lines.
-- Needs:   order
-- Tests:   an order is either on its lines or a line, never both.

UPDATE lines SET
    order_paid = coalesce(lines.order_paid, o.paid), order_freight = coalesce(lines.order_freight, o.freight),
    order_discount = coalesce(lines.order_discount, o.discount_seller), order_others = coalesce(o.discount_platform, 0) + coalesce(o.discount_payment, 0),
    order_refund = coalesce(lines.order_refund, o.refund_amount), order_fee = coalesce(lines.order_fee, o.fee_platform),
    paid_at = coalesce(lines.paid_at, o.paid_at), created_at = coalesce(lines.created_at, o.created_at),
    tracking_no = CASE WHEN lines.tracking_no = '' THEN coalesce(o.tracking_no, '') ELSE lines.tracking_no END,
    carrier = CASE WHEN lines.carrier = '' THEN coalesce(o.carrier, '') ELSE lines.carrier END,
    province = CASE WHEN lines.province = '' THEN coalesce(province(o.region1), '') ELSE lines.province END,
    shipped = lines.shipped OR coalesce(o.shipped_at IS NOT NULL OR o.tracking_no IS NOT NULL OR o.state IN ('shipped', 'done'), false)
FROM "order" o
WHERE o.platform = lines.platform AND o.shop = lines.shop AND o.order_id = lines.order_id AND o.day BETWEEN $from - 3 AND $to + 3;

-- An order row that says the order was never paid takes its lines out.
DELETE FROM lines USING "order" o
WHERE o.platform = lines.platform AND o.shop = lines.shop AND o.order_id = lines.order_id AND o.day BETWEEN $from - 3 AND $to + 3
    AND (o.state = 'unpaid' OR (o.state = 'closed' AND o.paid_at IS NULL)) AND lines.paid_at IS NULL;

INSERT INTO lines BY NAME
SELECT -o.row_id - 1 AS rid, CAST(NULL AS BIGINT) AS fact_row, o.day, o.platform, o.shop, coalesce(nullif(o.currency, ''), 'CNY') AS currency, minor_unit(coalesce(nullif(o.currency, ''), 'CNY')) AS minor,
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
