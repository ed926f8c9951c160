-- Purpose: commission by the affiliate files: what was paid once settled, else the file's estimate.
-- Grain:   charge: one row per order line and status.
-- Needs:   affiliate_line
-- Tests:   golden cases.
INSERT INTO charge
SELECT platform, shop, coalesce(order_id, ''), coalesce(line_id, ''), 'influencer_commission',
    CASE WHEN settled THEN 2 ELSE 4 END, NOT settled, -CAST(sum(total) AS BIGINT)
FROM (
    SELECT *, settled_at IS NOT NULL OR coalesce(commission, 0) > 0 AS settled,
        CASE WHEN settled_at IS NOT NULL OR coalesce(commission, 0) > 0 THEN coalesce(commission, 0) ELSE commission_est END + coalesce(fee_promo, 0) + coalesce(fee_promo_tech, 0) AS total
    FROM affiliate_line
    WHERE order_id IN (SELECT order_id FROM lines WHERE order_id <> '') OR (coalesce(order_id, '') = '' AND line_id IN (SELECT line_id FROM lines WHERE line_id <> ''))
)
WHERE total IS NOT NULL AND (settled OR coalesce(status, '') NOT LIKE '%失效%')
GROUP BY platform, shop, order_id, line_id, settled;
