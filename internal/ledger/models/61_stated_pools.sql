-- Purpose: costs of a day in the reporting currency, where a rate of the day is known; the others can
--          only go to sales in their own currency.
-- Grain:   pool: as before.
-- Run:     where currencies mix (stated.go).
-- Tests:   golden case: a shop in USD and one in CNY.
UPDATE pool SET amount = exchanged(pool.amount, x.rate, minor_unit(pool.currency), minor_unit($home)), currency = $home
FROM day_rate x WHERE x.day = pool.day AND x.currency = pool.currency;
