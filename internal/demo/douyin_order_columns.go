package demo

// orderCell appends one cell of a 抖店 order export. Order files are by far the largest, so
// they are written from compiled columns without a string per cell.
type orderCell func(c *orderContext, b []byte) []byte

// orderContext is the row being written.
type orderContext struct {
	o     *order
	l     *line
	asOf  int64 // evening of the export; later facts are unknown
	clock clockCache
}

// text-like cells are TAB-prefixed so that a spreadsheet keeps them as text.
func (c *orderContext) id(b []byte, v int64) []byte { return appendInt(append(b, '\t'), v) }

func (c *orderContext) time(b []byte, t int64) []byte {
	if t == 0 || t > c.asOf {
		return append(b, '-')
	}
	return c.clock.append(append(b, '\t'), t)
}

func money(f func(l *line) int64) orderCell {
	return func(c *orderContext, b []byte) []byte { return appendYuan(b, f(c.l)) }
}

func text(f func(c *orderContext) string) orderCell {
	return func(c *orderContext, b []byte) []byte { return append(b, f(c)...) }
}

func constant(s string) orderCell {
	return func(_ *orderContext, b []byte) []byte { return append(b, s...) }
}

// douyinOrderCells by header; columns not named here are empty.
func douyinOrderCells() map[string]orderCell {
	item := func(c *orderContext) *sku { return c.l.item.sku }
	cells := map[string]orderCell{
		"主订单编号":      func(c *orderContext, b []byte) []byte { return c.id(b, c.o.id) },
		"子订单编号":      func(c *orderContext, b []byte) []byte { return c.id(b, c.l.id) },
		"选购商品":       text(func(c *orderContext) string { return item(c).name }),
		"商品规格":       text(func(c *orderContext) string { return item(c).spec }),
		"商品数量":       func(c *orderContext, b []byte) []byte { return appendInt(b, c.l.qty) },
		"商品ID":       func(c *orderContext, b []byte) []byte { return c.id(b, c.l.item.productID) },
		"商家编码":       text(func(c *orderContext) string { return item(c).code }),
		"商品单价":       money(func(l *line) int64 { return l.item.price }),
		"商品金额":       money(func(l *line) int64 { return l.item.price }),
		"订单应付金额":     money(func(l *line) int64 { return l.due }),
		"运费":         money(func(l *line) int64 { return l.freight }),
		"优惠总金额":      money((*line).discount),
		"平台优惠":       money(func(l *line) int64 { return l.nominalPlatform }),
		"商家优惠":       money(func(l *line) int64 { return l.nominalSeller }),
		"达人优惠":       money(func(l *line) int64 { return l.influencer }),
		"支付优惠":       money(func(l *line) int64 { return l.payment }),
		"平台实际承担优惠金额": money(func(l *line) int64 { return l.platform }),
		"商家实际承担优惠金额": money(func(l *line) int64 { return l.seller }),
		"达人实际承担优惠金额": money(func(l *line) int64 { return l.influencer }),
		"支付方式":       text(func(c *orderContext) string { return payMethod(c.o) }),
		"收件人":        maskedCell("##", "Tm9ib2R5", "##"),
		"收件人手机号":     maskedCell("$$", "MTM4MDAw", "$$"),
		"详细地址":       maskedCell("##", "TXVzdGVy", "##"),
		"省":          text(func(c *orderContext) string { return c.o.province1().name }),
		"市":          text(func(c *orderContext) string { return c.o.province1().city }),
		"区":          constant("***"),
		"街道":         constant("***"),
		"是否修改过地址":    constant("否"),
		"订单提交时间":     func(c *orderContext, b []byte) []byte { return c.time(b, c.o.created) },
		"订单完成时间":     func(c *orderContext, b []byte) []byte { return c.time(b, finishedAt(c.o, c.l)) },
		"支付完成时间":     func(c *orderContext, b []byte) []byte { return c.time(b, c.o.paid) },
		"APP渠道":      text(func(c *orderContext) string { return douyinApp(c.o) }),
		"流量来源":       text(func(c *orderContext) string { return douyinSource(c.o.source.kind) }),
		"订单状态":       text(func(c *orderContext) string { return douyinStatus(c.o, c.l, c.asOf) }),
		"承诺发货时间":     func(c *orderContext, b []byte) []byte { return c.promise(b) },
		"订单类型":       constant("普通订单"),
		"达人ID":       func(c *orderContext, b []byte) []byte { return c.influencerID(b) },
		"达人昵称":       text(func(c *orderContext) string { return influencerName(c.o) }),
		"售后状态":       text(func(c *orderContext) string { return douyinAfterSales(c.l, c.asOf) }),
		"取消原因":       text(func(c *orderContext) string { return cancelReason(c.o) }),
		"仓库ID":       constant("1001"),
		"仓库名称":       constant("嘉兴一仓"),
		"是否安心购":      constant("是"),
		"广告渠道":       text(func(c *orderContext) string { return adChannel(c.o.source.kind) }),
		"流量类型":       text(func(c *orderContext) string { return trafficType(c.o.source.kind) }),
		"流量体裁":       text(func(c *orderContext) string { return contentType(c.o.source) }),
		"流量渠道":       text(func(c *orderContext) string { return trafficChannel(c.o.source) }),
		"发货主体":       constant("商家发货"),
		"发货时间":       func(c *orderContext, b []byte) []byte { return c.time(b, shippedAt(c.o, c.l)) },
		"货号":         text(func(c *orderContext) string { return item(c).spu.code }),
		"快递信息":       func(c *orderContext, b []byte) []byte { return c.parcel(b) },
		"是否平台仓自流转":   constant("否"),
		"商品单价是否含税":   constant("是"),
	}
	for _, zero := range []string{"商家改价", "红包抵扣", "手续费", "降价类优惠", "换新额外补贴", "税费", "教育优惠"} {
		cells[zero] = constant("0.00")
	}
	return cells
}

// maskedCell is what the platform leaves of personal data: unreadable text that differs by
// order.
func maskedCell(open, middle, closing string) orderCell {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	return func(c *orderContext, b []byte) []byte {
		b = append(append(b, open...), middle...)
		for v, i := uint64(c.o.id)*0x9e3779b97f4a7c15, 0; i < 6; i++ {
			b = append(b, digits[v&63])
			v >>= 7
		}
		return append(append(b, "="...), closing...)
	}
}

func (c *orderContext) promise(b []byte) []byte {
	if c.o.unpaid() {
		return append(b, '-')
	}
	return c.clock.append(append(b, '\t'), c.o.paid+2*daySeconds)
}

func (c *orderContext) influencerID(b []byte) []byte {
	if f := c.o.source.influencer; f != nil {
		return c.id(b, f.id)
	}
	return append(b, '0')
}

func (c *orderContext) parcel(b []byte) []byte {
	if t := shippedAt(c.o, c.l); t == 0 || t > c.asOf {
		return append(b, '-')
	}
	b = append(append(b, '\t'), c.o.trackingNo()...)
	b = append(append(b, '-'), carrierName[c.o.carrier]...)
	return append(append(b, ','), c.l.item.sku.name...)
}
