-- Purpose: the live session a sale was made in: the account's (or, for sales without an
--          influencer in a live channel, any of the shop's) that was on air when the order was
--          made, up to 30 minutes after its end; the latest to begin where several were.
-- Grain:   one row per line and level.
-- Needs:   live_session
-- Tests:   no line has two sessions of one level.
INSERT INTO session_of
WITH air AS (
    SELECT platform, shop, anchor_id, anchor_name, started_at, coalesce(ended_at, started_at + INTERVAL 12 HOUR) + INTERVAL 30 MINUTE AS until,
        unnest([day, day + 1]) AS day, coalesce(some_id(anchor_id), anchor_name, '') || '@' || strftime(started_at, '%Y-%m-%d %H:%M') AS session_id
    FROM live_session WHERE day BETWEEN $from - 1 AND $to
)
SELECT l.rid, arg_max(air.session_id, air.started_at), arg_max(coalesce(air.anchor_name, air.anchor_id), air.started_at), 2
FROM lines l JOIN air ON air.platform = l.platform AND air.shop = l.shop AND air.day = l.day
    AND l.created_at >= air.started_at AND l.created_at <= air.until
WHERE (l.influencer_id <> '' AND (l.influencer_id = air.anchor_id OR l.influencer_name = air.anchor_name))
   OR (l.influencer_id = '' AND l.channel = '直播')
GROUP BY l.rid;
