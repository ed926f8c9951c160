-- Purpose: live sessions as their platform reports them, on the day and at the hour they began.
-- Grain:   one row per session.
CREATE OR REPLACE VIEW metric_live AS
SELECT day, hour_of(started_at) AS hour, platform, shop, coalesce(nullif(currency, ''), 'CNY') AS currency,
    coalesce(nullif(anchor_name, ''), anchor_id, '') AS account, coalesce(nullif(anchor_name, ''), anchor_id, '') AS host,
    coalesce(some_id(anchor_id), anchor_name, '') || '@' || strftime(started_at, '%Y-%m-%d %H:%M') AS session_id,
    1 AS sessions, coalesce(duration_min, epoch(ended_at - started_at) / 60, 0) / 60 AS hours,
    coalesce(watch_uv, 0) AS viewers, coalesce(watch_pv, 0) AS views, coalesce(exposure_uv, 0) AS reach,
    coalesce(avg_stay_min * 60 * watch_uv, 0) AS stay, CASE WHEN avg_stay_min IS NOT NULL THEN coalesce(watch_uv, 0) ELSE 0 END AS viewers_timed,
    coalesce(avg_online * duration_min / 60, 0) AS online_hours, coalesce(comments, 0) AS comments, coalesce(new_fans, 0) AS new_fans, coalesce(lost_fans, 0) AS lost_fans,
    coalesce(comments, 0) + coalesce(new_fans, 0) AS interactions,
    coalesce(product_exposure_uv, 0) AS product_viewers, coalesce(product_click_uv, 0) AS product_clickers,
    coalesce(orders, 0) AS orders, coalesce(buyers, 0) AS buyers, coalesce(qty, 0) AS units, coalesce(gmv, 0) AS sales,
    coalesce(refund_amount, 0) AS refunds, coalesce(ad_spend_targeted, ad_spend_bound, 0) AS ad_cost
FROM live_session WHERE day IS NOT NULL;
