package ledger

import (
	"context"
	"fmt"
)

// readWeights gives the lines the weight that the freight rules took their parcel to have: as the
// models do, but with the waybills of the order file alone.
func (t *tracer) readWeights(ctx context.Context) error {
	if len(t.book.tiers()) == 0 {
		return nil
	}
	type weight struct {
		sku        string
		qty, grams int64
	}
	weights, err := scanAll(ctx, t.q, `SELECT sku, qty, grams FROM ledger_weight WHERE sku IN (SELECT sku FROM line_profit WHERE `+t.wantedText()+`)`,
		func(scan func(...any) error) (w weight, err error) { return w, scan(&w.sku, &w.qty, &w.grams) })
	if err != nil {
		return err
	}
	known := map[weight]int64{}
	for _, w := range weights {
		known[weight{sku: w.sku, qty: w.qty}] = w.grams
	}
	type waybill struct {
		row int64
		no  string
	}
	waybills, err := scanAll(ctx, t.q, `SELECT row_id, tracking_no FROM order_line WHERE tracking_no <> '' AND `+t.wantedText(),
		func(scan func(...any) error) (w waybill, err error) { return w, scan(&w.row, &w.no) })
	if err != nil {
		return err
	}
	parcel := map[int64]string{}
	for _, w := range waybills {
		parcel[w.row] = w.no
	}
	contents := map[string]map[string]int64{} // pieces by waybill and SKU
	for _, l := range t.lines {
		if l.Qty <= 0 || (l.Kind != "goods" && l.Kind != "gift") {
			continue
		}
		no := parcel[l.factRow]
		if contents[no] == nil {
			contents[no] = map[string]int64{}
		}
		contents[no][l.SKU] += l.Qty
	}
	for _, l := range t.lines {
		content := contents[parcel[l.factRow]]
		grams, unknown := int64(0), false
		for sku, qty := range content {
			exact, has := known[weight{sku: sku, qty: qty}]
			each, any := known[weight{sku: sku}]
			if has && len(content) == 1 {
				grams = exact
			} else {
				grams += each * qty
			}
			unknown = unknown || !has && !any
		}
		l.kg = float64(grams) / 1000
		if unknown {
			l.kg = max(l.kg, DefaultParcelKg)
			l.weightUnknown = true
		}
	}
	return nil
}

// weightNote says which weight a freight rule was chosen by.
func (l *TracedLine) weightNote() string {
	switch {
	case l.kg == 0:
		return ""
	case l.weightUnknown:
		return fmt.Sprintf(" (≈ %g kg?)", l.kg)
	}
	return fmt.Sprintf(" (≈ %g kg)", l.kg)
}
