-- Purpose: the shares of order-level amounts, by line.
-- Grain:   order_share: one row per line of an order that has such amounts.
-- Tests:   rid is unique.
INSERT INTO order_share
SELECT rid, max(amount) FILTER (what = 'net'), coalesce(max(amount) FILTER (what = 'freight'), 0), max(amount) FILTER (what = 'discount'),
    coalesce(max(amount) FILTER (what = 'others'), 0), max(amount) FILTER (what = 'tax'), max(amount) FILTER (what = 'refund'), max(amount) FILTER (what = 'fee')
FROM shares GROUP BY rid;
