package app

import (
	"context"
	"errors"

	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/ledger"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// Order is one order with the source of every amount.
type Order struct {
	OrderID  string      `json:"order_id"`
	Platform string      `json:"platform"`
	Shop     string      `json:"shop"`
	Day      string      `json:"day"`
	Currency string      `json:"currency"`
	Lines    []OrderLine `json:"lines"`
}

// OrderLine is one line of an order.
type OrderLine struct {
	LineID     string        `json:"line_id"`
	SKU        string        `json:"sku"`
	ProductID  string        `json:"product_id"`
	Product    string        `json:"product"`
	Kind       string        `json:"kind"`
	State      string        `json:"state"`
	Channel    string        `json:"channel"`
	Account    string        `json:"account"`
	Qty        int64         `json:"qty"`
	Currency   string        `json:"currency" doc:"of its amounts"`
	Own        string        `json:"own_currency,omitempty" doc:"of a line converted into the reporting currency: its own"`
	Rate       string        `json:"rate,omitempty" doc:"of a converted line: units of currency for one of own_currency"`
	Components []OrderAmount `json:"components"`
}

// OrderAmount is one component of a line.
type OrderAmount struct {
	Component string        `json:"component"`
	Amount    int64         `json:"amount" doc:"minor units"`
	Own       int64         `json:"own,omitempty" doc:"of a converted line, for components of net revenue: minor units of its own currency"`
	Status    string        `json:"status" enum:"actual,estimated,missing"`
	Sources   []OrderSource `json:"sources"`
}

// OrderSource is a row of a file, or a rule.
type OrderSource struct {
	Table     string `json:"table,omitempty" doc:"canonical table; empty for a rule"`
	ImportSeq int64  `json:"import_seq,omitempty"`
	FileName  string `json:"file_name,omitempty"`
	Sheet     string `json:"sheet,omitempty"`
	Row       int32  `json:"row,omitempty" doc:"row in the file"`
	RuleID    int64  `json:"rule_id,omitempty"`
	Amount    int64  `json:"amount" doc:"what this row says; of the whole order where it names no line"`
	Note      string `json:"note,omitempty"`
	Currency  string `json:"currency" doc:"of the amount"`
	UnitPrice int64  `json:"unit_price,omitempty" doc:"millionths of the major unit: an order row's list price of a piece, a cost row's or rule's unit cost"`
	Qty       int64  `json:"qty,omitempty" doc:"pieces that an order row is about"`
}

// Order traces every amount of an order to its file and row, or its rule. shop may be empty
// where the id is enough.
func (w *Workspace) Order(ctx context.Context, id, shop string) (Order, error) {
	terms, err := w.terms(ctx)
	if err != nil {
		return Order{}, err
	}
	lines, err := ledger.Trace(ctx, w.store, terms, ledger.TraceFilter{OrderID: id, Shop: shop})
	if errors.Is(err, ledger.ErrNoOrder) {
		return Order{}, fault.New(fault.NotFound, "order_unknown", fault.Args{"order": id}).Because(err)
	}
	if err != nil {
		return Order{}, err
	}
	log, err := warehouse.ListImports(ctx, w.store)
	if err != nil {
		return Order{}, err
	}
	files := map[int64]warehouse.Import{}
	for _, i := range log {
		files[i.Seq] = i
	}
	o := Order{OrderID: id, Platform: lines[0].Platform, Shop: lines[0].Shop, Day: lines[0].Day.String(), Currency: lines[0].Currency}
	for _, l := range lines {
		line := OrderLine{LineID: l.LineID, SKU: l.SKU, ProductID: l.ProductID, Product: l.Product, Kind: l.Kind, State: l.State,
			Channel: l.Channel, Account: l.Account, Qty: l.Qty, Currency: l.Currency, Own: l.OwnCurrency, Components: []OrderAmount{}}
		if l.Rate != 0 {
			line.Rate = formatRate(l.Rate)
		}
		for _, c := range l.Components {
			amount := OrderAmount{Component: c.Component, Amount: c.Amount, Own: c.Own, Status: c.Status, Sources: []OrderSource{}}
			for _, s := range c.Sources {
				file := files[s.ImportSeq]
				if s.Table == "order_line" && len(c.Sources) == 1 { // the line's own row: what it says is what stands here
					if s.Amount = c.Amount; c.Own != 0 {
						s.Amount = c.Own
					}
				}
				amount.Sources = append(amount.Sources, OrderSource{Table: s.Table, ImportSeq: s.ImportSeq, FileName: file.FileName, Sheet: file.Sheet,
					Row: s.SourceRow, RuleID: s.RuleID, Amount: s.Amount, Note: s.Note, Currency: s.Currency,
					UnitPrice: s.UnitPrice, Qty: s.Qty})
			}
			line.Components = append(line.Components, amount)
		}
		o.Lines = append(o.Lines, line)
	}
	return o, nil
}
