-- Purpose: what parcels of one SKU weigh, by the carriers' bills of the last quarter that was billed: the median of
--          those with as many pieces, and (qty 0) the median per piece. Waybills are those of the lines, of
--          their order, or of the ERP.
-- Grain:   one row per SKU and number of pieces.
-- Needs:   logistics_bill
-- Run:     where freight rules ask for weights (weights.go).
-- Tests:   golden case: freight by weight.
WITH bill AS (
    SELECT tracking_no, CAST(round(max(weight) * 1000) AS BIGINT) AS grams FROM logistics_bill
    WHERE weight > 0 AND tracking_no <> '' AND coalesce(date >= (SELECT max(date) FROM logistics_bill) - 92, true) GROUP BY tracking_no
), piece AS (
    SELECT l.tracking_no, l.sku, l.qty FROM order_line l SEMI JOIN bill b ON b.tracking_no = l.tracking_no WHERE coalesce(l.line_kind, 'goods') IN ('goods', 'gift')
    UNION ALL
    SELECT o.tracking_no, l.sku, l.qty FROM "order" o SEMI JOIN bill b ON b.tracking_no = o.tracking_no
    JOIN order_line l ON l.order_id = o.order_id AND l.shop = o.shop AND l.platform = o.platform WHERE coalesce(l.tracking_no, '') = ''
    UNION ALL
    SELECT e.tracking_no, e.sku, e.qty FROM erp_order_line e SEMI JOIN bill b ON b.tracking_no = e.tracking_no
    ANTI JOIN order_line l ON l.tracking_no = e.tracking_no ANTI JOIN "order" o ON o.tracking_no = e.tracking_no WHERE coalesce(e.status, '') NOT LIKE '%取消%'
), alone AS (
    SELECT tracking_no, min(sku) AS sku, CAST(sum(coalesce(qty, 1)) AS BIGINT) AS qty FROM piece GROUP BY tracking_no
    HAVING min(coalesce(sku, '')) = max(coalesce(sku, '')) AND min(coalesce(sku, '')) <> ''
), parcel AS (
    SELECT a.sku, a.qty, b.grams FROM alone a JOIN bill b ON b.tracking_no = a.tracking_no WHERE a.qty > 0
)
SELECT sku, qty, CAST(round(median(grams)) AS BIGINT) AS grams FROM parcel GROUP BY sku, qty
UNION ALL
SELECT sku, 0, CAST(round(median(grams / qty)) AS BIGINT) FROM parcel GROUP BY sku
