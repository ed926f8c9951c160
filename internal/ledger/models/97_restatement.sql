-- Purpose: why a day that was already there now reads differently.
-- Grain:   restatement: one row per day, shop and component that changed.
-- Tests:   none is written when a day is first built, or when nothing changed.
INSERT INTO restatement
WITH b AS (
    SELECT * FROM before_rebuild
    UNION ALL BY NAME -- what stood in its own currency for want of a rate may stand in the reporting currency now
    SELECT DISTINCT day, platform, shop, $home AS currency FROM before_rebuild ANTI JOIN (SELECT day, platform, shop FROM before_rebuild WHERE currency = $home) h USING (day, platform, shop)
),
a AS (SELECT day, platform, shop, currency, $sums FROM profit_day WHERE day BETWEEN $from AND $to GROUP BY day, platform, shop, currency)
SELECT day, platform, shop, currency, u.component, u.before, u.after, $cause, $seq, $note, $at
FROM (SELECT b.day, b.platform, b.shop, b.currency, unnest($pairs) AS u
      FROM b LEFT JOIN a ON a.day = b.day AND a.platform = b.platform AND a.shop = b.shop AND a.currency = b.currency)
WHERE u.before <> u.after;
