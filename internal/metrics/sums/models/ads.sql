-- Purpose: ads by day, from one report where several cut the same spend: the same choice that the
--          ledger makes for the cost (60_ads), so that the spend of both agrees.
-- Grain:   one row per ad row and day; a report over several days counts the same on each.
--
-- A rate needs rows that know both of its sides: some exports have no clicks, some no orders.
CREATE OR REPLACE VIEW metric_ads AS
WITH near AS (
    SELECT *, unnest(range(CAST(date AS TIMESTAMP), CAST(greatest(coalesce(date_to, date), date) AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY)) AS moment,
        greatest(coalesce(date_to, date), date) - date + 1 AS days, coalesce(spend, 0) + coalesce(coupon_cost, 0) AS total
    FROM ad_daily WHERE date IS NOT NULL
), report AS (
    SELECT *, CAST(moment AS DATE) AS on_day, CAST(moment AS DATE) - date + 1 AS nth,
        CASE WHEN format IN ('qianchuan_std_product', 'qianchuan_std_live') OR (format = 'qianchuan_plan' AND NOT coalesce(contains(campaign_type, '全域'), false)) THEN 'qianchuan standard'
             WHEN format LIKE 'qianchuan_%' THEN 'qianchuan global' WHEN format LIKE 'wanxiangtai_%' THEN 'wanxiangtai' ELSE format END AS scope,
        CASE WHEN format IN ('qianchuan_plan', 'wanxiangtai_unit') THEN 1 WHEN format = 'qianchuan_material' THEN 3 ELSE 2 END AS place
    FROM near
), chosen AS (
    SELECT * FROM report QUALIFY place = min(place) OVER (PARTITION BY platform, shop, on_day, scope)
), named AS (
    SELECT on_day AS day, platform, shop, coalesce(nullif(currency, ''), 'CNY') AS currency,
        coalesce(some_id(product_id), '') AS product_id, coalesce(product_name, '') AS product_name,
        coalesce(nullif(anchor_name, ''), some_id(anchor_id), some_id(influencer_id), nullif(account_name, ''), '') AS account,
        coalesce(some_id(campaign_id), '') AS campaign_id, coalesce(campaign_name, '') AS campaign_name,
        coalesce(some_id(creative_id), '') AS content_id,
        day_share(total, nth, days) AS cost, day_share(impressions, nth, days) AS shown, day_share(clicks, nth, days) AS clicked,
        day_share(coalesce(gmv_direct, gmv_same_day, gmv_1d, gmv_7d, gmv_total, gmv_overall), nth, days) AS sold,
        coalesce(orders_direct, orders_7d, orders_total, orders_overall, conversions) / days AS ordered,
        day_share(plays, nth, days) AS played, day_share(live_enter, nth, days) AS entered, day_share(new_customers, nth, days) AS won
    FROM chosen
)
SELECT day, platform, shop, currency, product_id, product_name, account, campaign_id, campaign_name, content_id,
    cost, coalesce(shown, 0) AS impressions, coalesce(clicked, 0) AS clicks, coalesce(ordered, 0) AS orders, coalesce(sold, 0) AS sales,
    coalesce(played, 0) AS plays, coalesce(entered, 0) AS entries, coalesce(won, 0) AS new_customers,
    CASE WHEN shown IS NOT NULL THEN cost ELSE 0 END AS cost_shown,
    CASE WHEN clicked IS NOT NULL THEN cost ELSE 0 END AS cost_clicked,
    CASE WHEN sold IS NOT NULL THEN cost ELSE 0 END AS cost_sold,
    CASE WHEN ordered IS NOT NULL THEN cost ELSE 0 END AS cost_ordered,
    CASE WHEN clicked IS NOT NULL THEN coalesce(shown, 0) ELSE 0 END AS impressions_clicked,
    CASE WHEN ordered IS NOT NULL THEN coalesce(clicked, 0) ELSE 0 END AS clicks_ordered,
    CASE WHEN clicked IS NOT NULL THEN coalesce(ordered, 0) ELSE 0 END AS orders_clicked
FROM named;
