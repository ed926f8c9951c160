-- Purpose: what fund flows say was charged: fee columns of a settlement entry, and entries that are
--          themselves a fee. Top-ups, deposits, withdrawals and transfers are not costs.
-- Grain:   one row per flow and component. Rebuild sums them, Trace lists them.
-- Needs:   fund_flow
-- Tests:   golden cases.
SELECT import_seq, source_row, platform, shop, order_id, line_id, u.component AS component,
    CASE u.component WHEN 'compensation' THEN 1 WHEN 'return_freight' THEN 1 WHEN 'influencer_commission' THEN 3 ELSE 2 END AS rank, false AS estimated, u.amount AS amount
FROM (SELECT import_seq, source_row, platform, shop, order_id, coalesce(line_id, '') AS line_id, unnest([
    {'component': 'platform_commission', 'amount': fee_platform}, {'component': 'payment_fee', 'amount': fee_payment},
    {'component': 'influencer_commission', 'amount': commission_influencer}, {'component': 'influencer_commission', 'amount': commission_agency},
    {'component': 'influencer_commission', 'amount': fee_colonel}, {'component': 'influencer_commission', 'amount': fee_channel},
    {'component': 'other_fees', 'amount': fee_offsite_ads}, {'component': 'other_fees', 'amount': fee_other},
    {'component': flow_component(flow_kind), 'amount': amount}]) AS u
    FROM fund_flow WHERE $wanted)
WHERE u.component IS NOT NULL AND u.amount IS NOT NULL;
