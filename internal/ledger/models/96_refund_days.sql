-- Purpose: when the refunds of the days' orders came: what a line got back is dated in proportion to its
--          order's refund rows. Kept, since the forecast of refunds asks for all of them at once: over ten
--          million lines the join takes most of a second, its sums a few milliseconds.
-- Grain:   refund_day: one row per day of the orders, platform, currency, category and day of the refund;
--          refunded is NULL where no refund row tells.
-- Tests:   ledgertest: sums to line_profit's refunds.
INSERT INTO refund_day
WITH back AS (
    SELECT day, platform, shop, currency, category, order_id, refunds FROM line_profit WHERE day BETWEEN $from AND $to AND refunds < 0 AND order_id <> ''
), dated AS (
    SELECT platform, shop, order_id, day AS refunded, CAST(sum(coalesce(refund_amount, coalesce(refund_goods, 0) + coalesce(refund_freight, 0))) AS BIGINT) AS amount
    FROM refund WHERE state = 'refunded' AND day IS NOT NULL AND order_id IN (SELECT order_id FROM back) GROUP BY ALL HAVING amount > 0
), shares AS (
    SELECT *, amount / CAST(sum(amount) OVER orders AS DOUBLE) AS share, row_number() OVER (orders ORDER BY refunded) AS place
    FROM dated WINDOW orders AS (PARTITION BY platform, shop, order_id)
)
SELECT l.day, l.platform, l.currency, l.category, s.refunded,
    CAST(sum(CAST(round(-l.refunds * coalesce(s.share, 1)) AS BIGINT)) AS BIGINT) AS amount, count(*) FILTER (coalesce(s.place, 1) = 1) AS lines
FROM back l LEFT JOIN shares s ON s.order_id = l.order_id AND s.shop = l.shop AND s.platform = l.platform
GROUP BY ALL
ORDER BY l.day;
