-- Purpose: live sessions that the platform itself names per order (淘宝直播).
-- Grain:   one row per line.
-- Needs:   live_order_line
-- Tests:   as 26_sessions.
INSERT INTO session_of
SELECT l.rid, max(v.session_id), max(coalesce(v.anchor_name, v.anchor_id, '')), 1
FROM lines l JOIN live_order_line v ON v.platform = l.platform AND v.shop = l.shop AND v.order_id = l.order_id
    AND (coalesce(v.line_id, '') = '' OR v.line_id = l.line_id OR l.line_id = '') AND (coalesce(v.product_id, '') = '' OR l.product_id = '' OR v.product_id = l.product_id)
WHERE v.session_id <> ''
GROUP BY l.rid;
