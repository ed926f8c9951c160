-- Purpose: orders of which no refund file tells: the amount the order file gives, by line or by
--          order; else, where it only says that the money went back and no settlement says how much, all that was
--          paid (an estimate). Goods came back where all of the money did.
-- Grain:   one row per line.
-- Tests:   no line is in both 31_refunded or 34_paid_back_lines and here.
INSERT INTO refund_of
WITH told AS (
    SELECT DISTINCT platform, shop, order_id FROM lines WHERE rid IN (SELECT rid FROM refund_of WHERE rid NOT IN (SELECT rid FROM paid_back_of))
), silent AS (
    SELECT l.*, coalesce(nullif(refund_own, 0), nullif(abs(order_refund), 0)) AS given
    FROM lines l ANTI JOIN told t ON t.order_id = l.order_id AND t.shop = l.shop AND t.platform = l.platform
    WHERE (l.refund_done OR l.state = 'closed' OR l.refund_own > 0 OR l.order_refund <> 0) AND l.kind <> 'return' AND l.kind <> 'writeoff'
        AND l.rid NOT IN (SELECT rid FROM paid_back_of)
)
SELECT rid, coalesce(given, greatest(net - others, 0)) AS refund, NULL,
    shipped AND coalesce(given >= goods_paid(net, others, fr), true) AS goods_back, NOT shipped AS unshipped, given IS NULL
FROM silent;

DELETE FROM split;
