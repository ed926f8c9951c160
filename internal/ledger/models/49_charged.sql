-- Purpose: one source per component and line, the best there is.
-- Grain:   one row per line that any file charges.
-- Tests:   rid is unique.
INSERT INTO charged
WITH every AS (
    SELECT l.rid, c.component, c.rank, c.estimated, c.amount
    FROM charge c JOIN lines l ON l.line_id = c.line_id AND l.line_id <> '' AND l.shop = c.shop AND l.platform = c.platform AND (c.order_id = '' OR c.order_id = l.order_id)
    UNION ALL
    SELECT rid, split_part(what, '|', 1), CAST(split_part(what, '|', 2) AS INTEGER), CAST(split_part(what, '|', 3) AS BOOLEAN), amount FROM shares
), summed AS (
    SELECT rid, component, rank, bool_or(estimated) AS estimated, CAST(sum(amount) AS BIGINT) AS amount FROM every GROUP BY rid, component, rank
), best AS (
    SELECT rid, component, arg_min(amount, rank) AS amount, arg_min(estimated, rank) AS estimated FROM summed GROUP BY rid, component
)
SELECT rid, max(amount) FILTER (component = 'platform_commission'), max(amount) FILTER (component = 'payment_fee'),
    max(amount) FILTER (component = 'influencer_commission'), bool_or(estimated) FILTER (component = 'influencer_commission'),
    max(amount) FILTER (component = 'other_fees'), max(amount) FILTER (component = 'outbound_freight'), max(amount) FILTER (component = 'return_freight'),
    max(amount) FILTER (component = 'freight_insurance'), max(amount) FILTER (component = 'compensation')
FROM best GROUP BY rid;
