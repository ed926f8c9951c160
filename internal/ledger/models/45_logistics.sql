-- Purpose: the carrier's bills of parcels sent, by waybill, to the lines in the parcel. Where orders of
--          several days share a waybill, the first day within a month bears the bill.
-- Grain:   split: one row per line. A bill's rows for one waybill are summed.
-- Needs:   logistics_bill
-- Tests:   golden case: the bill replaces the freight rule.
INSERT INTO split
WITH bill AS (
    SELECT tracking_no, -CAST(sum(amount) AS BIGINT) AS total FROM logistics_bill
    WHERE amount IS NOT NULL AND tracking_no IN (SELECT tracking_no FROM lines WHERE tracking_no <> '') GROUP BY tracking_no
), sent AS (
    SELECT tracking_no, day FROM order_line WHERE day BETWEEN $from - 31 AND $to AND tracking_no IN (SELECT tracking_no FROM bill) AND coalesce(state, 'paid') <> 'unpaid'
    UNION
    SELECT tracking_no, day FROM "order" WHERE day BETWEEN $from - 31 AND $to AND tracking_no IN (SELECT tracking_no FROM bill) AND coalesce(state, 'paid') <> 'unpaid'
)
SELECT 'outbound_freight|1|false', min(l.rid) OVER (PARTITION BY l.tracking_no, l.day), l.rid,
    CASE WHEN EXISTS (SELECT 1 FROM sent s WHERE s.tracking_no = l.tracking_no AND s.day < l.day AND s.day >= l.day - 31) THEN 0 ELSE b.total END, greatest(l.net, 0)
FROM lines l JOIN bill b ON b.tracking_no = l.tracking_no;
