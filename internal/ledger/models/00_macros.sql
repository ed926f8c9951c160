-- Purpose: names for the arithmetic that several layers share.
-- Grain:   none. Made once, by Migrate, since tracing reads with them too.
-- Tests:   ledgertest compares minor_unit with money.Unit, province with ledger.Province and
--          rate_of with money.MulDiv.

-- Minor units in one major unit of a currency.
CREATE OR REPLACE MACRO minor_unit(currency) AS
    CASE WHEN currency = 'CNY' THEN 100
         WHEN contains('|BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF|', concat('|', upper(currency), '|')) THEN 1
         WHEN contains('|BHD|IQD|JOD|KWD|LYD|OMR|TND|', concat('|', upper(currency), '|')) THEN 1000
         ELSE 100 END;

-- A share in millionths of an amount, rounded half away from zero.
CREATE OR REPLACE MACRO rate_of(amount, millionths) AS
    CASE WHEN amount * millionths < 0
         THEN -((abs(amount) * abs(millionths) + 500000) // 1000000)
         ELSE (abs(amount) * abs(millionths) + 500000) // 1000000 END;

-- An amount of a currency with own_minor minor units at a rate (records.RateScale) in one with minor, rounded half away
-- from zero. Without a rate it stays as it is.
CREATE OR REPLACE MACRO exchanged(amount, rate, own_minor, minor) AS
    CASE WHEN rate IS NULL THEN amount
         ELSE CAST(sign(amount) * ((abs(CAST(amount AS HUGEINT)) * rate * minor + CAST(own_minor AS HUGEINT) * 500000000) // (CAST(own_minor AS HUGEINT) * 1000000000)) AS BIGINT) END;

-- The other way about.
CREATE OR REPLACE MACRO exchanged_back(amount, rate, own_minor, minor) AS
    CASE WHEN rate IS NULL THEN amount
         ELSE CAST(sign(amount) * ((abs(CAST(amount AS HUGEINT)) * own_minor * 1000000000 + CAST(rate AS HUGEINT) * minor // 2) // (CAST(rate AS HUGEINT) * minor)) AS BIGINT) END;

-- A price in millionths of the major unit, times a quantity, in minor units (minor to the major
-- unit), rounded half away from zero.
CREATE OR REPLACE MACRO priced(price, qty, minor) AS rate_of(qty * minor, price);

-- 浙江省 and 浙江 are one province.
CREATE OR REPLACE MACRO province(name) AS
    CASE WHEN name IS NULL THEN ''
         WHEN suffix(name, '省') OR suffix(name, '市') THEN left(name, -1)
         WHEN suffix(name, '自治区') OR suffix(name, '行政区') THEN CASE WHEN prefix(name, '内蒙古') THEN '内蒙古' ELSE left(name, 2) END
         ELSE name END;

-- An id that platforms leave out as blank, 0 or -.
CREATE OR REPLACE MACRO some_id(id) AS CASE WHEN id = '' OR id = '0' OR id = '-' THEN NULL ELSE id END;

-- Whether a cell holds several waybills, and which: an order sent in several parcels.
CREATE OR REPLACE MACRO several_waybills(cell) AS contains(cell, ',') OR contains(cell, '，') OR contains(cell, ';') OR contains(cell, '；') OR contains(cell, '、');
CREATE OR REPLACE MACRO waybills(cell) AS list_filter(regexp_split_to_array(cell, '[,，;；、 ]+'), lambda no: no <> '');

-- The channel a word of an export stands for, NULL if it says none.
CREATE OR REPLACE MACRO channel_word(word) AS
    CASE WHEN word IS NULL OR word = '' OR word = '-' THEN NULL
         WHEN contains(word, '直播') THEN '直播'
         WHEN contains(word, '商品卡') THEN '商品卡'
         WHEN contains(word, '图文') OR contains(word, '笔记') THEN '图文'
         WHEN contains(word, '视频') THEN '短视频'
         WHEN contains(word, '搜索') THEN '搜索'
         WHEN contains(word, '商城') OR contains(word, '橱窗') OR contains(word, '店铺') THEN '商城'
         WHEN contains(word, '精选联盟') OR contains(word, '达人') OR contains(word, '买手') THEN '达人'
         WHEN contains(word, '自然') THEN '自然'
         END;

-- What the buyer paid for the goods of a line.
CREATE OR REPLACE MACRO goods_paid(net, others, fr) AS net - others - fr;

-- A line whose money went back before anything was sent: no goods, no parcel.
CREATE OR REPLACE MACRO never_sent(refund, unshipped, shipped, goods_paid) AS
    coalesce((refund > 0 OR goods_paid <= 0) AND refund >= goods_paid AND (unshipped OR NOT shipped), false);

-- The component that an item of a settlement in rows is, NULL if it is no charge by its name.
CREATE OR REPLACE MACRO fee_word(item) AS
    CASE WHEN item IS NULL THEN NULL
         WHEN contains(item, '运费保险') OR contains(item, '运费险') THEN 'freight_insurance'
         WHEN contains(item, '赔付') THEN 'compensation'
         WHEN contains(item, '佣金') OR contains(item, '技术服务费') OR contains(item, 'Commission') OR contains(item, 'Referral') THEN 'platform_commission'
         WHEN contains(item, '手续费') OR contains(item, 'Transaction fee') THEN 'payment_fee'
         WHEN contains(item, 'FBA') OR contains(item, 'Fulfil') OR contains(item, 'ShippingHB') THEN 'outbound_freight'
         END;

-- The component that a flow of money is, NULL for those that are no cost.
CREATE OR REPLACE MACRO flow_component(kind) AS
    CASE kind WHEN 'platform_commission' THEN 'platform_commission' WHEN 'influencer_commission' THEN 'influencer_commission'
        WHEN 'payment_fee' THEN 'payment_fee' WHEN 'freight_insurance' THEN 'freight_insurance' WHEN 'compensation' THEN 'compensation'
        WHEN 'freight' THEN 'outbound_freight' WHEN 'return_freight' THEN 'return_freight' WHEN 'other_fee' THEN 'other_fees' END;
