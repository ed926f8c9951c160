package demo

// soldWords picks the platform's word for the after-sales state of a line.
func soldWords(l *line, asOf int64, none, pending string) string {
	f := &l.refund
	switch {
	case f.paidBack(asOf) > 0:
		return "退款成功"
	case f.exists() && f.applied <= asOf && (f.closed == 0 || f.closed > asOf):
		return pending
	}
	return none
}

// statusWords is the state of an order in the words that 视频号 and 小红书 share but for a parcel that is on its way.
func statusWords(o *order, l *line, asOf int64, shipped string) string {
	switch {
	case o.unpaid(), l.goneBy(asOf):
		return "已取消"
	case finishedAt(o, l) > 0 && finishedAt(o, l) <= asOf:
		return "已完成"
	case shippedAt(o, l) > 0 && shippedAt(o, l) <= asOf:
		return shipped
	}
	return "待发货"
}
