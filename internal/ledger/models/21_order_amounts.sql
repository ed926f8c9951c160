-- Purpose: the shares of order-level amounts become the lines' own.
-- Grain:   one row per order line.
-- Tests:   g + sd + fr + oi = net on every line.
UPDATE lines SET
    net = coalesce(s.net, lines.net + CASE WHEN lines.own_paid THEN 0 ELSE s.freight END + CASE WHEN lines.own_net THEN 0 ELSE coalesce(s.discount, 0) END),
    fr = lines.fr + s.freight, others = lines.others + s.others, tax_actual = s.tax, order_refund = s.refund, order_fee = s.fee,
    sd = CASE WHEN lines.ds_known OR s.discount IS NOT NULL THEN CASE WHEN lines.ds_known THEN lines.sd ELSE 0 END + coalesce(s.discount, 0)
              ELSE least(coalesce(s.net, lines.net) - lines.g - lines.fr - s.freight, 0) END
FROM (
    SELECT rid, max(amount) FILTER (what = 'net') AS net, coalesce(max(amount) FILTER (what = 'freight'), 0) AS freight,
        max(amount) FILTER (what = 'discount') AS discount, coalesce(max(amount) FILTER (what = 'others'), 0) AS others,
        max(amount) FILTER (what = 'tax') AS tax, max(amount) FILTER (what = 'refund') AS refund, max(amount) FILTER (what = 'fee') AS fee
    FROM shares GROUP BY rid
) s
WHERE s.rid = lines.rid;

UPDATE lines SET oi = net - g - fr - sd WHERE is_goods AND oi <> net - g - fr - sd;
