-- Purpose: what fund flows say was charged: fee columns of a settlement entry, and entries that are
--          themselves a fee. Top-ups, deposits, withdrawals and transfers are not costs.
-- Grain:   charge: one row per order line (or order) and component.
-- Needs:   fund_flow
-- Tests:   golden cases.
INSERT INTO charge
WITH near AS (
    SELECT * FROM fund_flow WHERE order_id IN (SELECT order_id FROM lines WHERE order_id <> '')
), said AS (
    SELECT platform, shop, order_id, line_id, u.component, u.total
    FROM (SELECT platform, shop, order_id, coalesce(line_id, '') AS line_id, unnest([
        {'component': 'platform_commission', 'total': fee_platform}, {'component': 'payment_fee', 'total': fee_payment},
        {'component': 'influencer_commission', 'total': commission_influencer}, {'component': 'influencer_commission', 'total': commission_agency},
        {'component': 'influencer_commission', 'total': fee_colonel}, {'component': 'influencer_commission', 'total': fee_channel},
        {'component': 'other_fees', 'total': fee_offsite_ads}, {'component': 'other_fees', 'total': fee_other},
        {'component': CASE flow_kind WHEN 'platform_commission' THEN 'platform_commission' WHEN 'influencer_commission' THEN 'influencer_commission'
            WHEN 'payment_fee' THEN 'payment_fee' WHEN 'freight_insurance' THEN 'freight_insurance' WHEN 'compensation' THEN 'compensation'
            WHEN 'freight' THEN 'outbound_freight' WHEN 'return_freight' THEN 'return_freight' WHEN 'other_fee' THEN 'other_fees' END,
         'total': amount}]) AS u FROM near)
    WHERE u.component IS NOT NULL AND u.total IS NOT NULL
)
SELECT platform, shop, order_id, line_id, component, CASE WHEN component IN ('compensation', 'return_freight') THEN 1 WHEN component IN ('influencer_commission') THEN 3 ELSE 2 END,
    false, CAST(sum(total) AS BIGINT)
FROM said GROUP BY ALL;
