-- Purpose: pools on lines; what no line could have been caused by stays visible as loose.
-- Grain:   spread: one row per line; loose: one row per pool without lines.
-- Run:     where there are pools (rebuild.go).
-- Tests:   spread and loose together are the pools.
INSERT INTO spread
SELECT rid, CAST(sum(amount) FILTER (what = 'ads') AS BIGINT), CAST(sum(amount) FILTER (what = 'live_cost') AS BIGINT),
    CAST(sum(amount) FILTER (what = 'content_cost') AS BIGINT), CAST(sum(amount) FILTER (what = 'overhead') AS BIGINT)
FROM shares GROUP BY rid;

INSERT INTO loose
SELECT day, platform, shop, currency, component, -amount, estimated, product_id, account, session_id FROM pool
WHERE amount <> 0 AND id NOT IN (SELECT id FROM pooled);
