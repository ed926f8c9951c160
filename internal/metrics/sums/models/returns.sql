-- Purpose: after-sales cases on the day on which their order was sold, to be set against the
--          sales of that day.
-- Grain:   one row per case whose order is in the ledger.
CREATE OR REPLACE VIEW metric_return AS
SELECT * REPLACE (order_day AS day) FROM metric_refund WHERE order_day IS NOT NULL;
