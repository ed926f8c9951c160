-- Purpose: the lines that a pool's spend could have caused, most exact first: its session; its
--          product or SKU; its account; sales of the shop's own live rooms; else, for a pool that
--          names none of these, all sales of its shop and day (content: those made through
--          content, where there are any).
-- Grain:   one row per pool and line, weighed by what the line brought.
-- Run:     where there are pools (rebuild.go).
-- Tests:   a pool has lines of one step only.
CREATE OR REPLACE TEMP TABLE target AS
SELECT l.rid, l.day, l.platform, l.shop, l.currency, l.product_id, l.sku, l.channel, l.influencer_id, l.influencer_name, $weight AS weight,
    coalesce(nullif(l.session_id, ''), s.session_id, '') AS session_id, coalesce(s.account, '') AS account, split_part(coalesce(s.session_id, ''), '@', 1) AS anchor
FROM lines l LEFT JOIN (SELECT rid, arg_min(session_id, lvl) AS session_id, arg_min(account, lvl) AS account FROM session_of GROUP BY rid) s ON s.rid = l.rid
WHERE l.kind = 'goods' AND l.net > 0 AND l.day IN (SELECT day FROM pool);

INSERT INTO pooled
SELECT p.id, t.rid, t.weight FROM pool p JOIN target t ON t.session_id = p.session_id AND t.day BETWEEN p.day - 1 AND p.day + 1 AND t.shop = p.shop AND t.platform = p.platform AND t.currency = p.currency
WHERE p.session_id <> '';

INSERT INTO pooled
SELECT p.id, t.rid, t.weight FROM pool p JOIN target t ON t.day = p.day AND t.shop = p.shop AND t.platform = p.platform AND t.currency = p.currency AND t.product_id = p.product_id
WHERE p.product_id <> '' AND p.session_id = '';

INSERT INTO pooled
SELECT p.id, t.rid, t.weight FROM pool p JOIN target t ON t.day = p.day AND t.shop = p.shop AND t.platform = p.platform AND t.currency = p.currency AND t.sku = p.sku
WHERE p.sku <> '' AND p.session_id = '' AND p.id NOT IN (SELECT id FROM pooled);

INSERT INTO pooled
SELECT DISTINCT p.id, t.rid, t.weight
FROM pool p JOIN (SELECT *, unnest([influencer_id, influencer_name, account, anchor]) AS who FROM target) t
    ON t.day = p.day AND t.shop = p.shop AND t.platform = p.platform AND t.currency = p.currency AND t.who = p.account
WHERE p.account <> '' AND p.session_id = '' AND p.product_id = '' AND p.sku = '' AND p.id NOT IN (SELECT id FROM pooled);

INSERT INTO pooled
SELECT p.id, t.rid, t.weight FROM pool p JOIN target t ON t.day = p.day AND t.shop = p.shop AND t.platform = p.platform AND t.currency = p.currency AND t.channel = '直播' AND t.influencer_id = ''
WHERE p.account <> '' AND p.session_id = '' AND p.product_id = '' AND p.sku = '' AND p.component = 'ads' AND p.id NOT IN (SELECT id FROM pooled);

INSERT INTO pooled
SELECT p.id, t.rid, t.weight FROM pool p JOIN target t ON t.day = p.day AND t.currency = p.currency AND (p.platform = '' OR t.platform = p.platform) AND (p.shop = '' OR t.shop = p.shop)
WHERE p.session_id = '' AND p.product_id = '' AND p.sku = '' AND p.account = '' AND p.component = 'content_cost' AND t.channel IN ('短视频', '图文');

INSERT INTO pooled
SELECT p.id, t.rid, t.weight FROM pool p JOIN target t ON t.day = p.day AND t.currency = p.currency AND (p.platform = '' OR t.platform = p.platform) AND (p.shop = '' OR t.shop = p.shop)
WHERE p.session_id = '' AND p.product_id = '' AND p.sku = '' AND p.account = '' AND p.id NOT IN (SELECT id FROM pooled);
