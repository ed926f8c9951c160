-- Purpose: splits every total over its rows by largest remainder; money.Allocate in SQL. Zero
--          weights: equal. Ties: the line with the smaller key, whichever was imported first.
-- Grain:   one row per row of split.
-- Tests:   ledgertest compares with money.Allocate on random splits; shares sum to the total.
CREATE OR REPLACE TEMP TABLE shares AS
WITH whole AS (
    SELECT what, grp, rid, total, CAST(greatest(weight, 0) AS HUGEINT) AS weight,
        CAST(sum(greatest(weight, 0)) OVER (PARTITION BY what, grp) AS HUGEINT) AS whole, count(*) OVER (PARTITION BY what, grp) AS n
    FROM split
), weighed AS (
    SELECT what, grp, rid, total, abs(CAST(total AS HUGEINT)) * CASE WHEN whole = 0 THEN 1 ELSE weight END AS product,
        CASE WHEN whole = 0 THEN n ELSE whole END AS whole
    FROM whole
), cut AS (
    SELECT what, grp, rid, total, product // whole AS part, product % whole AS remainder FROM weighed
), ranked AS (
    SELECT what, rid, total, part, row_number() OVER (PARTITION BY what, grp ORDER BY remainder DESC, row_key, rid) AS place,
        abs(CAST(total AS HUGEINT)) - sum(part) OVER (PARTITION BY what, grp) AS rest
    FROM cut LEFT JOIN (SELECT row_id, row_key FROM placed) ON row_id = rid
)
SELECT what, rid, CAST(sign(total) * (part + CASE WHEN place <= rest THEN 1 ELSE 0 END) AS BIGINT) AS amount FROM ranked;
