-- Purpose: in orders of several lines, costs per parcel and per order are counted once (at the
--          dearest line's rule) and shared evenly among the lines that were sold for money, the
--          first ones taking the odd cents. Lines of one order with different waybills are
--          different parcels. Orders of one line need none of this.
-- Grain:   one row per line of an order with several.
-- Tests:   the lines' shares sum to the parcel's cost.
--
-- The place of a line among those that share is looked up in a list of their keys: windows take twice the time.
INSERT INTO parcel_of
WITH member AS (
    SELECT s.oid, l.rid, l.key, coalesce(nullif(l.tracking_no, ''), w.tracking_no) AS own_no,
        g.packing_parcel, g.handling_parcel, g.insurance_parcel, g.service, g.pay_fixed, f.freight_parcel, f.return_parcel,
        l.is_goods AND NOT never_sent(r.refund, r.unshipped, l.shipped, goods_paid(l.net, l.others, l.fr)) AS sent, coalesce(r.goods_back, false) AS back, l.net > 0 AS sold
    FROM siblings s JOIN lines l ON l.rid = s.rid
    LEFT JOIN refund_of r ON r.rid = l.rid
    LEFT JOIN (SELECT rid, min(tracking_no) AS tracking_no FROM waybill_of GROUP BY rid) w ON w.rid = l.rid
    LEFT JOIN tier_of x ON x.rid = l.rid
    LEFT JOIN goods_rate g ON $goods_on AND l.day BETWEEN g.from_day AND g.to_day
    LEFT JOIN ship_rate f ON $ship_on AND l.day BETWEEN f.from_day AND f.to_day
), whole AS (
    SELECT oid, coalesce(min(own_no), '') AS first_no, max(service) AS serving, max(pay_fixed) AS paying,
        list_sort(coalesce(list(key) FILTER (sold), list(key))) AS payers
    FROM member GROUP BY oid
), placed AS (
    -- a line without a waybill (a gift) rides along in the order's first parcel
    SELECT m.*, coalesce(m.own_no, w.first_no) AS tracking_no, w.serving, w.paying, len(w.payers) AS n_pays, list_position(w.payers, m.key) AS place_pays
    FROM member m JOIN whole w ON w.oid = m.oid
), parcel AS (
    SELECT oid, tracking_no, list_sort(coalesce(list(key) FILTER (sent AND sold), list(key) FILTER (sent))) AS bearers, list_sort(list(key) FILTER (back AND sent)) AS returners,
        max(packing_parcel) FILTER (sent) AS packing, max(handling_parcel) FILTER (sent) AS handling, max(freight_parcel) FILTER (sent) AS freight,
        max(insurance_parcel) FILTER (sent) AS insurance, max(return_parcel) FILTER (back AND sent) AS going_back
    FROM placed GROUP BY oid, tracking_no
), bearing AS (
    SELECT m.rid, p.packing, p.handling, p.freight, p.insurance, p.going_back, m.serving, m.paying, m.n_pays, m.place_pays,
        len(p.bearers) AS n, list_position(p.bearers, m.key) AS place, len(p.returners) AS n_back, list_position(p.returners, m.key) AS place_back
    FROM placed m JOIN parcel p ON p.oid = m.oid AND p.tracking_no = m.tracking_no
)
SELECT rid,
    CASE WHEN place > 0 THEN packing // n + CASE WHEN place <= packing % n THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN place > 0 THEN handling // n + CASE WHEN place <= handling % n THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN place > 0 THEN freight // n + CASE WHEN place <= freight % n THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN place_back > 0 THEN going_back // n_back + CASE WHEN place_back <= going_back % n_back THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN place > 0 THEN insurance // n + CASE WHEN place <= insurance % n THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN place_pays > 0 THEN serving // n_pays + CASE WHEN place_pays <= serving % n_pays THEN 1 ELSE 0 END ELSE 0 END,
    CASE WHEN place_pays > 0 THEN paying // n_pays + CASE WHEN place_pays <= paying % n_pays THEN 1 ELSE 0 END ELSE 0 END
FROM bearing;
