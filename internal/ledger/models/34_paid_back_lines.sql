-- Purpose: what came back of each line, by settlement or fund flow. They do not say whether goods came
--          back: of a line refunded in full they did, of a part refund they did not.
-- Grain:   one row per line with such a refund.
-- Run:     after 33_paid_back_of, where it found any.
-- Tests:   none beyond 33_paid_back_of.
INSERT INTO refund_of
SELECT a.rid, a.refund, a.to_platform, l.shipped AND a.refund >= l.goods_paid, NOT l.shipped, false
FROM (
    SELECT rid, CAST(coalesce(sum(amount) FILTER (what = 'refund'), 0) AS BIGINT) AS refund, CAST(sum(amount) FILTER (what = 'platform') AS BIGINT) AS to_platform
    FROM shares GROUP BY rid
) a JOIN (SELECT DISTINCT rid, shipped, goods_paid FROM paid_back_of) l USING (rid);
