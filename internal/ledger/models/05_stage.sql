-- Purpose: the empty intermediate tables of one slice of days. Layers whose facts are absent are
--          skipped and leave theirs empty.
-- Grain:   each names its own.
-- Tests:   none of its own.

-- Lines of orders that have several, with the order (the rid of its first line).
CREATE OR REPLACE TEMP TABLE siblings (rid BIGINT, oid BIGINT);
-- Shares of order-level amounts. NULL: the order has no such amount.
CREATE OR REPLACE TEMP TABLE order_share (rid BIGINT, net BIGINT, freight BIGINT, discount BIGINT, others BIGINT, tax BIGINT, refund BIGINT, fee BIGINT);
-- Amounts to split: total of (what, grp) over its rids by weight. See shares.sql.
CREATE OR REPLACE TEMP TABLE split (what VARCHAR, grp BIGINT, rid BIGINT, total BIGINT, weight BIGINT);
-- The live session of a line. lvl: 1 the platform says so, 2 the account's session at that time.
CREATE OR REPLACE TEMP TABLE session_of (rid BIGINT, session_id VARCHAR, account VARCHAR, lvl INTEGER);
-- What came back of a line: money to the buyer, subsidy to the platform (NULL: unknown), goods.
CREATE OR REPLACE TEMP TABLE refund_of (rid BIGINT, refund BIGINT, to_platform BIGINT, goods_back BOOLEAN, unshipped BOOLEAN, estimated BOOLEAN);
-- Refunds that settlement and fund flows tell, and the lines each could be of. See 32_paid_back.sql.
CREATE OR REPLACE TEMP TABLE paid_back (platform VARCHAR, shop VARCHAR, order_id VARCHAR, line_id VARCHAR, sku VARCHAR, product_id VARCHAR, rank INTEGER, amount BIGINT, to_platform BIGINT);
CREATE OR REPLACE TEMP TABLE paid_back_of (id BIGINT, rid BIGINT, weight BIGINT, amount BIGINT, to_platform BIGINT, shipped BOOLEAN, goods_paid BIGINT);
-- Charges by source before they reach lines. rank: 1 is the best source of the component (docs/ledger.md).
CREATE OR REPLACE TEMP TABLE charge (platform VARCHAR, shop VARCHAR, order_id VARCHAR, line_id VARCHAR, component VARCHAR, rank INTEGER, estimated BOOLEAN, amount BIGINT);
-- Charges on lines, best source only, one column per component; NULL: no file says.
CREATE OR REPLACE TEMP TABLE charged (rid BIGINT, platform_commission BIGINT, payment_fee BIGINT, influencer_commission BIGINT, influencer_estimated BOOLEAN,
    other_fees BIGINT, outbound_freight BIGINT, return_freight BIGINT, freight_insurance BIGINT, compensation BIGINT);
-- The waybills of lines that carriers bill, or that only the ERP knows. A line may have several.
CREATE OR REPLACE TEMP TABLE waybill_of (rid BIGINT, day DATE, tracking_no VARCHAR, weight BIGINT);
-- Unit cost and freight that the ERP knows of a line.
CREATE OR REPLACE TEMP TABLE erp_of (rid BIGINT, unit_cost BIGINT);
-- The weight tier of a line's parcel, where it is not the usual one.
CREATE OR REPLACE TEMP TABLE tier_of (rid BIGINT, tier BIGINT);
-- Costs per parcel and per order, on lines of orders that have several.
CREATE OR REPLACE TEMP TABLE parcel_of (rid BIGINT, packing BIGINT, handling BIGINT, freight BIGINT, return_freight BIGINT, insurance BIGINT, service BIGINT, pay_fixed BIGINT);
-- Costs of a day to be spread over the sales they could have caused.
CREATE OR REPLACE TEMP TABLE pool (id BIGINT, component VARCHAR, day DATE, platform VARCHAR, shop VARCHAR, currency VARCHAR,
    session_id VARCHAR, product_id VARCHAR, sku VARCHAR, account VARCHAR, amount BIGINT, millionths BIGINT, estimated BOOLEAN);
CREATE OR REPLACE TEMP TABLE pooled (id BIGINT, rid BIGINT, weight BIGINT);
-- The product of lines that name none.
CREATE OR REPLACE TEMP TABLE product_of (rid BIGINT, product_id VARCHAR);
-- Pools on lines.
CREATE OR REPLACE TEMP TABLE spread (rid BIGINT, ads BIGINT, live_cost BIGINT, content_cost BIGINT, overhead BIGINT);
-- Amounts of a day that no line can carry.
CREATE OR REPLACE TEMP TABLE loose (day DATE, platform VARCHAR, shop VARCHAR, currency VARCHAR, component VARCHAR, amount BIGINT, estimated BOOLEAN, product_id VARCHAR, account VARCHAR, session_id VARCHAR);
