-- The tables, which rebuild fills day by day as the ledger does. They are functions of the facts
-- and the ledger, and made anew whenever this file changes.

-- Days of which the tables do not say what facts and ledger say; day 0 stands for what has no day.
CREATE TABLE metric_dirty (day DATE);

-- Shops whose exports tell when orders are sent.
CREATE TABLE metric_telling (platform VARCHAR, shop VARCHAR);

-- One row per after-sales case. order_day is the day of sale of its order; NULL where no order of
-- the ledger is known, and then the dimensions of the line are ''.
CREATE TABLE metric_refund (row_id BIGINT, order_day DATE, day DATE, hour VARCHAR, platform VARCHAR, shop VARCHAR, currency VARCHAR, sku VARCHAR, spu_code VARCHAR,
    product_id VARCHAR, product_name VARCHAR, category VARCHAR, channel VARCHAR, account VARCHAR, province VARCHAR, warehouse VARCHAR, reason VARCHAR,
    cases BIGINT, refunded BIGINT, open_cases BIGINT, goods_back BIGINT, amount BIGINT, asked BIGINT, hours DOUBLE, timed BIGINT,
    damaged BIGINT, missing BIGINT, late BIGINT, quality BIGINT, regret BIGINT);

-- Orders due and sent, summed by where they go and by what is in them.
CREATE TABLE metric_shipment_day (day DATE, platform VARCHAR, shop VARCHAR, province VARCHAR, warehouse VARCHAR, carrier VARCHAR,
    due BIGINT, shipped BIGINT, within_24h BIGINT, within_48h BIGINT, hours DOUBLE);
CREATE TABLE metric_shipment_sku (day DATE, platform VARCHAR, shop VARCHAR, sku VARCHAR, spu_code VARCHAR, product_id VARCHAR, product_name VARCHAR, category VARCHAR,
    due BIGINT, shipped BIGINT, within_24h BIGINT, within_48h BIGINT, hours DOUBLE);

-- Parcels that a carrier has billed, by the day of sending; order_day is the day of sale.
CREATE TABLE metric_parcel (order_day DATE, day DATE, platform VARCHAR, shop VARCHAR, carrier VARCHAR, warehouse VARCHAR, province VARCHAR,
    parcels BIGINT, delay BIGINT, late BIGINT);

-- One row per order whose buyer is named; the others are one row per day, shop and currency.
CREATE TABLE metric_customer (day DATE, platform VARCHAR, shop VARCHAR, currency VARCHAR, order_id VARCHAR, buyer VARCHAR, orders BIGINT, sales BIGINT,
    named_orders BIGINT, named_sales BIGINT, new_buyers BIGINT, repeat_orders BIGINT, repeat_sales BIGINT, came_back BIGINT);
