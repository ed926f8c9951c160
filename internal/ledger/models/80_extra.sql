-- Purpose: everything that only some lines have, so that the lines themselves are joined once.
-- Grain:   one row per line that has any of it.
-- Tests:   rid is unique.
CREATE OR REPLACE TEMP VIEW extra AS
SELECT i.rid, r.refund, r.to_platform, r.goods_back, r.unshipped, r.estimated AS refund_estimated,
    c.platform_commission AS c_commission, c.payment_fee AS c_payment, c.influencer_commission AS c_influencer, c.influencer_estimated AS c_influencer_estimated,
    c.other_fees AS c_other, c.outbound_freight AS c_freight, c.return_freight AS c_return, c.freight_insurance AS c_insurance, c.compensation AS c_compensation,
    e.unit_cost AS erp_cost, k.rid IS NOT NULL AS in_parcel, k.packing, k.handling, k.freight, k.return_freight, k.insurance, k.service, k.pay_fixed,
    t.tier, b.oid, d.ads, d.live_cost, d.content_cost, d.overhead, s.session_id, s.account
FROM (SELECT rid FROM refund_of UNION SELECT rid FROM charged UNION SELECT rid FROM erp_of UNION SELECT rid FROM siblings UNION SELECT rid FROM spread UNION SELECT rid FROM session_of UNION SELECT rid FROM tier_of) i
LEFT JOIN refund_of r ON r.rid = i.rid
LEFT JOIN charged c ON c.rid = i.rid
LEFT JOIN erp_of e ON e.rid = i.rid
LEFT JOIN parcel_of k ON k.rid = i.rid
LEFT JOIN tier_of t ON t.rid = i.rid
LEFT JOIN siblings b ON b.rid = i.rid
LEFT JOIN spread d ON d.rid = i.rid
LEFT JOIN (SELECT rid, arg_min(session_id, lvl) AS session_id, arg_min(account, lvl) AS account FROM session_of GROUP BY rid) s ON s.rid = i.rid;
