-- Purpose: premiums by the insurance files: amount is what the seller bears, the platform's part is not in it.
-- Grain:   one row per policy. Rebuild sums them, Trace lists them.
-- Needs:   insurance_line
-- Tests:   golden case: policy and fund flow for one premium.
SELECT import_seq, source_row, platform, shop, coalesce(order_id, '') AS order_id, coalesce(line_id, '') AS line_id, 'freight_insurance' AS component, 1 AS rank, false AS estimated,
    -amount AS amount
FROM insurance_line
WHERE amount IS NOT NULL AND ($wanted OR (coalesce(order_id, '') = '' AND $wanted_line)) AND NOT coalesce(contains(status, '退保'), false);
