-- Purpose: in orders of several lines, costs per parcel and per order are counted once (at the
--          dearest line's rule) and shared evenly among the lines that were sold for money, the
--          first ones taking the odd cents. Lines of one order with different waybills are
--          different parcels. Orders of one line need none of this.
-- Grain:   one row per line of an order with several.
-- Tests:   the lines' shares sum to the parcel's cost.
INSERT INTO parcel_of
WITH member AS (
    -- a line without a waybill (a gift) rides along in the order's first parcel
    SELECT s.oid, l.rid, l.key, coalesce(nullif(l.tracking_no, ''), w.tracking_no, min(coalesce(nullif(l.tracking_no, ''), w.tracking_no)) OVER (PARTITION BY s.oid), '') AS tracking_no, g.packing_parcel, g.handling_parcel, g.insurance_parcel, g.service, g.pay_fixed, f.freight_parcel, f.return_parcel,
        l.is_goods AND NOT never_sent(r.refund, r.unshipped, l.shipped, goods_paid(l.net, l.others, l.fr)) AS sent, coalesce(r.goods_back, false) AS back, l.net > 0 AS sold
    FROM siblings s JOIN lines l ON l.rid = s.rid
    LEFT JOIN refund_of r ON r.rid = l.rid
    LEFT JOIN (SELECT rid, min(tracking_no) AS tracking_no FROM waybill_of GROUP BY rid) w ON w.rid = l.rid
    LEFT JOIN tier_of x ON x.rid = l.rid
    LEFT JOIN goods_rate g ON $goods_on AND l.day BETWEEN g.from_day AND g.to_day
    LEFT JOIN ship_rate f ON $ship_on AND l.day BETWEEN f.from_day AND f.to_day
), bearing AS (
    SELECT *, sent AND sold = max(sent AND sold) OVER parcel AS bears, back AND sent AS returns, sold = max(sold) OVER whole AS pays,
        max(packing_parcel) FILTER (sent) OVER parcel AS packing, max(handling_parcel) FILTER (sent) OVER parcel AS handling, max(freight_parcel) FILTER (sent) OVER parcel AS freight,
        max(insurance_parcel) FILTER (sent) OVER parcel AS insurance, max(return_parcel) FILTER (back AND sent) OVER parcel AS going_back,
        max(service) OVER whole AS serving, max(pay_fixed) OVER whole AS paying
    FROM member
    WINDOW parcel AS (PARTITION BY oid, tracking_no), whole AS (PARTITION BY oid)
), placed AS (
    SELECT *, count(*) FILTER (bears) OVER parcel AS n, count(*) FILTER (bears) OVER upto AS place,
        count(*) FILTER (returns) OVER parcel AS n_back, count(*) FILTER (returns) OVER upto AS place_back,
        count(*) FILTER (pays) OVER whole AS n_pays, count(*) FILTER (pays) OVER until AS place_pays
    FROM bearing
    WINDOW parcel AS (PARTITION BY oid, tracking_no), upto AS (PARTITION BY oid, tracking_no ORDER BY key ROWS UNBOUNDED PRECEDING),
        whole AS (PARTITION BY oid), until AS (PARTITION BY oid ORDER BY key ROWS UNBOUNDED PRECEDING)
)
SELECT rid,
    CASE WHEN bears THEN packing // n + CASE WHEN place <= packing % n THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN bears THEN handling // n + CASE WHEN place <= handling % n THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN bears THEN freight // n + CASE WHEN place <= freight % n THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN returns THEN going_back // n_back + CASE WHEN place_back <= going_back % n_back THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN bears THEN insurance // n + CASE WHEN place <= insurance % n THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN pays THEN serving // n_pays + CASE WHEN place_pays <= serving % n_pays THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN pays THEN paying // n_pays + CASE WHEN place_pays <= paying % n_pays THEN 1 ELSE 0 END ELSE 0 END
FROM placed;
