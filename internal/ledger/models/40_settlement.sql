-- Purpose: what settlement says was charged: wide rows (a column per fee) and long ones (an item
--          and an amount). A column that the file lacks is unknown, not zero.
-- Grain:   one row per settlement row and component. Rebuild sums them, Trace lists them.
-- Needs:   settlement_line
-- Tests:   golden cases; fees keep the sign of the file, a returned fee is positive.
WITH near AS (
    SELECT * FROM settlement_line WHERE coalesce(settle_kind, 'settled') <> 'transfer' AND $wanted
), long AS (
    SELECT import_seq, source_row, platform, shop, order_id, coalesce(line_id, '') AS line_id,
        CASE WHEN settle_kind = 'fee' THEN coalesce(fee_word(fee_item), 'other_fees') ELSE fee_word(fee_item) END AS component, amount
    FROM near WHERE fee_item IS NOT NULL AND amount IS NOT NULL
), wide AS (
    SELECT import_seq, source_row, platform, shop, order_id, line_id, u.component, u.amount
    FROM (SELECT import_seq, source_row, platform, shop, order_id, coalesce(line_id, '') AS line_id, unnest([
        {'component': 'platform_commission', 'amount': fee_platform},
        {'component': 'payment_fee', 'amount': fee_payment}, {'component': 'payment_fee', 'amount': fee_installment},
        {'component': 'influencer_commission', 'amount': commission_influencer}, {'component': 'influencer_commission', 'amount': commission_agency},
        {'component': 'influencer_commission', 'amount': commission_kzk}, {'component': 'influencer_commission', 'amount': fee_colonel},
        {'component': 'influencer_commission', 'amount': fee_channel},
        {'component': 'other_fees', 'amount': fee_offsite_ads}, {'component': 'other_fees', 'amount': fee_other}, {'component': 'other_fees', 'amount': commission_dev},
        {'component': 'outbound_freight', 'amount': fee_fulfillment}, {'component': 'outbound_freight', 'amount': freight_cost}]) AS u
        FROM near WHERE fee_item IS NULL)
    WHERE u.amount IS NOT NULL
)
SELECT import_seq, source_row, platform, shop, order_id, line_id, component, 1 AS rank, false AS estimated, amount FROM wide
UNION ALL
SELECT import_seq, source_row, platform, shop, order_id, line_id, component, 1, false, amount FROM long WHERE component IS NOT NULL;
