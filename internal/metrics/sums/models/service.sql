-- Purpose: customer service by agent and day.
-- Grain:   one row per agent and day. Times and shares are weighted by conversations, and only
--          those conversations count whose export tells the time or share.
CREATE OR REPLACE VIEW metric_service AS
WITH counted AS (
    SELECT *, coalesce(sessions, human_users, reception_users, 0) AS n, coalesce(avg_reply_s, avg_reply_min * 60) AS reply_s,
        coalesce(satisfied_rate, 1 - unsatisfied_rate) AS satisfied_share
    FROM cs_daily WHERE day IS NOT NULL
)
SELECT day, platform, shop, coalesce(nullif(agent_name, ''), agent_id, '') AS agent,
    n AS conversations, coalesce(reception_users, human_users, 0) AS askers,
    coalesce(first_reply_s * n, 0) AS first_reply, CASE WHEN first_reply_s IS NOT NULL THEN n ELSE 0 END AS first_replied,
    coalesce(reply_s * n, 0) AS reply, CASE WHEN reply_s IS NOT NULL THEN n ELSE 0 END AS replied,
    coalesce(reply_3min_rate * n, 0) AS prompt, CASE WHEN reply_3min_rate IS NOT NULL THEN n ELSE 0 END AS prompt_known,
    coalesce(satisfied_share * n, 0) AS satisfied, CASE WHEN satisfied_share IS NOT NULL THEN n ELSE 0 END AS rated,
    coalesce(complaints, 0) + coalesce(disputes, 0) AS complaints,
    CASE WHEN complaints IS NOT NULL OR disputes IS NOT NULL THEN n ELSE 0 END AS complaints_known,
    coalesce(alerts, 0) AS alerts, CASE WHEN alerts IS NOT NULL THEN n ELSE 0 END AS alerts_known,
    coalesce(inquiry_users, 0) AS inquirers, CASE WHEN inquiry_users IS NOT NULL THEN coalesce(paid_users, 0) ELSE 0 END AS inquirers_paid,
    coalesce(online_h, 0) AS online
FROM counted;
