-- Purpose: commission by the affiliate files: what was paid once settled, else the file's estimate.
-- Grain:   one row per affiliate row. Rebuild sums them, Trace lists them.
-- Needs:   affiliate_line
-- Tests:   golden cases.
SELECT import_seq, source_row, platform, shop, coalesce(order_id, '') AS order_id, coalesce(line_id, '') AS line_id, 'influencer_commission' AS component,
    CASE WHEN paid_out THEN 2 ELSE 4 END AS rank, NOT paid_out AS estimated,
    -(CASE WHEN paid_out THEN coalesce(commission, 0) ELSE commission_est END + coalesce(fee_promo, 0) + coalesce(fee_promo_tech, 0)) AS amount
FROM (SELECT *, settled_at IS NOT NULL OR coalesce(commission, 0) > 0 AS paid_out FROM affiliate_line WHERE $wanted OR (coalesce(order_id, '') = '' AND $wanted_line))
WHERE (paid_out OR commission_est IS NOT NULL) AND (paid_out OR NOT coalesce(contains(status, '失效'), false));
