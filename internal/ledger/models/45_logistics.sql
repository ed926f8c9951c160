-- Purpose: the carrier's bills of parcels sent, by waybill, to the lines in the parcel. Where orders of
--          several days share a waybill, the first day within a month bears the bill.
-- Grain:   split: one row per line and waybill. A bill's rows for one waybill are summed.
-- Needs:   logistics_bill
-- Tests:   golden cases: the bill replaces the freight rule; the ERP's waybill finds the carrier's bill.
INSERT INTO split
WITH bill AS (
    SELECT tracking_no, -CAST(sum(amount) AS BIGINT) AS total FROM logistics_bill
    WHERE amount IS NOT NULL AND tracking_no IN (SELECT tracking_no FROM waybill_of) GROUP BY tracking_no
), sent AS (
    SELECT tracking_no, day FROM order_line WHERE day BETWEEN $from - 31 AND $to AND tracking_no IN (SELECT tracking_no FROM bill) AND coalesce(state, 'paid') <> 'unpaid'
    UNION
    SELECT tracking_no, day FROM "order" WHERE day BETWEEN $from - 31 AND $to AND tracking_no IN (SELECT tracking_no FROM bill) AND coalesce(state, 'paid') <> 'unpaid'
    UNION
    SELECT unnest(waybills(tracking_no)), day FROM order_line WHERE day BETWEEN $from - 31 AND $to AND several_waybills(tracking_no) AND coalesce(state, 'paid') <> 'unpaid'
    UNION
    SELECT e.tracking_no, o.day FROM (SELECT order_id, unnest(waybills(tracking_no)) AS tracking_no FROM erp_order_line WHERE tracking_no <> '' AND coalesce(status, '') NOT LIKE '%取消%') e
    JOIN order_line o ON o.order_id = e.order_id
    WHERE o.day BETWEEN $from - 31 AND $to AND e.tracking_no IN (SELECT tracking_no FROM bill) AND coalesce(o.tracking_no, '') = '' AND coalesce(o.state, 'paid') <> 'unpaid'
)
-- the fourth word keeps these splits apart from charges of the same component and rank
SELECT 'outbound_freight|1|false|bill', dense_rank() OVER (ORDER BY w.tracking_no, w.day), w.rid,
    CASE WHEN EXISTS (SELECT 1 FROM sent s WHERE s.tracking_no = w.tracking_no AND s.day < w.day AND s.day >= w.day - 31) THEN 0 ELSE b.total END, w.weight
FROM waybill_of w JOIN bill b ON b.tracking_no = w.tracking_no;
