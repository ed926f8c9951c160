-- Purpose: fee bills (质检费 and the like): the final amount, else the bill's own estimate.
-- Grain:   one row per bill row. Rebuild sums them, Trace lists them.
-- Needs:   fee_line
-- Tests:   golden cases.
SELECT import_seq, source_row, platform, shop, order_id, coalesce(line_id, '') AS line_id, coalesce(nullif(fee_kind, ''), 'other_fees') AS component, 1 AS rank, amount IS NULL AS estimated,
    -coalesce(amount, amount_est) AS amount
FROM fee_line
WHERE coalesce(amount, amount_est) IS NOT NULL AND $wanted;
