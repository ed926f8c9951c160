-- Purpose: what settlement and fund flows say went back to buyers, and what of the subsidies went back to
--          the platform with it: a refund column, else what the buyer's part of a refund entry is. Entries that a
--          refund sets off (退分账, 退补贴) are not money of the buyer.
-- Grain:   one row per entry that tells a refund. Rebuild splits them, Trace lists them.
-- Needs:   settlement_line, fund_flow
-- Tests:   golden case: a part refund that only settlement knows.
WITH entry AS (
    SELECT import_seq, source_row, platform, shop, order_id, line_id, sku, product_id, 1 AS rank, settle_kind = 'refund' AS going_back,
        CASE WHEN refund <> 0 OR refund_before_settle <> 0 THEN abs(coalesce(refund, 0)) + abs(coalesce(refund_before_settle, 0))
             WHEN settle_kind = 'refund' THEN -coalesce(nullif(paid, 0), coalesce(goods_amount, freight, discount_seller) * 0 + coalesce(goods_amount, 0) + coalesce(freight, 0) + coalesce(discount_seller, 0),
                CASE WHEN fee_item IS NULL THEN amount END) END AS amount,
        coalesce(discount_platform, discount_influencer, discount_payment) * 0 + coalesce(discount_platform, 0) + coalesce(discount_influencer, 0) + coalesce(discount_payment, 0)
            + coalesce(discount_payment_monthly, 0) + coalesce(discount_platform_freight, 0) AS subsidy
    FROM settlement_line WHERE coalesce(settle_kind, 'settled') <> 'transfer' AND $wanted
    UNION ALL
    SELECT import_seq, source_row, platform, shop, order_id, line_id, '', product_id, 2, flow_kind = 'refund',
        CASE WHEN refund <> 0 THEN abs(refund) WHEN flow_kind = 'refund' AND NOT contains(coalesce(scene, ''), '触发') THEN -amount END,
        coalesce(discount_platform, discount_influencer, discount_payment) * 0 + coalesce(discount_platform, 0) + coalesce(discount_influencer, 0) + coalesce(discount_payment, 0)
            + coalesce(discount_payment_monthly, 0) + coalesce(discount_platform_freight, 0)
    FROM fund_flow WHERE $wanted
)
SELECT import_seq, source_row, platform, shop, order_id, coalesce(line_id, '') AS line_id, coalesce(sku, '') AS sku, coalesce(product_id, '') AS product_id, rank, amount,
    -- an entry of sales that is only lessened by a refund pays the subsidies in full
    CASE WHEN going_back THEN greatest(-subsidy, 0) WHEN subsidy IS NOT NULL THEN 0 END AS to_platform
FROM entry WHERE amount > 0;
