-- Purpose: what the ERP knows of an order: the unit cost of its lines and the freight it booked. Its
--          rows name the platform's order, not always the shop, so the order's id joins alone.
-- Grain:   erp_of: one row per line; charge: one row per order.
-- Needs:   erp_order_line
-- Tests:   golden cases.
INSERT INTO erp_of
SELECT l.rid, CAST(max(e.unit_cost) AS BIGINT)
FROM erp_order_line e JOIN lines l ON l.order_id = e.order_id AND (e.line_id = l.line_id OR (coalesce(e.line_id, '') = '' OR l.line_id = '') AND e.sku = l.sku)
WHERE e.order_id <> '' AND e.unit_cost > 0
GROUP BY l.rid;

INSERT INTO charge
SELECT l.platform, l.shop, l.order_id, '', 'outbound_freight', 3, false, -CAST(max(e.freight) AS BIGINT)
FROM (SELECT order_id, CAST(sum(freight) AS BIGINT) AS freight
      FROM (SELECT order_id, erp_order_id, max(freight_cost) AS freight FROM erp_order_line WHERE order_id <> '' AND coalesce(status, '') NOT LIKE '%取消%' GROUP BY order_id, erp_order_id)
      WHERE freight > 0 GROUP BY order_id) e
JOIN (SELECT DISTINCT platform, shop, order_id FROM lines WHERE order_id <> '') l ON l.order_id = e.order_id
GROUP BY l.platform, l.shop, l.order_id;
