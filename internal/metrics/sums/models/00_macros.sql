-- Purpose: names for the arithmetic that several sources share.
-- Grain:   none.

-- The part of an amount over several days that falls on the nth of them; the parts sum to it.
CREATE OR REPLACE MACRO day_share(amount, nth, days) AS amount * nth // days - amount * (nth - 1) // days;

-- Two digits, '' where there is no time.
CREATE OR REPLACE MACRO hour_of(moment) AS coalesce(strftime(moment, '%H'), '');

-- What a buyer's reason for sending goods back comes down to.
CREATE OR REPLACE MACRO reason_kind(reason) AS
    CASE WHEN reason IS NULL OR reason = '' THEN 'unknown'
         WHEN regexp_matches(reason, '破|损|碎|漏液|压坏|(?i)damag|broken|defect') THEN 'damaged'
         WHEN regexp_matches(reason, '少发|漏发|少件|错发|发错|未收到|缺|(?i)missing|wrong item|not received') THEN 'missing'
         WHEN regexp_matches(reason, '慢|未按.*发货|超时|延迟|(?i)late|slow|delay') THEN 'late'
         WHEN regexp_matches(reason, '不符|描述|质量|异味|口味|过期|假|材质|色差|(?i)quality|described|counterfeit') THEN 'quality'
         WHEN regexp_matches(reason, '不想要|不喜欢|拍错|多拍|七天|7天|无理由|(?i)change.*mind|no longer|mistake') THEN 'regret'
         ELSE 'other' END;
