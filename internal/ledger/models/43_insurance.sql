-- Purpose: premiums by the insurance files, net of what the platform pays.
-- Grain:   charge: one row per order line (or order).
-- Needs:   insurance_line
-- Tests:   golden case: policy and fund flow for one premium.
INSERT INTO charge
SELECT platform, shop, coalesce(order_id, ''), coalesce(line_id, ''), 'freight_insurance', 1, false, -CAST(sum(amount - coalesce(discount_platform, 0)) AS BIGINT)
FROM insurance_line
WHERE amount IS NOT NULL AND order_id IN (SELECT order_id FROM lines WHERE order_id <> '') AND coalesce(status, '') NOT LIKE '%退保%'
GROUP BY ALL;
