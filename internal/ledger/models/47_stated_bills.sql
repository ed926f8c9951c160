-- Purpose: bills of carriers and costs of the ERP are in the reporting currency; a line that stands in
--          another, because its rate is missing, cannot take them.
-- Grain:   as before.
-- Run:     where currencies mix (stated.go).
-- Tests:   golden case: a missing rate.
DELETE FROM split WHERE rid IN (SELECT rid FROM lines WHERE currency <> $home);

DELETE FROM erp_of WHERE rid IN (SELECT rid FROM lines WHERE currency <> $home);

DELETE FROM charge WHERE component = 'outbound_freight' AND rank = 3
    AND (platform, shop, order_id) IN (SELECT (platform, shop, order_id) FROM lines WHERE currency <> $home);
