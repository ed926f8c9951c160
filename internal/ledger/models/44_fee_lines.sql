-- Purpose: fee bills (质检费 and the like): the final amount, else the bill's own estimate.
-- Grain:   charge: one row per order line (or order), component and status.
-- Needs:   fee_line
-- Tests:   golden cases.
INSERT INTO charge
SELECT platform, shop, coalesce(order_id, ''), coalesce(line_id, ''), coalesce(nullif(fee_kind, ''), 'other_fees'), 1, amount IS NULL,
    -CAST(sum(coalesce(amount, amount_est)) AS BIGINT)
FROM fee_line
WHERE coalesce(amount, amount_est) IS NOT NULL AND order_id IN (SELECT order_id FROM lines WHERE order_id <> '')
GROUP BY platform, shop, order_id, line_id, fee_kind, amount IS NULL;
