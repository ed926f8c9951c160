-- Purpose: refund rows find their lines: by line id, else by SKU, else by product, else all lines of
--          the order by what they brought.
-- Grain:   split: one row per refund and line.
-- Needs:   refund
-- Tests:   a refund's shares sum to it.
DELETE FROM split;

INSERT INTO split
WITH candidate AS (
    SELECT r.row_id, l.rid, greatest(l.net, 0) AS weight,
        coalesce(r.refund_amount, coalesce(r.refund_goods, 0) + coalesce(r.refund_freight, 0)) AS amount,
        -- freight that goes back takes no subsidy along
        coalesce(r.refund_to_platform, r.refund_total - r.refund_amount, CASE WHEN r.refund_goods = 0 AND r.refund_freight > 0 THEN 0 END) AS to_platform,
        CASE WHEN r.line_id = l.line_id AND r.line_id <> '' THEN 3 WHEN r.sku = l.sku AND r.sku <> '' THEN 2
             WHEN r.product_id = l.product_id AND r.product_id <> '' THEN 1 ELSE 0 END AS fit
    FROM refund r JOIN lines l ON l.order_id = r.order_id AND l.shop = r.shop AND l.platform = r.platform
    WHERE r.state = 'refunded' AND l.kind <> 'return' AND l.kind <> 'writeoff'
), best AS (
    SELECT * FROM candidate QUALIFY fit = max(fit) OVER (PARTITION BY row_id)
)
SELECT u.what, row_id, rid, u.total, weight
FROM (SELECT row_id, rid, weight, unnest([{'what': 'refund', 'total': amount}, {'what': 'platform', 'total': to_platform}]) AS u FROM best)
WHERE u.total IS NOT NULL;
