-- Purpose: reviews on the day on which they were written.
-- Grain:   one row per review. Where the file names no platform, the shop tells it.
CREATE OR REPLACE VIEW metric_review AS
WITH home AS (SELECT shop, max(platform) AS platform FROM profit_day WHERE platform <> '' GROUP BY shop)
SELECT r.day, hour_of(r.created_at) AS hour, coalesce(nullif(r.platform, ''), home.platform, '') AS platform, r.shop,
    coalesce(some_id(r.product_id), '') AS product_id, coalesce(r.product_name, '') AS product_name,
    1 AS reviews, coalesce(rating, 0) AS rating, CASE WHEN rating IS NOT NULL THEN 1 ELSE 0 END AS rated,
    CASE WHEN rating >= 4 THEN 1 ELSE 0 END AS positive, CASE WHEN rating <= 2 THEN 1 ELSE 0 END AS negative,
    coalesce(rating_logistics, 0) AS rating_logistics, CASE WHEN rating_logistics IS NOT NULL THEN 1 ELSE 0 END AS rated_logistics,
    coalesce(rating_service, 0) AS rating_service, CASE WHEN rating_service IS NOT NULL THEN 1 ELSE 0 END AS rated_service,
    CASE WHEN content <> '' THEN 1 ELSE 0 END AS written,
    CASE WHEN regexp_matches(content, '碎|破|漏|压坏|少发|假货|难吃|不好吃|异味|过期|变质|失望|太慢|没人理|半天不回|不符|再也不|差评|体验很差|退了') THEN 1 ELSE 0 END AS negative_terms
FROM review r LEFT JOIN home ON home.shop = r.shop WHERE r.day IS NOT NULL;
