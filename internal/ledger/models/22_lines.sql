-- Purpose: the lines as they are, where no order has amounts of its own.
-- Grain:   one row per order line.
-- Tests:   none.
CREATE OR REPLACE TEMP VIEW $lines AS SELECT * FROM order_lines;
