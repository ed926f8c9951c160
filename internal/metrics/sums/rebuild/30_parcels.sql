-- Purpose: how soon the carrier scans a parcel after the shop sent it.
-- Grain:   metric_parcel: days of sale and of sending, and where the parcel goes. A waybill counts
--          once per shop and day of sale; the carrier's earliest row for it is the scan.
DELETE FROM metric_parcel WHERE order_day BETWEEN $from AND $to AND order_day IN ($days);

INSERT INTO metric_parcel
WITH sent AS (
    SELECT p.day AS order_day, p.platform, p.shop, p.tracking_no, min(p.shipped_at) AS shipped_at, max(coalesce(p.carrier, '')) AS carrier, max(p.warehouse) AS warehouse, max(p.province) AS province
    FROM metric_line p
    WHERE p.day BETWEEN $from AND $to AND p.day IN ($days) AND p.tracking_no <> '' AND p.shipped_at IS NOT NULL GROUP BY p.day, p.platform, p.shop, p.tracking_no
), scanned AS (
    SELECT b.tracking_no, min(b.day) AS scan_day FROM logistics_bill b SEMI JOIN sent s ON s.tracking_no = b.tracking_no WHERE b.day IS NOT NULL GROUP BY b.tracking_no
), delayed AS (
    SELECT s.*, CAST(s.shipped_at AS DATE) AS sent_day, greatest(b.scan_day - CAST(s.shipped_at AS DATE), 0) AS delay FROM sent s JOIN scanned b ON b.tracking_no = s.tracking_no
)
SELECT order_day, sent_day, platform, shop, carrier, warehouse, province, count(*), CAST(sum(delay) AS BIGINT), count(*) FILTER (delay > 1) FROM delayed GROUP BY ALL;
