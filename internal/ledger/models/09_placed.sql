-- Purpose: the order lines of the days, where every line has a time of its own.
-- Grain:   one row per current order line.
-- Tests:   none beyond 09_placed_timeless.
CREATE OR REPLACE TEMP VIEW placed AS SELECT * FROM order_line WHERE day BETWEEN $from AND $to;
