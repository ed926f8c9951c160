-- Purpose: charges that name no line of ours are split over their order.
-- Grain:   split: one row per line, component, rank and status.
-- Tests:   shares sum to the charge.
INSERT INTO split
WITH home AS ( -- equalities only: with an OR the engine compares every charge with every line
    SELECT platform, shop, line_id, order_id FROM lines WHERE line_id <> ''
    UNION SELECT platform, shop, line_id, '' FROM lines WHERE line_id <> ''
), homeless AS (
    SELECT c.* FROM charge c
    ANTI JOIN home h ON h.line_id = c.line_id AND h.shop = c.shop AND h.platform = c.platform AND h.order_id = c.order_id
), whole AS (
    SELECT platform, shop, order_id, component || '|' || rank || '|' || estimated AS what, CAST(sum(amount) AS BIGINT) AS total
    FROM homeless WHERE order_id <> '' GROUP BY ALL
)
SELECT w.what, coalesce(s.oid, l.rid), l.rid, w.total, greatest(l.net, 0)
FROM whole w JOIN lines l ON l.order_id = w.order_id AND l.shop = w.shop AND l.platform = w.platform
LEFT JOIN siblings s ON s.rid = l.rid;
