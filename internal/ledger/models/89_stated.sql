-- Purpose: what a line has in its own currency, in the one it stands in. What rules, ads, bills and files
--          already charged in that one stays. Net revenue is converted at each of its running totals
--          and its components are the steps between them, so a line refunded in full nets to zero;
--          every other component is rounded for itself.
-- Grain:   one row per line. A part of 90_line_profit, where currencies mix (stated.go).
-- Tests:   property test: running totals of net revenue are the conversions of the line's own.
SELECT * REPLACE (
    r1 AS g, r2 - r1 AS sd, r2 - r3 AS others, r2 - r4 AS subsidy_back, r5 - r4 AS fr, r6 - r5 AS oi, 0 AS returned, r6 - r7 AS refund,
    coalesce(c_commission, exchanged(v_commission, rate, own_minor, minor)) AS v_commission,
    coalesce(c_payment, exchanged(-nullif(fee_payment, 0), rate, own_minor, minor), CASE WHEN base > 0 THEN exchanged(-rate_of(base, payment), rate, own_minor, minor) - r_fixed END, 0) AS v_payment,
    coalesce(c_influencer, exchanged(v_influencer, rate, own_minor, minor)) AS v_influencer,
    exchanged(v_tax, rate, own_minor, minor) AS v_tax,
    CASE WHEN c_insurance IS NULL AND insurance_est IS NOT NULL THEN exchanged(v_insurance, rate, own_minor, minor) ELSE v_insurance END AS v_insurance,
    CASE WHEN rate IS NULL OR base <= 0 OR payment IS NULL THEN e_payment ELSE e_payment + r_fixed - exchanged_back(r_fixed, rate, own_minor, minor) END AS e_payment)
FROM (
    SELECT *, CASE WHEN rate IS NOT NULL THEN [g, sd, -others, others - subsidy_back, fr, oi, returned - refund] END AS own,
        exchanged(g, rate, own_minor, minor) AS r1, exchanged(g + sd, rate, own_minor, minor) AS r2, exchanged(g + sd - others, rate, own_minor, minor) AS r3,
        exchanged(g + sd - subsidy_back, rate, own_minor, minor) AS r4, exchanged(g + sd - subsidy_back + fr, rate, own_minor, minor) AS r5,
        exchanged(g + sd - subsidy_back + fr + oi, rate, own_minor, minor) AS r6, exchanged(g + sd - subsidy_back + fr + oi + returned - refund, rate, own_minor, minor) AS r7
    FROM charged_lines
);
