-- Purpose: orders of which no refund file tells: the amount the order file gives, by line or by
--          order; else, where it only says that the money went back, all that was paid (an
--          estimate).
-- Grain:   one row per line.
-- Tests:   no order is in both 31_refunded and here.
INSERT INTO refund_of
WITH told AS (
    SELECT DISTINCT platform, shop, order_id FROM lines WHERE rid IN (SELECT rid FROM refund_of)
), silent AS (
    SELECT l.* FROM lines l ANTI JOIN told t ON t.order_id = l.order_id AND t.shop = l.shop AND t.platform = l.platform
    WHERE (l.refund_done OR l.state = 'closed' OR l.refund_own > 0 OR l.order_refund <> 0) AND l.kind <> 'return' AND l.kind <> 'writeoff'
)
SELECT rid, coalesce(nullif(refund_own, 0), nullif(abs(order_refund), 0), greatest(net - others, 0)) AS refund, NULL,
    shipped AS goods_back, NOT shipped AS unshipped, coalesce(nullif(refund_own, 0), nullif(order_refund, 0)) IS NULL
FROM silent;

DELETE FROM split;
