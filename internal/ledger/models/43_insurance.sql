-- Purpose: premiums by the insurance files, net of what the platform pays.
-- Grain:   one row per policy. Rebuild sums them, Trace lists them.
-- Needs:   insurance_line
-- Tests:   golden case: policy and fund flow for one premium.
SELECT import_seq, source_row, platform, shop, order_id, coalesce(line_id, '') AS line_id, 'freight_insurance' AS component, 1 AS rank, false AS estimated,
    -(amount - coalesce(discount_platform, 0)) AS amount
FROM insurance_line
WHERE amount IS NOT NULL AND $wanted AND NOT coalesce(contains(status, '退保'), false);
