-- Purpose: visits and interest by product and day, as the platform reports them.
-- Grain:   one row per product and day.
CREATE OR REPLACE VIEW metric_product AS
SELECT day, platform, shop, coalesce(some_id(product_id), '') AS product_id, coalesce(product_name, '') AS product_name, coalesce(sku, '') AS sku,
    coalesce(uv, 0) AS visitors, coalesce(pv, 0) AS views, coalesce(fav, 0) AS favourites, coalesce(cart_qty, 0) AS carted, coalesce(buyers, 0) AS buyers,
    coalesce(search_uv, 0) AS searchers
FROM product_daily WHERE day IS NOT NULL;
