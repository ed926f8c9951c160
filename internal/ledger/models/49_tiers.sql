-- Purpose: the weight tier of each parcel of which weights are known: of one SKU, what as many pieces of it weighed;
--          else the sum of its pieces. A parcel with a SKU of unknown weight has at least the usual one.
-- Grain:   tier_of: one row per line whose parcel is in another tier than the usual.
-- Run:     where freight rules ask for weights (weights.go).
-- Tests:   golden case: freight by weight.
INSERT INTO tier_of
WITH member AS (
    SELECT l.rid, coalesce(s.oid, l.rid) AS oid, l.sku, l.qty,
        coalesce(nullif(l.tracking_no, ''), w.tracking_no, min(coalesce(nullif(l.tracking_no, ''), w.tracking_no)) OVER (PARTITION BY coalesce(s.oid, l.rid)), '') AS tracking_no
    FROM lines l LEFT JOIN siblings s ON s.rid = l.rid
    LEFT JOIN (SELECT rid, min(tracking_no) AS tracking_no FROM waybill_of GROUP BY rid) w ON w.rid = l.rid
    WHERE l.is_goods AND l.qty > 0
), content AS (
    SELECT oid, tracking_no, sku, CAST(sum(qty) AS BIGINT) AS qty FROM member GROUP BY oid, tracking_no, sku
), parcel AS (
    SELECT c.oid, c.tracking_no, bool_or(e.grams IS NULL AND u.grams IS NULL) AS unknown,
        CASE WHEN count(*) = 1 THEN CAST(sum(coalesce(e.grams, c.qty * u.grams, 0)) AS BIGINT) ELSE CAST(sum(coalesce(c.qty * u.grams, 0)) AS BIGINT) END AS grams
    FROM content c
    LEFT JOIN ledger_weight e ON e.sku = c.sku AND e.qty = c.qty
    LEFT JOIN ledger_weight u ON u.sku = c.sku AND u.qty = 0
    GROUP BY c.oid, c.tracking_no
), tiered AS (
    SELECT oid, tracking_no, CASE WHEN unknown THEN greatest($tier, $usual_tier) ELSE $tier END AS tier FROM parcel
)
SELECT m.rid, t.tier FROM member m JOIN tiered t ON t.oid = m.oid AND t.tracking_no = m.tracking_no WHERE t.tier <> $usual_tier;
