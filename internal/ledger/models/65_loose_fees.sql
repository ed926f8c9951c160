-- Purpose: charges that name no order: booked on their own day and shop. A premium of a month for
--          which there is a policy file is left to that file. The commission of excluded orders is a
--          fee of their day.
-- Grain:   loose: one row per day, shop and component.
-- Needs:   fund_flow, excluded_order, fee_line
-- Tests:   golden case: an excluded order.
INSERT INTO loose
SELECT f.day, f.platform, f.shop, coalesce(nullif(f.currency, ''), $home), f.component, CAST(sum(f.amount) AS BIGINT), false, '', '', ''
FROM (
    SELECT *, flow_component(flow_kind) AS component
    FROM fund_flow WHERE day BETWEEN $from AND $to AND coalesce(order_id, '') = '' AND amount IS NOT NULL
) f
WHERE f.component IS NOT NULL AND NOT (f.component = 'freight_insurance' AND (f.platform, f.shop, date_trunc('month', f.day)) IN
    (SELECT (platform, shop, date_trunc('month', day)) FROM insurance_line WHERE day BETWEEN date_trunc('month', $from) AND $to + 31))
GROUP BY ALL;

INSERT INTO loose
SELECT day, platform, shop, coalesce(nullif(currency, ''), $home), coalesce(nullif(fee_kind, ''), 'other_fees'), -CAST(sum(coalesce(amount, amount_est)) AS BIGINT), false, '', '', ''
FROM fee_line WHERE day BETWEEN $from AND $to AND coalesce(order_id, '') = '' AND coalesce(amount, amount_est) IS NOT NULL
GROUP BY ALL;

INSERT INTO loose
SELECT day, platform, shop, $home, 'other_fees', -CAST(sum(coalesce(commission, 0) + coalesce(fee, 0)) AS BIGINT), false, '', '', ''
FROM excluded_order WHERE day BETWEEN $from AND $to AND coalesce(commission, 0) + coalesce(fee, 0) <> 0
GROUP BY ALL;
