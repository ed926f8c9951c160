package demo

const (
	maxLines        = 3
	orderBits       = 20 // orders of one shop on one day are numbered below 2^orderBits
	maxOrdersPerDay = 1 << orderBits
)

// order with its whole fate; times are wall-clock seconds, 0 for "never". Money is fen.
type order struct {
	shop     *shop
	number   int64 // running number within the shop: day<<orderBits + position
	id       int64
	source   *source
	terms    influencerTerms
	province uint8
	carrier  carrier
	weight   int64
	buyer    int32
	n        int
	lines    [maxLines]line

	created, paid, shipped, delivered, finished, settled int64
	autoConfirm                                          bool
	brushed                                              bool // a fake order of the merchant's own
}

// influencerTerms of the order, zero without an influencer.
type influencerTerms struct {
	rate, colonel float64
}

// line is one order line. Discounts are those really borne; the nominal split differs when
// the merchant pays a part of the platform's coupon.
type line struct {
	item *listing
	id   int64
	qty  int64

	goods                                 int64 // list price × qty
	seller, platform, influencer, payment int64
	nominalSeller, nominalPlatform        int64
	freight                               int64
	due                                   int64 // 应付: goods − discounts + freight

	refund refund
	damage bool
}

func (l *line) discount() int64 { return l.seller + l.platform + l.influencer + l.payment }

// receivable is what the merchant is owed before fees: paid by the buyer and by those who
// bear the other discounts.
func (l *line) receivable() int64 { return l.due + l.platform + l.influencer + l.payment }

type refundKind uint8

const (
	refundOnly   refundKind = iota + 1 // 仅退款
	returnRefund                       // 退货退款
)

// refund is the after-sales case of a line, if applied is set.
type refund struct {
	applied, done int64 // done 0: withdrawn
	closed        int64
	amount        int64
	kind          refundKind
	reason        uint8
	full          bool
	resaleable    bool
	beforeShip    bool
}

func (r *refund) exists() bool { return r.applied > 0 }

// paidBack is the money returned by the time t.
func (r *refund) paidBack(t int64) int64 {
	if r.done > 0 && r.done <= t {
		return r.amount
	}
	return 0
}

func (l *line) goneBy(t int64) bool { return l.refund.full && l.refund.paidBack(t) > 0 }

func (o *order) unpaid() bool { return o.paid == 0 }

func (o *order) due() int64 {
	var sum int64
	for i := range o.n {
		sum += o.lines[i].due
	}
	return sum
}

// goneBy says whether every line was refunded in full by t.
func (o *order) goneBy(t int64) bool {
	for i := range o.n {
		if !o.lines[i].goneBy(t) {
			return false
		}
	}
	return true
}

func (o *order) province1() *province { return &provinces[o.province] }

// trackingNo of the parcel; the carrier decides its form.
func (o *order) trackingNo() string {
	if o.shipped == 0 {
		return ""
	}
	n := int64(o.shop.index+1)*1_000_000_000_000 + o.number*7 + o.number%7
	if o.carrier == sf {
		return "SF" + pad(n, 13)
	}
	return "78" + pad(n, 13)
}

func pad(n int64, width int) string {
	s := itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
