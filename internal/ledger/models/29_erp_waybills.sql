-- Purpose: the waybills that only the ERP knows (抖店 does not export them): of its rows by line id, else by SKU;
--          where neither fits, that of the order if it has but one.
-- Grain:   one row per line without a waybill of its own and waybill.
-- Needs:   erp_order_line
-- Tests:   golden case: the ERP's waybill finds the carrier's bill.
INSERT INTO waybill_of
WITH parcel AS (
    SELECT order_id, coalesce(line_id, '') AS line_id, coalesce(sku, '') AS sku, unnest(waybills(tracking_no)) AS tracking_no
    FROM erp_order_line WHERE tracking_no <> '' AND order_id IN (SELECT order_id FROM lines WHERE order_id <> '' AND tracking_no = '') AND coalesce(status, '') NOT LIKE '%取消%'
), candidate AS (
    SELECT l.rid, l.day, p.tracking_no, greatest(l.net, 0) AS weight,
        CASE WHEN p.line_id = l.line_id AND p.line_id <> '' THEN 2 WHEN (p.line_id = '' OR l.line_id = '') AND p.sku = l.sku AND p.sku <> '' THEN 1 ELSE 0 END AS fit
    FROM parcel p JOIN lines l ON l.order_id = p.order_id WHERE l.tracking_no = '' AND l.is_goods
), ranked AS (
    SELECT *, max(fit) OVER (PARTITION BY rid) AS best, min(tracking_no) OVER (PARTITION BY rid) AS first_no, max(tracking_no) OVER (PARTITION BY rid) AS last_no FROM candidate
)
SELECT DISTINCT rid, day, tracking_no, weight FROM ranked WHERE fit = best AND (fit > 0 OR first_no = last_no);
