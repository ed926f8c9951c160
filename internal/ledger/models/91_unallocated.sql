-- Purpose: amounts of a day that no line can carry stand as rows of their own.
-- Grain:   line_profit: one row per loose amount (line_kind 'unallocated').
-- Run:     where there are such amounts (rebuild.go).
-- Tests:   spread and loose together are the pools.
INSERT INTO line_profit BY NAME
SELECT day, platform, shop, currency, '' AS order_id, '' AS line_id, '' AS sku, '' AS spu_code, product_id, '' AS product_name, '' AS category, '' AS channel,
    account, '' AS influencer_id, '' AS influencer_name, session_id, '' AS province, '' AS warehouse, 'unallocated' AS line_kind, '' AS state, 0 AS lines, 0 AS orders, 0 AS qty,
    $loose_columns,
    CAST(CASE WHEN bool_or(estimated) THEN bit_or($loose_bits) ELSE 0 END AS INTEGER) AS estimated, 0 AS missing
FROM loose
GROUP BY day, platform, shop, currency, product_id, account, session_id, estimated;
