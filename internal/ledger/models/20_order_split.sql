-- Purpose: order-level amounts, counted once per order whatever rows repeat them, to be split
--          over the order's goods by what they should bring.
-- Grain:   split: one row per line and amount.
-- Tests:   lines sum to the order to the cent.
--
-- What the seller receives for the order is, in this order: the order's receivable; what the
-- buyer paid plus what others bear, less tax on top, where lines do not say; what the lines say.
DELETE FROM split;

INSERT INTO split
WITH orders AS (
    SELECT platform, shop, order_id, min(rid) AS oid, max(order_receivable) AS receivable, max(order_paid) AS paid, max(order_freight) AS freight,
        max(order_discount) AS discount, max(order_others) AS others, max(order_tax) AS tax, max(order_subtotal) AS subtotal,
        max(order_refund) AS refund, max(abs(order_fee)) AS fee,
        CAST(sum(g) AS BIGINT) AS listed, bool_or(ds_known) AS ds_known,
        bool_and(own_net) AS own_net, bool_and(own_paid) AS own_paid, CAST(sum(fr) AS BIGINT) AS line_freight,
        bool_or(is_goods) AS has_goods
    FROM order_lines
    WHERE order_id <> '' AND kind <> 'return' AND kind <> 'writeoff'
        AND order_id IN (SELECT order_id FROM order_lines WHERE order_receivable IS NOT NULL OR order_paid IS NOT NULL OR order_freight IS NOT NULL
            OR order_discount IS NOT NULL OR order_tax IS NOT NULL OR order_refund IS NOT NULL OR order_fee IS NOT NULL)
    GROUP BY platform, shop, order_id
), due AS (
    SELECT *, CASE WHEN line_freight = 0 AND (receivable IS NOT NULL OR NOT own_paid) THEN coalesce(freight, 0) ELSE 0 END AS add_freight,
        CASE WHEN tax > 0 AND subtotal IS NOT NULL AND abs(subtotal + coalesce(freight, 0) + tax - paid) <= 1 THEN tax ELSE 0 END AS on_top
    FROM orders
), settled AS (
    SELECT *, CASE WHEN receivable IS NOT NULL THEN receivable WHEN NOT own_net AND paid IS NOT NULL THEN paid + others - on_top END AS net,
        CASE WHEN own_net THEN NULL ELSE discount END AS add_discount, CASE WHEN own_net THEN 0 ELSE others END AS add_others,
        CASE WHEN NOT own_net AND tax > 0 AND on_top = 0 AND subtotal IS NOT NULL THEN tax END AS included_tax
    FROM due
), bearer AS (
    SELECT l.rid, greatest(l.g + l.sd, 0) AS weight, s.*
    FROM order_lines l JOIN settled s ON s.order_id = l.order_id AND s.shop = l.shop AND s.platform = l.platform
    WHERE (l.is_goods OR NOT s.has_goods) AND l.kind <> 'return' AND l.kind <> 'writeoff'
)
-- Where list, discount and freight make up the whole, each line's discount is what its share leaves
-- over; otherwise the discount is split and the rest is other income.
SELECT u.what, oid, rid, u.total, weight
FROM (SELECT oid, rid, weight, unnest([
    {'what': 'net', 'total': net}, {'what': 'freight', 'total': nullif(add_freight, 0)}, {'what': 'discount', 'total': CASE WHEN ds_known OR net IS NULL OR net <> listed - add_discount + add_freight THEN -add_discount END},
    {'what': 'others', 'total': nullif(add_others, 0)}, {'what': 'tax', 'total': -included_tax},
    {'what': 'refund', 'total': refund}, {'what': 'fee', 'total': -fee}]) AS u FROM bearer)
WHERE u.total IS NOT NULL;
