package metrics

import (
	"strings"

	"github.com/suanpan/suanpan/internal/fault"
)

// Dimension is something metrics can be broken down by or filtered on.
type Dimension struct {
	Name   string `json:"name"`
	ZH     string `json:"zh"`
	EN     string `json:"en"`
	column string // of every relation that has the dimension
	label  string // column with a name for people, "" if the key speaks for itself
}

// Dimensions lists every dimension. The day takes the grain of the query.
func Dimensions() []Dimension {
	return []Dimension{
		{"day", "日期", "Day", "day", ""},
		{"platform", "平台", "Platform", "platform", ""},
		{"shop", "店铺", "Shop", "shop", ""},
		{"sku", "SKU", "SKU", "sku", "product_name"},
		{"spu", "SPU", "SPU", "spu_code", "product_name"},
		{"product", "商品", "Product", "product_id", "product_name"},
		{"category", "类目", "Category", "category", ""},
		{"channel", "渠道", "Channel", "channel", ""},
		{"account", "账号", "Account", "account", ""},
		{"influencer", "达人", "Influencer", "influencer_id", "influencer_name"},
		{"session", "直播场次", "Live session", "session_id", ""},
		{"content", "内容", "Content", "content_id", ""},
		{"province", "省份", "Province", "province", ""},
		{"warehouse", "仓库", "Warehouse", "warehouse", ""},
		{"currency", "币种", "Currency", "currency", ""},
		{"kind", "行类型", "Line kind", "line_kind", ""},
		{"order", "订单", "Order", "order_id", ""},
		{"line", "订单行", "Order line", "line_id", "product_name"},
		{"hour", "小时", "Hour", "hour", ""},
		{"campaign", "推广计划", "Campaign", "campaign_id", "campaign_name"},
		{"carrier", "快递公司", "Carrier", "carrier", ""},
		{"agent", "客服", "Agent", "agent", ""},
		{"reason", "售后原因", "Reason", "reason", ""},
		{"host", "主播", "Host", "host", ""},
	}
}

func dimension(name string) (Dimension, error) {
	for _, d := range Dimensions() {
		if d.Name == name {
			return d, nil
		}
	}
	return Dimension{}, fault.New(fault.Invalid, "dimension_unknown",
		fault.Args{"dimension": name, "have": strings.Join(dimensionNames(), ", ")})
}

func dimensionNames() []string {
	var names []string
	for _, d := range Dimensions() {
		names = append(names, d.Name)
	}
	return names
}

// HasLabel is true if keys come with a name for people.
func (d Dimension) HasLabel() bool { return d.label != "" }
