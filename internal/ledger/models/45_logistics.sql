-- Purpose: the carrier's bills by waybill: of parcels sent, to the lines in the parcel; of parcels
--          returned, to the order they come back from.
-- Grain:   charge: one row per order line. A bill's rows for one waybill are summed.
-- Needs:   logistics_bill
-- Tests:   golden case: the bill replaces the freight rule.
INSERT INTO split
SELECT 'outbound_freight|1|false', min(l.rid) OVER (PARTITION BY l.tracking_no), l.rid, b.total, greatest(l.net, 0)
FROM lines l JOIN (SELECT tracking_no, -CAST(sum(amount) AS BIGINT) AS total FROM logistics_bill WHERE tracking_no <> '' AND amount IS NOT NULL GROUP BY tracking_no) b
    ON b.tracking_no = l.tracking_no
WHERE l.tracking_no <> '';

INSERT INTO charge
SELECT r.platform, r.shop, r.order_id, coalesce(r.line_id, ''), 'return_freight', 2, false, -CAST(sum(b.amount) AS BIGINT)
FROM refund r JOIN logistics_bill b ON b.tracking_no = r.return_tracking_no
WHERE r.return_tracking_no <> '' AND b.amount IS NOT NULL AND r.order_id IN (SELECT order_id FROM lines WHERE order_id <> '')
GROUP BY ALL;
