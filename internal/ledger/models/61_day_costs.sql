-- Purpose: live sessions, content and overhead by the merchant's rules, resolved per day (and
--          session) by the rulebook.
-- Grain:   pool: one row per rule, day and session.
-- Run:     where there are pools (rebuild.go).
-- Tests:   golden cases.
INSERT INTO pool
SELECT 1000000000 + row_number() OVER (), component, day, platform, shop, coalesce(nullif(currency, ''), $home), session_id, '', '', account, amount, millionths, true FROM day_cost;
