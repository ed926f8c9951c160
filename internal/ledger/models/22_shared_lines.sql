-- Purpose: the lines with their shares of order-level amounts.
-- Grain:   one row per order line.
-- Run:     where an order of the days has such amounts; 22_lines otherwise.
-- Tests:   g + sd + fr + oi = net on every line.
CREATE OR REPLACE TEMP VIEW $lines AS
WITH shared AS (
    SELECT l.*, s.rid IS NOT NULL AS has_share, s.discount AS s_discount,
        coalesce(s.net, l.net + coalesce(CASE WHEN NOT l.own_paid THEN s.freight END, 0) + coalesce(CASE WHEN NOT l.own_net THEN s.discount END, 0)) AS s_net,
        l.fr + coalesce(s.freight, 0) AS s_fr, l.others + coalesce(s.others, 0) AS s_others, s.tax AS s_tax, s.refund AS s_refund, s.fee AS s_fee
    FROM order_lines l LEFT JOIN order_share s ON s.rid = l.rid
), discounted AS (
    SELECT *, CASE WHEN NOT has_share THEN sd WHEN ds_known THEN sd + coalesce(s_discount, 0) WHEN s_discount IS NOT NULL THEN s_discount ELSE least(s_net - g - s_fr, 0) END AS s_sd
    FROM shared
)
SELECT * EXCLUDE (has_share, s_discount, s_net, s_fr, s_others, s_tax, s_refund, s_fee, s_sd)
    REPLACE (s_net AS net, s_fr AS fr, s_others AS others, coalesce(s_tax, tax_actual) AS tax_actual, s_refund AS order_refund, s_fee AS order_fee, s_sd AS sd,
        CASE WHEN is_goods THEN s_net - g - s_fr - s_sd ELSE oi END AS oi)
FROM discounted;
