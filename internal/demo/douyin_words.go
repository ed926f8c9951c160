package demo

// The words that 抖店 uses. asOf hides what the export's evening could not know.

func douyinStatus(o *order, l *line, asOf int64) string {
	switch {
	case o.unpaid(), l.goneBy(asOf):
		return "已关闭"
	case finishedAt(o, l) > 0 && finishedAt(o, l) <= asOf:
		return "已完成"
	case shippedAt(o, l) > 0 && shippedAt(o, l) <= asOf:
		return "已发货"
	}
	return "待发货"
}

func douyinAfterSales(l *line, asOf int64) string {
	f := &l.refund
	switch {
	case !f.exists() || f.applied > asOf:
		return "-"
	case f.done > 0 && f.done <= asOf:
		return "退款成功"
	case f.closed > 0 && f.closed <= asOf:
		return "售后关闭"
	}
	return "待商家处理"
}

// shippedAt of a line: never when it was refunded before.
func shippedAt(o *order, l *line) int64 {
	if l.refund.beforeShip {
		return 0
	}
	return o.shipped
}

// finishedAt of a line: never when it was refunded in full before.
func finishedAt(o *order, l *line) int64 {
	if l.refund.beforeShip || l.refund.full && l.refund.done > 0 && l.refund.done < o.finished {
		return 0
	}
	return o.finished
}

func cancelReason(o *order) string {
	if o.unpaid() {
		return "超时未支付"
	}
	return "-"
}

func payMethod(o *order) string {
	if o.unpaid() {
		return "-"
	}
	switch o.buyer % 5 {
	case 0:
		return "微信"
	case 1:
		return "支付宝"
	}
	return "抖音支付"
}

func douyinApp(o *order) string {
	switch o.buyer % 17 {
	case 0, 1:
		return "抖音极速版"
	case 2:
		return "抖音商城"
	}
	return "抖音"
}

func douyinSource(k sourceKind) string {
	switch k {
	case affiliateVideo, affiliateLive:
		return "精选联盟"
	case paidAd:
		return "鲁班广告"
	}
	return "小店自卖"
}

func adChannel(k sourceKind) string {
	if k == paidAd {
		return "千川"
	}
	return "-"
}

func trafficType(k sourceKind) string {
	if k == paidAd {
		return "广告流量"
	}
	return "自然流量"
}

func contentType(s *source) string {
	switch {
	case s.session != nil:
		return "直播"
	case s.kind == organicCard:
		return "商品卡"
	}
	return "短视频"
}

func trafficChannel(s *source) string {
	switch {
	case s.session != nil:
		return "直播间"
	case s.kind == organicCard:
		return "商城"
	}
	return "短视频"
}

func influencerName(o *order) string {
	if f := o.source.influencer; f != nil {
		return f.name
	}
	return "-"
}
