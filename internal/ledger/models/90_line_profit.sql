-- Purpose: the profit of every line: one source per component, what is a rule is marked estimated,
--          what nothing tells is marked missing.
-- Grain:   line_profit: one row per order line.
-- Tests:   components of a line sum to its subtotals; lines sum to orders.
--
-- kept is what the seller keeps of the line after refunds: the base of every rate.
INSERT INTO line_profit BY NAME
WITH facts AS (
    SELECT l.*, coalesce(x.refund, 0) AS refund, x.to_platform, coalesce(x.goods_back, false) AS goods_back, coalesce(x.refund_estimated, false) AS refund_estimated,
        goods_paid(l.net, l.others, l.fr) AS goods_paid, never_sent(x.refund, x.unshipped, l.shipped, goods_paid(l.net, l.others, l.fr)) AS gone,
        x.c_commission, x.c_payment, x.c_influencer, x.c_influencer_estimated, x.c_other, x.c_freight, x.c_return, x.c_insurance, x.c_compensation,
        coalesce(g.unit_cost, x.erp_cost, g.stock_cost) AS unit, g.unit_cost IS NULL AND x.erp_cost IS NULL AS unit_estimated,
        g.commission, g.payment, g.tax, coalesce(g.loss, 0) AS loss, coalesce(g.resale, 0) AS resale, p.influencer,
        coalesce(CASE WHEN x.in_parcel THEN x.packing ELSE g.packing_parcel END, 0) + coalesce(g.packing_unit * l.qty, 0) AS r_packing,
        coalesce(CASE WHEN x.in_parcel THEN x.handling ELSE g.handling_parcel END, 0) + coalesce(g.handling_unit * l.qty, 0) AS r_handling,
        coalesce(CASE WHEN x.in_parcel THEN x.freight ELSE f.freight_parcel END, 0) + coalesce(f.freight_unit * l.qty, 0) AS r_freight, f.freight_parcel IS NOT NULL AS freight_known,
        coalesce(CASE WHEN x.in_parcel THEN x.return_freight ELSE f.return_parcel END, 0) AS r_return,
        coalesce(CASE WHEN x.in_parcel THEN x.insurance ELSE g.insurance_parcel END, 0) + coalesce(g.insurance_unit * l.qty, 0) AS r_insurance,
        coalesce(CASE WHEN x.in_parcel THEN x.service ELSE g.service END, 0) AS r_service,
        coalesce(CASE WHEN x.in_parcel THEN x.pay_fixed ELSE g.pay_fixed END, 0) AS r_fixed,
        x.session_id AS at_session, x.account AS at_account, coalesce(x.ads, 0) AS s_ads, coalesce(x.live_cost, 0) AS s_live, coalesce(x.content_cost, 0) AS s_content, coalesce(x.overhead, 0) AS s_overhead, $lacking AS lacking,
        CASE WHEN x.oid IS NULL OR x.oid = l.rid THEN 1 ELSE 0 END AS first_line
    FROM lines l
    LEFT JOIN extra x ON x.rid = l.rid
    LEFT JOIN goods_rate g ON $goods_on AND l.day BETWEEN g.from_day AND g.to_day
    LEFT JOIN ship_rate f ON $ship_on AND l.day BETWEEN f.from_day AND f.to_day
    LEFT JOIN partner_rate p ON $partner_on AND l.day BETWEEN p.from_day AND p.to_day
), kept AS (
    SELECT *, CASE WHEN refund <= 0 OR others = 0 THEN 0 WHEN to_platform IS NOT NULL THEN least(others, greatest(to_platform, 0))
                   WHEN refund >= goods_paid THEN others ELSE (others * refund + goods_paid // 2) // goods_paid END AS subsidy_back,
        CASE WHEN refund <= 0 OR NOT goods_back THEN 0 WHEN refund >= goods_paid THEN 1000000 ELSE refund * 1000000 // goods_paid END AS share_back,
        CASE WHEN gone OR NOT is_goods THEN 0 ELSE coalesce(priced(unit, qty, minor), 0) END AS goods_cost
    FROM facts
), based AS (
    SELECT *, greatest(net - refund - subsidy_back, 0) AS base FROM kept
), costed AS (
    SELECT *,
        CASE WHEN kind = 'return' THEN rate_of(coalesce(priced(unit, abs(qty), minor), 0), resale) ELSE rate_of(rate_of(goods_cost, share_back), resale) END AS resaleable,
        CASE WHEN kind = 'writeoff' THEN -coalesce(priced(unit, abs(qty), minor), 0) ELSE -rate_of(goods_cost, loss) END AS lost,
        coalesce(-rate_of(base, commission), 0) AS e_commission, coalesce(CASE WHEN base > 0 THEN -(rate_of(base, payment) + r_fixed) END, 0) AS e_payment,
        coalesce(CASE WHEN commission_est IS NULL THEN NULL WHEN refund > 0 AND net > 0 THEN -((commission_est * base + net // 2) // net) ELSE -commission_est END,
            CASE WHEN influencer_id <> '' THEN -rate_of(base, influencer) END, 0) AS e_influencer,
        CASE WHEN gone OR NOT is_goods THEN 0 ELSE -r_packing END AS v_packing, CASE WHEN gone OR NOT is_goods THEN 0 ELSE -r_handling END AS v_handling,
        coalesce(c_freight, CASE WHEN gone OR NOT is_goods THEN 0 ELSE -r_freight END) AS v_freight,
        coalesce(c_return, CASE WHEN goods_back AND is_goods THEN -r_return ELSE 0 END) AS v_return,
        coalesce(c_insurance, CASE WHEN gone OR NOT is_goods THEN 0 ELSE coalesce(-insurance_est, -r_insurance) END) AS v_insurance,
        CASE WHEN kind = 'goods' THEN -r_service ELSE 0 END AS v_service,
        coalesce(tax_actual, -rate_of(base, tax), 0) AS v_tax
    FROM based
), charged_lines AS (
    SELECT *, coalesce(c_commission, order_fee, e_commission) AS v_commission, coalesce(c_payment, -nullif(fee_payment, 0), e_payment) AS v_payment, coalesce(c_influencer, e_influencer) AS v_influencer
    FROM costed
), stated AS (
    $stated
)
SELECT day, platform, shop, currency, order_id, line_id, fact_row, sku, spu_code, product_id, product_name, category, channel,
    coalesce(at_account, influencer_name) AS account, influencer_id, influencer_name, coalesce(nullif(session_id, ''), at_session, '') AS session_id, province, warehouse, kind AS line_kind, state, paid_at,
    1 AS lines, first_line AS orders, qty,
    g AS list_sales, sd AS seller_discount, -others AS platform_discount, others - subsidy_back AS platform_subsidy, fr AS freight_income, oi AS other_income, returned - refund AS refunds,
    -goods_cost AS cost_of_goods, resaleable AS resaleable_returns, lost AS loss_damage,
    v_commission AS platform_commission, v_payment AS payment_fee, v_influencer AS influencer_commission, coalesce(c_other, 0) AS other_fees, v_tax AS sales_tax,
    v_packing AS packing, v_handling AS handling, v_freight AS outbound_freight, v_return AS return_freight, v_insurance AS freight_insurance, coalesce(c_compensation, 0) AS compensation, v_service AS service,
    s_ads AS ads, s_live AS live_cost, s_content AS content_cost, s_overhead AS overhead,
    CAST(CASE WHEN refund_estimated AND refund <> 0 THEN $bit_refunds + CASE WHEN others <> 0 THEN $bit_platform_subsidy ELSE 0 END ELSE 0 END
        + CASE WHEN unit_estimated AND goods_cost <> 0 THEN $bit_cost_of_goods ELSE 0 END
        + CASE WHEN resaleable <> 0 THEN $bit_resaleable_returns ELSE 0 END + CASE WHEN lost <> 0 AND kind <> 'writeoff' THEN $bit_loss_damage ELSE 0 END
        + CASE WHEN c_commission IS NULL AND order_fee IS NULL AND v_commission <> 0 THEN $bit_platform_commission ELSE 0 END
        + CASE WHEN c_payment IS NULL AND coalesce(fee_payment, 0) = 0 AND v_payment <> 0 THEN $bit_payment_fee ELSE 0 END
        + CASE WHEN (c_influencer IS NULL OR c_influencer_estimated) AND v_influencer <> 0 THEN $bit_influencer_commission ELSE 0 END
        + CASE WHEN tax_actual IS NULL AND v_tax <> 0 THEN $bit_sales_tax ELSE 0 END
        + CASE WHEN v_packing <> 0 THEN $bit_packing ELSE 0 END + CASE WHEN v_handling <> 0 THEN $bit_handling ELSE 0 END
        + CASE WHEN c_freight IS NULL AND v_freight <> 0 THEN $bit_outbound_freight ELSE 0 END + CASE WHEN c_return IS NULL AND v_return <> 0 THEN $bit_return_freight ELSE 0 END
        + CASE WHEN c_insurance IS NULL AND v_insurance <> 0 THEN $bit_freight_insurance ELSE 0 END + CASE WHEN v_service <> 0 THEN $bit_service ELSE 0 END
        + CASE WHEN s_live <> 0 THEN $bit_live_cost ELSE 0 END + CASE WHEN s_content <> 0 THEN $bit_content_cost ELSE 0 END + CASE WHEN s_overhead <> 0 THEN $bit_overhead ELSE 0 END AS INTEGER) AS estimated,
    CAST(CASE WHEN priceless THEN $bit_list_sales ELSE 0 END
        + CASE WHEN unit IS NULL AND qty <> 0 AND NOT gone AND (is_goods OR kind = 'return' OR kind = 'writeoff') THEN $bit_cost_of_goods ELSE 0 END
        + CASE WHEN c_commission IS NULL AND order_fee IS NULL AND commission IS NULL AND is_goods AND base > 0 THEN $bit_platform_commission ELSE 0 END
        + CASE WHEN c_freight IS NULL AND NOT freight_known AND is_goods AND NOT gone THEN $bit_outbound_freight ELSE 0 END
        -- amounts of rules in a currency whose rate is missing, where no file says better
        + CASE WHEN lacking = 0 OR gone OR NOT is_goods THEN 0 ELSE lacking - CASE WHEN c_insurance IS NOT NULL THEN lacking & $bit_freight_insurance ELSE 0 END
            - CASE WHEN c_return IS NOT NULL OR NOT goods_back THEN lacking & $bit_return_freight ELSE 0 END - CASE WHEN c_payment IS NOT NULL THEN lacking & $bit_payment_fee ELSE 0 END END AS INTEGER) AS missing,
    e_commission + e_payment + e_influencer AS expected_fees$own
FROM stated;
