-- Purpose: gives the memory of the intermediate tables back.
-- Grain:   none.
-- Tests:   none.
DROP VIEW IF EXISTS lines;
DROP VIEW IF EXISTS own_lines;
DROP TABLE IF EXISTS day_rate;
DROP $kept IF EXISTS order_lines;
DROP $store IF EXISTS base;
DROP TABLE IF EXISTS order_share;
DROP TABLE IF EXISTS siblings;
DROP TABLE IF EXISTS split;
DROP TABLE IF EXISTS shares;
DROP TABLE IF EXISTS session_of;
DROP TABLE IF EXISTS refund_of;
DROP TABLE IF EXISTS paid_back;
DROP TABLE IF EXISTS paid_back_of;
DROP TABLE IF EXISTS charge;
DROP TABLE IF EXISTS charged;
DROP TABLE IF EXISTS erp_of;
DROP TABLE IF EXISTS waybill_of;
DROP TABLE IF EXISTS parcel_of;
DROP TABLE IF EXISTS tier_of;
DROP TABLE IF EXISTS pool;
DROP TABLE IF EXISTS pooled;
DROP TABLE IF EXISTS product_of;
DROP TABLE IF EXISTS target;
DROP TABLE IF EXISTS spread;
DROP TABLE IF EXISTS loose;
DROP TABLE IF EXISTS before_rebuild;
DROP TABLE IF EXISTS goods_rate;
DROP TABLE IF EXISTS ship_rate;
DROP TABLE IF EXISTS partner_rate;
DROP TABLE IF EXISTS day_cost;
DROP VIEW IF EXISTS extra;
DROP VIEW IF EXISTS placed;
