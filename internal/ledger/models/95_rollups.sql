-- Purpose: the two small sums that most pages read: by SKU, and by channel and account.
-- Grain:   profit_day and profit_channel_day: see their comments in schema.go.
-- Tests:   both sum to line_profit in every component.
INSERT INTO profit_day BY NAME
SELECT day, platform, shop, currency, sku, product_id, max(spu_code) AS spu_code, max(category) AS category, max(product_name) AS product_name, estimated, missing,
    CAST(sum(lines) AS BIGINT) AS lines, CAST(sum(orders) AS BIGINT) AS orders, CAST(sum(qty) AS BIGINT) AS qty, $sums
FROM line_profit WHERE day BETWEEN $from AND $to
GROUP BY day, platform, shop, currency, sku, product_id, estimated, missing
ORDER BY day;

INSERT INTO profit_channel_day BY NAME
SELECT day, platform, shop, currency, channel, account, influencer_id, max(influencer_name) AS influencer_name, session_id, estimated, missing,
    CAST(sum(lines) AS BIGINT) AS lines, CAST(sum(orders) AS BIGINT) AS orders, CAST(sum(qty) AS BIGINT) AS qty, $sums
FROM line_profit WHERE day BETWEEN $from AND $to
GROUP BY day, platform, shop, currency, channel, account, influencer_id, session_id, estimated, missing
ORDER BY day;
