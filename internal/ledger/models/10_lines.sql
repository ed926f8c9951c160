-- Purpose: the sold order lines of the days, with what they were sold for as far as the line itself
--          says. Unpaid lines, lines closed
--          before they were paid and excluded orders are out.
-- Grain:   one row per order line (rid = row_id of fact_order_line; key tells the lines' order, whatever
--          the order in which they were imported). A table where few days are built, for
--          it is read a dozen times; a view where many are, for its copies would fill the memory.
-- Tests:   rid is unique; list + seller discount + other income + freight = net.
--
--   g       list price total          sd  seller discount, not positive
--   others  what others bear of the discounts, not negative: the buyer paid that much less,
--           and the seller receives it
--   fr      freight paid by the buyer oi  everything else    net = g + sd + fr + oi
CREATE OR REPLACE TEMP $store base AS
WITH stock AS (
    SELECT sku, max(category) AS category FROM inventory WHERE sku <> '' AND category <> '' GROUP BY sku
), raw AS (
    SELECT l.row_id AS rid, l.row_key AS key, l.row_id AS fact_row, l.day, l.platform, l.shop, coalesce(nullif(l.currency, ''), $home) AS currency,
        coalesce(l.order_id, '') AS order_id, coalesce(l.line_id, '') AS line_id,
        minor_unit(coalesce(nullif(l.currency, ''), $home)) AS minor, coalesce(l.line_kind, CASE WHEN l.is_gift THEN 'gift' ELSE 'goods' END) AS kind,
        coalesce(l.line_kind, 'goods') = 'goods' OR l.line_kind = 'gift' AS is_goods, coalesce(l.state, 'paid') AS state,
        coalesce(l.sku, '') AS sku, coalesce(l.spu_code, '') AS spu_code, coalesce(l.product_id, '') AS product_id,
        coalesce(l.product_name, '') AS product_name, coalesce(nullif(l.category, ''), stock.category, '') AS category,
        coalesce(channel_word(l.content_type), channel_word(l.traffic_channel), channel_word(l.channel_source), channel_word(l.channel),
            CASE WHEN some_id(l.influencer_id) IS NOT NULL THEN '达人' END, channel_word(l.traffic_type), '其他') AS channel,
        coalesce(some_id(l.influencer_id), nullif(l.influencer_name, '-'), '') AS influencer_id, coalesce(nullif(l.influencer_name, '-'), '') AS influencer_name,
        coalesce(l.session_id, '') AS session_id, coalesce(province(l.region1), '') AS province, coalesce(l.warehouse, '') AS warehouse, coalesce(l.carrier, '') AS carrier,
        coalesce(l.tracking_no, '') AS tracking_no, l.created_at, l.paid_at, l.shipped_at IS NOT NULL OR l.tracking_no IS NOT NULL OR coalesce(l.state = 'shipped' OR l.state = 'done', false) AS shipped,
        coalesce(l.qty, 1) AS qty,
        coalesce(l.goods_amount, priced(l.unit_price, coalesce(l.qty, 1), minor_unit(coalesce(nullif(l.currency, ''), $home)))) AS listed,
        CASE WHEN l.discount_seller IS NOT NULL OR l.discount_cross_shop IS NOT NULL OR l.discount_freight IS NOT NULL
             THEN coalesce(l.discount_seller, 0) + coalesce(l.discount_cross_shop, 0) + coalesce(l.discount_freight, 0) END AS ds,
        coalesce(l.discount_platform, 0) + coalesce(l.discount_influencer, 0) AS dp,
        coalesce(l.discount_payment, 0) + coalesce(l.discount_redpacket, 0) + coalesce(l.discount_points, 0)
            + coalesce(l.discount_edu, 0) + coalesce(l.subsidy_tradein, 0) + coalesce(l.gov_subsidy, 0) AS dpay,
        coalesce(l.freight, 0) AS freight, coalesce(l.giftwrap, 0) AS giftwrap, l.paid, l.receivable, l.line_after_discount AS after,
        l.order_receivable, l.order_paid, l.order_freight, l.order_discount_seller AS order_discount, CAST(0 AS BIGINT) AS order_others,
        l.order_tax, l.order_subtotal, l.order_refund, l.order_fee_platform AS order_fee,
        l.refund_amount AS refund_own, coalesce(contains(l.refund_status, '退款成功'), false) AS refund_done,
        l.fee_payment, l.commission_est, l.insurance_est, CAST(NULL AS BIGINT) AS tax_actual
    FROM placed l
    LEFT JOIN stock ON stock.sku = l.sku
    ANTI JOIN excluded_order x ON x.order_id = l.order_id
    -- An export without the time of payment still tells by the parcel or the refund that a closed line was paid.
    WHERE coalesce(l.state, 'paid') <> 'unpaid' AND NOT (l.state = 'closed' AND l.paid_at IS NULL AND l.shipped_at IS NULL
        AND coalesce(l.tracking_no, '') = '' AND NOT coalesce(contains(l.refund_status, '退款成功'), false) AND coalesce(l.refund_amount, 0) = 0)
), priced_lines AS (
    SELECT *, coalesce(listed, receivable - freight + coalesce(ds, 0), paid - freight + dp + coalesce(ds, 0), after + dp + coalesce(ds, 0)) AS g,
        coalesce(paid, after + freight) AS buyer
    FROM raw
), received AS (
    SELECT *, g - ds + freight + giftwrap AS expected,
        -- payment discounts are the seller's money only where the amount paid is net of them
        CASE WHEN receivable IS NOT NULL AND paid IS NOT NULL THEN greatest(receivable - paid, 0)
             WHEN buyer IS NOT NULL AND ds IS NOT NULL AND buyer + dp + dpay <= g - ds + freight + giftwrap THEN dp + dpay
             ELSE dp END AS others
    FROM priced_lines
), netted AS (
    SELECT *, coalesce(receivable, buyer + others, expected, g + freight + giftwrap, 0) AS net FROM received
)
SELECT rid, key, fact_row, day, platform, shop, currency, minor, order_id, line_id, kind, is_goods, state, sku, spu_code, product_id, product_name, category, channel,
    influencer_id, influencer_name, session_id, province, warehouse, carrier, tracking_no, created_at, paid_at, shipped, qty,
    CASE WHEN is_goods THEN coalesce(g, 0) ELSE 0 END AS g,
    CASE WHEN NOT is_goods THEN 0 WHEN ds IS NULL THEN least(net - coalesce(g, 0) - freight, 0) ELSE -ds END AS sd,
    CASE WHEN is_goods THEN others ELSE 0 END AS others,
    CASE WHEN is_goods THEN freight WHEN kind = 'postage' THEN net ELSE 0 END AS fr,
    CASE WHEN is_goods THEN net - coalesce(g, 0) - freight - CASE WHEN ds IS NULL THEN least(net - coalesce(g, 0) - freight, 0) ELSE -ds END
         WHEN kind = 'charge' OR kind = 'adjustment' THEN net ELSE 0 END AS oi,
    CASE WHEN kind = 'return' OR kind = 'writeoff' THEN 0 ELSE net END AS net,
    CASE WHEN kind = 'return' THEN -abs(net) ELSE 0 END AS returned,
    g IS NULL AND order_paid IS NULL AND order_receivable IS NULL AS priceless,
    ds IS NOT NULL AS ds_known, receivable IS NOT NULL OR paid IS NOT NULL AS own_paid, receivable IS NOT NULL OR paid IS NOT NULL OR after IS NOT NULL AS own_net,
    order_receivable, order_paid, order_freight, order_discount, order_others, order_tax, order_subtotal, order_refund, order_fee,
    refund_own, refund_done, fee_payment, commission_est, insurance_est, tax_actual
FROM netted;
