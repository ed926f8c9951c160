package demo

// count adds an order to its source's tally and to its session's result.
func (o *order) count() {
	if o.unpaid() {
		return
	}
	t := &o.source.tally
	t.orders++
	if o.buyer%3 != 0 {
		t.newBuyers++
	}
	var qty, gmv, paid int64
	for i := range o.n {
		l := &o.lines[i]
		t.lines++
		qty += l.qty
		paid += l.due
		gmv += l.receivable()
	}
	t.paid += paid
	t.gmv += gmv
	x := o.source.session
	if x == nil {
		return
	}
	r := &x.result
	r.orders++
	r.buyers++
	r.qty += qty
	r.gmv += gmv
	r.paid += paid
	r.commission += rate(gmv, o.terms.rate)
}

// countRefund adds a refund to the session's result.
func (o *order) countRefund(l *line) {
	x := o.source.session
	if x == nil {
		return
	}
	r := &x.result
	r.refundOrders++
	r.refunds += l.refund.amount
	if l.refund.done-o.paid <= hour {
		r.refundsIn1h++
		r.in1hour += l.refund.amount
	}
}
