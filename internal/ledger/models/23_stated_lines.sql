-- Purpose: the currency that each line stands in: the reporting currency where a rate of its day is known,
--          its own otherwise. Amounts stay the line's own until 89_stated; minor is of the currency
--          it stands in.
-- Grain:   one row per order line.
-- Run:     where currencies mix (stated.go).
-- Tests:   golden case: a shop in USD and one in CNY.
CREATE OR REPLACE TEMP VIEW lines AS
SELECT l.* REPLACE (CASE WHEN x.rate IS NULL THEN l.currency ELSE $home END AS currency, CASE WHEN x.rate IS NULL THEN l.minor ELSE minor_unit($home) END AS minor),
    CASE WHEN x.rate IS NULL THEN '' ELSE l.currency END AS own_currency, l.minor AS own_minor, x.rate
FROM own_lines l LEFT JOIN day_rate x ON x.day = l.day AND x.currency = l.currency;
