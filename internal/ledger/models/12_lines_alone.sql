-- Purpose: the lines as they are, where there are no order-level files.
-- Grain:   one row per order line.
-- Tests:   none.
CREATE OR REPLACE TEMP VIEW order_lines AS SELECT * FROM base;
