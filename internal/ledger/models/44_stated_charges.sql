-- Purpose: charges that platforms state, which are in the currency of their order, in the currency that
--          the order stands in. A charge is converted once and then split, so its parts sum to it.
-- Grain:   charge: as before.
-- Run:     where currencies mix (stated.go), before charges that are in the reporting currency.
-- Tests:   golden case: a shop in USD and one in CNY.
UPDATE charge SET amount = exchanged(charge.amount, o.rate, o.own_minor, o.minor)
FROM (SELECT platform, shop, order_id, line_id, arg_min(rate, day) AS rate, arg_min(own_minor, day) AS own_minor, arg_min(minor, day) AS minor
      FROM (SELECT platform, shop, order_id, '' AS line_id, rate, own_minor, minor, day FROM lines WHERE order_id <> '' AND rate IS NOT NULL
            UNION ALL SELECT platform, shop, '', line_id, rate, own_minor, minor, day FROM lines WHERE line_id <> '' AND rate IS NOT NULL)
      GROUP BY platform, shop, order_id, line_id) o
WHERE o.platform = charge.platform AND o.shop = charge.shop AND o.order_id = charge.order_id
    AND o.line_id = CASE WHEN charge.order_id = '' THEN charge.line_id ELSE '' END;
