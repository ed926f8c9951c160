-- Purpose: the product of lines whose order file names none (淘宝), as far as facts map it: the ERP's or the
--          live file's row of the same order line; the product master by SKU, product code and title; the ad report's own title
--          of the day. A product counts where all evidence on the line names it and no other.
-- Grain:   one row per line that has exactly one such product. $nameless are the lines.
-- Run:     where a product with spend has no lines by its id (daycosts.go), and by Trace.
-- Tests:   golden case: 万相台 by product, lines by SKU and title.
WITH nameless AS ($nameless), evidence AS (
    SELECT n.rid, 'erp' AS kind, e.product_id FROM nameless n JOIN erp_order_line e ON e.order_id = n.order_id
    WHERE e.product_id <> '' AND ((e.line_id = n.line_id AND e.line_id <> '') OR (e.sku = n.sku AND e.sku <> '' AND (coalesce(e.line_id, '') = '' OR n.line_id = '')))
    UNION
    SELECT n.rid, 'live', v.product_id FROM nameless n JOIN live_order_line v ON v.order_id = n.order_id AND v.shop = n.shop AND v.platform = n.platform
    WHERE v.product_id <> '' AND ((v.line_id = n.line_id AND v.line_id <> '') OR (v.product_name = n.product_name AND v.product_name <> ''))
    UNION
    SELECT n.rid, 'sku', i.product_id FROM nameless n JOIN inventory i ON i.sku = n.sku AND i.shop = n.shop AND i.platform = n.platform WHERE i.product_id <> '' AND i.sku <> ''
    UNION
    SELECT n.rid, 'code', i.product_id FROM nameless n JOIN inventory i ON i.spu_code = n.spu_code AND i.shop = n.shop AND i.platform = n.platform WHERE i.product_id <> '' AND i.spu_code <> ''
    UNION
    SELECT n.rid, 'title', i.product_id FROM nameless n JOIN inventory i ON i.product_name = n.product_name AND i.shop = n.shop AND i.platform = n.platform WHERE i.product_id <> '' AND i.product_name <> ''
    UNION
    SELECT n.rid, 'title', a.product_id FROM nameless n JOIN ad_daily a ON a.product_name = n.product_name AND a.shop = n.shop AND a.platform = n.platform
    WHERE a.product_id <> '' AND a.product_name <> '' AND n.day BETWEEN a.date AND greatest(coalesce(a.date_to, a.date), a.date)
), named AS (
    SELECT rid, product_id, count(DISTINCT kind) AS kinds FROM evidence GROUP BY rid, product_id
), whole AS (
    SELECT rid, count(DISTINCT kind) AS kinds FROM evidence GROUP BY rid
)
SELECT n.rid, min(n.product_id) AS product_id FROM named n JOIN whole w ON w.rid = n.rid WHERE n.kinds = w.kinds GROUP BY n.rid HAVING count(*) = 1
