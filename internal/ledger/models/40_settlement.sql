-- Purpose: what settlement says was charged: wide rows (a column per fee) and long ones (an item
--          and an amount). A column that the file lacks is unknown, not zero.
-- Grain:   charge: one row per order line (or order) and component.
-- Needs:   settlement_line
-- Tests:   golden cases; fees keep the sign of the file, a returned fee is positive.
CREATE OR REPLACE TEMP MACRO fee_word(item) AS
    CASE WHEN item IS NULL THEN NULL
         WHEN contains(item, '运费保险') OR contains(item, '运费险') THEN 'freight_insurance'
         WHEN contains(item, '赔付') THEN 'compensation'
         WHEN contains(item, '佣金') OR contains(item, '技术服务费') OR contains(item, 'Commission') OR contains(item, 'Referral') THEN 'platform_commission'
         WHEN contains(item, '手续费') OR contains(item, 'Transaction fee') THEN 'payment_fee'
         WHEN contains(item, 'FBA') OR contains(item, 'Fulfil') OR contains(item, 'ShippingHB') THEN 'outbound_freight'
         END;

INSERT INTO charge
WITH near AS (
    SELECT * FROM settlement_line
    WHERE coalesce(settle_kind, 'settled') <> 'transfer' AND order_id IN (SELECT order_id FROM lines WHERE order_id <> '')
), long AS (
    SELECT platform, shop, order_id, coalesce(line_id, '') AS line_id,
        CASE WHEN settle_kind = 'fee' THEN coalesce(fee_word(fee_item), 'other_fees') ELSE fee_word(fee_item) END AS component, amount AS total
    FROM near WHERE fee_item IS NOT NULL AND amount IS NOT NULL
), wide AS (
    SELECT platform, shop, order_id, line_id, u.component, u.total
    FROM (SELECT platform, shop, order_id, coalesce(line_id, '') AS line_id, fee_item, unnest([
        {'component': 'platform_commission', 'total': fee_platform},
        {'component': 'payment_fee', 'total': fee_payment}, {'component': 'payment_fee', 'total': fee_installment},
        {'component': 'influencer_commission', 'total': commission_influencer}, {'component': 'influencer_commission', 'total': commission_agency},
        {'component': 'influencer_commission', 'total': commission_kzk}, {'component': 'influencer_commission', 'total': fee_colonel},
        {'component': 'influencer_commission', 'total': fee_channel},
        {'component': 'other_fees', 'total': fee_offsite_ads}, {'component': 'other_fees', 'total': fee_other}, {'component': 'other_fees', 'total': commission_dev},
        {'component': 'outbound_freight', 'total': fee_fulfillment}, {'component': 'outbound_freight', 'total': freight_cost}]) AS u FROM near)
    WHERE fee_item IS NULL AND u.total IS NOT NULL
)
SELECT platform, shop, order_id, line_id, component, 1, false, CAST(sum(total) AS BIGINT)
FROM (SELECT * FROM wide UNION ALL SELECT * FROM long WHERE component IS NOT NULL)
GROUP BY ALL;
