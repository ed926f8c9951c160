-- Purpose: gifts of orders that were refunded before they were sent stayed in the house too. Whatever refund
--          rows say of a line that brought nothing, the lines that did decide.
-- Grain:   refund_of: one row per such gift.
-- Run:     where an order of several lines has a refund (rebuild.go).
-- Tests:   golden case: neighbours of refunds.
CREATE OR REPLACE TEMP TABLE gift_of AS
WITH family AS (
    SELECT s.oid, l.rid, l.is_goods, l.net, l.shipped, never_sent(r.refund, r.unshipped, l.shipped, goods_paid(l.net, l.others, l.fr)) AS gone
    FROM siblings s JOIN lines l ON l.rid = s.rid LEFT JOIN refund_of r ON r.rid = s.rid
    WHERE s.oid IN (SELECT oid FROM siblings WHERE rid IN (SELECT rid FROM refund_of))
), judged AS (
    SELECT *, bool_and(gone) FILTER (net > 0) OVER (PARTITION BY oid) AS all_gone FROM family
)
SELECT rid, all_gone AND NOT shipped AS gone FROM judged WHERE is_goods AND net <= 0 AND all_gone IS NOT NULL;

DELETE FROM refund_of WHERE refund = 0 AND rid IN (SELECT rid FROM gift_of);

INSERT INTO refund_of SELECT rid, 0, NULL, false, true, false FROM gift_of WHERE gone;

DROP TABLE gift_of;
