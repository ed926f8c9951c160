-- Purpose: how soon the carrier scans a parcel after the shop sent it, by the day of sending.
-- Grain:   one row per waybill that a carrier has billed; the first order on it counts.
CREATE OR REPLACE VIEW metric_parcel AS
WITH sent AS (
    SELECT platform, shop, tracking_no, min(shipped_at) AS shipped_at, max(carrier) AS carrier, max(warehouse) AS warehouse, max(region1) AS region
    FROM order_line WHERE tracking_no <> '' AND shipped_at IS NOT NULL GROUP BY ALL
), scanned AS (
    SELECT tracking_no, min(day) AS scan_day, CAST(sum(amount) AS BIGINT) AS amount FROM logistics_bill WHERE tracking_no <> '' AND day IS NOT NULL GROUP BY tracking_no
)
SELECT CAST(s.shipped_at AS DATE) AS day, s.platform, s.shop, coalesce(s.carrier, '') AS carrier, coalesce(s.warehouse, '') AS warehouse, province(s.region) AS province,
    1 AS parcels, greatest(b.scan_day - CAST(s.shipped_at AS DATE), 0) AS delay, CASE WHEN b.scan_day - CAST(s.shipped_at AS DATE) > 1 THEN 1 ELSE 0 END AS late
FROM sent s JOIN scanned b ON b.tracking_no = s.tracking_no;
