-- Purpose: which order of a buyer in a shop it is, and whether she came back within 60 days.
-- Grain:   metric_customer: one row per order with a buyer. Another order of a buyer, earlier or
--          later, changes what her orders are; so all rows of the buyers of the days are made anew.
CREATE OR REPLACE TEMP TABLE metric_bought AS
SELECT p.day, p.platform, p.shop, p.currency, p.order_id, max(coalesce(nullif(p.buyer_id, ''), nullif(o.buyer_id, ''), '')) AS buyer,
    CAST(sum(p.sales) AS BIGINT) AS sales
FROM metric_line p LEFT JOIN "order" o ON o.platform = p.platform AND o.shop = p.shop AND o.order_id = p.order_id
WHERE p.day BETWEEN $from AND $to AND p.day IN ($days) AND p.order_id <> '' AND p.line_kind = 'goods' GROUP BY p.day, p.platform, p.shop, p.currency, p.order_id;

CREATE OR REPLACE TEMP TABLE metric_buyer AS
SELECT DISTINCT platform, shop, buyer FROM metric_bought WHERE buyer <> ''
UNION SELECT platform, shop, buyer FROM metric_customer WHERE day BETWEEN $from AND $to AND day IN ($days) AND buyer <> '';

DELETE FROM metric_customer WHERE day BETWEEN $from AND $to AND day IN ($days);

INSERT INTO metric_bought
SELECT c.day, c.platform, c.shop, c.currency, c.order_id, c.buyer, c.sales FROM metric_customer c SEMI JOIN metric_buyer b ON b.platform = c.platform AND b.shop = c.shop AND b.buyer = c.buyer;

DELETE FROM metric_customer c USING metric_buyer b WHERE b.platform = c.platform AND b.shop = c.shop AND b.buyer = c.buyer;

INSERT INTO metric_customer
WITH known AS (
    SELECT *, row_number() OVER buyer AS nth, lead(day) OVER buyer AS next_day FROM metric_bought WHERE buyer <> ''
    WINDOW buyer AS (PARTITION BY platform, shop, buyer ORDER BY day, order_id)
)
SELECT day, platform, shop, currency, order_id, buyer, 1, sales, 1, sales,
    CASE WHEN nth = 1 THEN 1 ELSE 0 END, CASE WHEN nth > 1 THEN 1 ELSE 0 END, CASE WHEN nth > 1 THEN sales ELSE 0 END,
    CASE WHEN nth = 1 AND next_day <= day + 60 THEN 1 ELSE 0 END
FROM known
UNION ALL
SELECT day, platform, shop, currency, '', '', count(*), CAST(sum(sales) AS BIGINT), 0, 0, 0, 0, 0, 0 FROM metric_bought WHERE buyer = '' GROUP BY day, platform, shop, currency;

DROP TABLE metric_bought;

DROP TABLE metric_buyer;
