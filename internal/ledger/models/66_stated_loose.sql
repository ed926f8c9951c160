-- Purpose: charges without an order in the reporting currency, where a rate of the day is known.
-- Grain:   loose: as before.
-- Run:     where currencies mix (stated.go).
-- Tests:   golden case: a shop in USD and one in CNY.
UPDATE loose SET amount = exchanged(loose.amount, x.rate, minor_unit(loose.currency), minor_unit($home)), currency = $home
FROM day_rate x WHERE x.day = loose.day AND x.currency = loose.currency;
