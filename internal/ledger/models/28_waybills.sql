-- Purpose: the waybills of the lines by their order files, as far as carriers bill them.
-- Grain:   one row per line and waybill: an order sent in several parcels lists them in one cell.
-- Needs:   logistics_bill
-- Tests:   golden case: two waybills of one line.
INSERT INTO waybill_of
SELECT w.rid, w.day, w.tracking_no, w.weight
FROM (SELECT rid, day, unnest(CASE WHEN several_waybills(tracking_no) THEN waybills(tracking_no) ELSE [tracking_no] END) AS tracking_no, greatest(net, 0) AS weight
      FROM lines WHERE tracking_no <> '') w
SEMI JOIN logistics_bill b ON b.tracking_no = w.tracking_no;
