-- Purpose: refunds of settlement, else of the fund flow, find the lines of orders of which no refund file
--          and no amount in the order file tells: by line id, else SKU, else product, else the lines that say they were
--          refunded, else all lines of the order by what they brought.
-- Grain:   paid_back_of and split: one row per refund and line.
-- Run:     where there are such refunds (rebuild.go).
-- Tests:   golden case: a part refund that only settlement knows; the after-sales file takes over.
DELETE FROM split;

-- Orders with a refund row have told.
DELETE FROM paid_back WHERE (platform, shop, order_id) IN (SELECT (platform, shop, order_id) FROM refund WHERE state = 'refunded');

INSERT INTO paid_back_of
WITH ranked AS (
    SELECT *, row_number() OVER () AS id, min(rank) OVER (PARTITION BY platform, shop, order_id) AS best FROM paid_back
), candidate AS (
    SELECT b.id, l.rid, greatest(l.net, 0) AS weight, b.amount, b.to_platform, l.shipped, goods_paid(l.net, l.others, l.fr) AS goods_paid,
        CASE WHEN b.line_id = l.line_id AND b.line_id <> '' THEN 4 WHEN b.sku = l.sku AND b.sku <> '' THEN 3
             WHEN b.product_id = l.product_id AND b.product_id <> '' THEN 2 WHEN l.refund_done OR l.state = 'closed' THEN 1 ELSE 0 END AS fit,
        coalesce(l.refund_own > 0 OR l.order_refund <> 0, false) AS told
    FROM ranked b JOIN lines l ON l.order_id = b.order_id AND l.shop = b.shop AND l.platform = b.platform
    WHERE b.rank = b.best AND l.kind <> 'return' AND l.kind <> 'writeoff'
), best AS (
    SELECT *, max(fit) OVER (PARTITION BY id) AS best_fit, bool_or(told) OVER (PARTITION BY id) AS order_told FROM candidate
)
SELECT id, rid, weight, amount, to_platform, shipped, goods_paid FROM best WHERE fit = best_fit AND NOT order_told;

INSERT INTO split
SELECT u.what, id, rid, u.total, weight
FROM (SELECT id, rid, weight, unnest([{'what': 'refund', 'total': amount}, {'what': 'platform', 'total': to_platform}]) AS u FROM paid_back_of)
WHERE u.total IS NOT NULL;
