-- Purpose: ad spend of the days, from one report where several cut the same spend: a report by plan
--          before reports by product and live room, those before one by material (千川), a report by
--          unit before one by product (万相台). Reports of other kinds are other spend. Coupons that the ad pays are cost too;
--          top-ups are not here at all. A report over several days counts the same on each.
-- Grain:   pool: one row per ad row and day.
-- Needs:   ad_daily
-- Tests:   golden case: plan, product and live reports of one spend do not add up.
INSERT INTO pool
WITH near AS (
    SELECT *, unnest(range(CAST(date AS TIMESTAMP), CAST(greatest(coalesce(date_to, date), date) AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY)) AS moment,
        greatest(coalesce(date_to, date), date) - date + 1 AS days, coalesce(spend, 0) + coalesce(coupon_cost, 0) AS cost
    FROM ad_daily WHERE date <= $to AND coalesce(date_to, date) >= $from
), report AS (
    SELECT *, CAST(moment AS DATE) AS on_day, CAST(moment AS DATE) - date + 1 AS nth,
        CASE WHEN format IN ('qianchuan_std_product', 'qianchuan_std_live') OR (format = 'qianchuan_plan' AND NOT coalesce(contains(campaign_type, '全域'), false)) THEN 'qianchuan standard'
             WHEN format LIKE 'qianchuan_%' THEN 'qianchuan global' WHEN format LIKE 'wanxiangtai_%' THEN 'wanxiangtai' ELSE format END AS scope,
        CASE WHEN format IN ('qianchuan_plan', 'wanxiangtai_unit') THEN 1 WHEN format = 'qianchuan_material' THEN 3 ELSE 2 END AS place
    FROM near
), chosen AS (
    SELECT * FROM report WHERE on_day BETWEEN $from AND $to
    QUALIFY place = min(place) OVER (PARTITION BY platform, shop, on_day, scope)
)
SELECT row_number() OVER (ORDER BY row_id, on_day), 'ads', on_day, platform, shop, coalesce(nullif(currency, ''), $home), '', coalesce(some_id(product_id), ''), coalesce(some_id(sku_id), ''),
    coalesce(some_id(anchor_id), some_id(influencer_id), ''), cost * nth // days - cost * (nth - 1) // days, 0, false
FROM chosen WHERE cost <> 0;
