-- Purpose: the order lines of the days, where some lines have no time: those take the day, times and
--          state of their order, by its row in an order file or by a line that has them.
-- Grain:   one row per current order line.
-- Tests:   golden case: 淘宝 order and detail files.
CREATE OR REPLACE TEMP VIEW placed AS
WITH timeless AS (
    SELECT DISTINCT order_id FROM order_line WHERE day IS NULL
), place AS (
    SELECT platform, shop, order_id, min(day) AS day, min(created_at) AS created_at, min(paid_at) AS paid_at, min(state) AS state
    FROM (
        SELECT platform, shop, order_id, day, created_at, paid_at, state FROM order_line
        WHERE day BETWEEN $from AND $to AND order_id IN (SELECT order_id FROM timeless)
        UNION ALL
        SELECT platform, shop, order_id, day, created_at, paid_at, state FROM "order"
        WHERE day BETWEEN $from AND $to AND order_id IN (SELECT order_id FROM timeless)
    ) GROUP BY ALL
)
SELECT * FROM order_line WHERE day BETWEEN $from AND $to
UNION ALL BY NAME
SELECT ol.* REPLACE (p.day AS day, coalesce(ol.created_at, p.created_at) AS created_at,
                     coalesce(ol.paid_at, p.paid_at) AS paid_at, coalesce(ol.state, p.state) AS state)
FROM order_line ol JOIN place p USING (platform, shop, order_id) WHERE ol.day IS NULL;
