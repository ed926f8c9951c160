-- Purpose: the carrier's bills of parcels returned, by the refund that names the waybill.
-- Grain:   one row per bill row. Rebuild sums them, Trace lists them.
-- Needs:   logistics_bill
-- Tests:   golden cases.
SELECT b.import_seq, b.source_row, r.platform, r.shop, r.order_id, r.line_id, 'return_freight' AS component, 2 AS rank, false AS estimated, -b.amount AS amount
FROM (SELECT DISTINCT platform, shop, order_id, coalesce(line_id, '') AS line_id, return_tracking_no FROM refund WHERE return_tracking_no <> '' AND $wanted) r
JOIN logistics_bill b ON b.tracking_no = r.return_tracking_no
WHERE b.amount IS NOT NULL;
