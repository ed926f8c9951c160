-- Purpose: the carrier's bills of parcels sent, by waybill, to the lines in the parcel.
-- Grain:   split: one row per line. A bill's rows for one waybill are summed.
-- Needs:   logistics_bill
-- Tests:   golden case: the bill replaces the freight rule.
INSERT INTO split
SELECT 'outbound_freight|1|false', min(l.rid) OVER (PARTITION BY l.tracking_no), l.rid, b.total, greatest(l.net, 0)
FROM lines l JOIN (SELECT tracking_no, -CAST(sum(amount) AS BIGINT) AS total FROM logistics_bill WHERE tracking_no <> '' AND amount IS NOT NULL GROUP BY tracking_no) b
    ON b.tracking_no = l.tracking_no
WHERE l.tracking_no <> '';
