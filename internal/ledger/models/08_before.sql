-- Purpose: what the days read before they are rebuilt; and then they are emptied. A shop's day is there
--          once it has sales: costs that wait for them are no statement yet.
-- Grain:   before_rebuild: one row per day, shop and currency.
-- Tests:   see 97_restatement.
CREATE OR REPLACE TEMP TABLE before_rebuild AS
SELECT day, platform, shop, currency, $sums FROM profit_day WHERE day BETWEEN $from AND $to GROUP BY day, platform, shop, currency HAVING sum(lines) > 0;

DELETE FROM line_profit WHERE day BETWEEN $from AND $to;

DELETE FROM profit_day WHERE day BETWEEN $from AND $to;

DELETE FROM profit_channel_day WHERE day BETWEEN $from AND $to;

DELETE FROM refund_day WHERE day BETWEEN $from AND $to;
