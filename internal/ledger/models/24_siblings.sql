-- Purpose: which lines share an order, so that only those need windows.
-- Grain:   one row per line of an order with several lines.
-- Tests:   oid is the rid of the order's first line by its key, whichever was imported first.
INSERT INTO siblings
SELECT l.rid, m.oid
FROM lines l
JOIN (SELECT platform, shop, order_id, arg_min(rid, key) AS oid FROM lines WHERE order_id <> '' GROUP BY ALL HAVING count(*) > 1) m
    ON m.order_id = l.order_id AND m.shop = l.shop AND m.platform = l.platform;
