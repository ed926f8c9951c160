-- Purpose: spend on products whose lines name no product, by what 62_products found; and then every pool with
--          its lines, to be split.
-- Grain:   split: one row per pool and line.
-- Run:     where there are pools (rebuild.go).
-- Tests:   golden case: 万相台 by product, lines by SKU and title.
INSERT INTO pooled
SELECT p.id, t.rid, t.weight FROM pool p JOIN product_of o ON o.product_id = p.product_id
JOIN target t ON t.rid = o.rid AND t.day = p.day AND t.shop = p.shop AND t.platform = p.platform AND t.currency = p.currency
WHERE p.session_id = '' AND p.id NOT IN (SELECT id FROM pooled);

DELETE FROM split;

INSERT INTO split
SELECT p.component, p.id, w.rid, -(p.amount + rate_of(CAST(sum(w.weight) OVER (PARTITION BY p.id) AS BIGINT), p.millionths)), w.weight
FROM pooled w JOIN pool p ON p.id = w.id;
