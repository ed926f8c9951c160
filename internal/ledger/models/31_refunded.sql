-- Purpose: what came back of each line, by the refund files.
-- Grain:   one row per line with a refund row.
-- Needs:   refund
-- Tests:   none beyond 30_refunds.
INSERT INTO refund_of
SELECT a.rid, a.refund, a.to_platform, f.goods_back, f.unshipped, false
FROM (
    SELECT rid, CAST(coalesce(sum(amount) FILTER (what = 'refund'), 0) AS BIGINT) AS refund, CAST(sum(amount) FILTER (what = 'platform') AS BIGINT) AS to_platform
    FROM shares GROUP BY rid
) a JOIN (
    SELECT s.rid, bool_or(coalesce(contains(r.refund_type, '退货') OR contains(lower(r.refund_type), 'return') OR r.return_tracking_no <> '' OR r.return_received_at IS NOT NULL, false)
        AND NOT coalesce(r.refund_goods = 0 AND r.refund_freight > 0, false)) AS goods_back,
        bool_or(coalesce(contains(r.shipped_state, '未发货'), false)) AS unshipped
    FROM split s JOIN refund r ON r.row_id = s.grp WHERE s.what = 'refund' GROUP BY s.rid
) f USING (rid);
