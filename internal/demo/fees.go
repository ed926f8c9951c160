package demo

import "math"

// fees of a settled line in fen, as positive costs.
type fees struct {
	base                                   int64 // what the rates apply to
	platform, influencer, colonel, payment int64
}

func (f fees) total() int64 { return f.platform + f.influencer + f.colonel + f.payment }

func rate(base int64, share float64) int64 { return int64(math.Round(float64(base) * share)) }

// settlementFees of a line when refunded of it has been paid back before.
func settlementFees(o *order, l *line, refunded int64) fees {
	base := l.receivable() - refunded
	f := fees{base: base}
	f.platform = rate(base, o.shop.platformFee(l.item.sku))
	f.influencer = rate(base, o.terms.rate)
	f.colonel = rate(base, o.terms.colonel)
	if o.shop.platform == xhs {
		f.payment = rate(base, .006)
	}
	return f
}

// reversedFees are the fees given back when a line is refunded after it was settled.
func reversedFees(o *order, l *line) fees {
	base := l.refund.amount
	if l.refund.full {
		base = l.receivable()
	}
	if o.shop.platform == taobao || o.shop.platform == pdd {
		return fees{base: base} // these keep theirs
	}
	full := settlementFees(o, l, 0)
	if l.refund.full {
		full.payment = 0 // the payment channel keeps its fee
		return full
	}
	f := fees{base: base}
	f.platform = min(rate(base, o.shop.platformFee(l.item.sku)), full.platform)
	f.influencer = min(rate(base, o.terms.rate), full.influencer)
	f.colonel = min(rate(base, o.terms.colonel), full.colonel)
	return f
}

// settles says whether the line reaches its settlement: not when refunded in full before.
func (o *order) settles(l *line) bool {
	return o.settled > 0 && !l.goneBy(o.settled)
}

// refundedBeforeSettlement in fen.
func (o *order) refundedBeforeSettlement(l *line) int64 { return l.refund.paidBack(o.settled) }

// refundsAfterSettlement says whether money goes back after the line was settled.
func (o *order) refundsAfterSettlement(l *line) bool {
	return o.settles(l) && l.refund.done > o.settled
}
