package ledger

import (
	"context"
	"slices"
)

// refundRow is a row that tells a refund, with what it says of the line.
type refundRow struct {
	line, sku, product string
	Source
}

// readRefunds reads the refund rows of the order, or, where neither they nor the order file tell
// of a refund, what settlement and fund flow say.
func (t *tracer) readRefunds(ctx context.Context) error {
	wanted := t.wantedText()
	read := func(query string) (err error) {
		t.refunds, err = scanAll(ctx, t.q, query, func(scan func(...any) error) (r refundRow, err error) {
			return r, scan(&r.Table, &r.ImportSeq, &r.SourceRow, &r.Amount, &r.line, &r.sku, &r.product)
		})
		return err
	}
	err := read(`SELECT 'refund', import_seq, source_row, -coalesce(refund_amount, coalesce(refund_goods, 0) + coalesce(refund_freight, 0)), coalesce(line_id, ''), coalesce(sku, ''), coalesce(product_id, '')
		FROM refund WHERE state = 'refunded' AND ` + wanted + ` ORDER BY row_id`)
	if err != nil || len(t.refunds) > 0 {
		return err
	}
	given, err := number(ctx, t.q, `SELECT count(*) FROM (SELECT 1 FROM order_line WHERE (refund_amount > 0 OR order_refund <> 0) AND `+wanted+`
		UNION ALL SELECT 1 FROM "order" WHERE refund_amount <> 0 AND `+wanted+`)`)
	if err != nil || given > 0 {
		return err
	}
	models, err := loadModels()
	if err != nil {
		return err
	}
	return read(`WITH told AS (` + bind(models["32_paid_back"].statements[0], map[string]string{"wanted": wanted}) + `)
		SELECT CASE rank WHEN 1 THEN 'settlement_line' ELSE 'fund_flow' END, import_seq, source_row, -amount, line_id, sku, product_id FROM told WHERE rank = (SELECT min(rank) FROM told) ORDER BY ALL`)
}

// of says whether a refund is of the line: by line id, else SKU, else product, else of the order.
func (r *refundRow) of(l *TracedLine, lines []*TracedLine) bool {
	for _, by := range []func(*TracedLine) bool{
		func(l *TracedLine) bool { return r.line != "" && r.line == l.LineID },
		func(l *TracedLine) bool { return r.sku != "" && r.sku == l.SKU },
		func(l *TracedLine) bool { return r.product != "" && r.product == l.ProductID },
	} {
		if slices.ContainsFunc(lines, by) {
			return by(l)
		}
	}
	return true
}
