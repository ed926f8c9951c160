package ledger

// Component is one line of the profit statement and one BIGINT column of line_profit,
// in minor units. Income is positive and cost negative, so every subtotal is a plain sum.
type Component struct {
	Name     string `json:"name"`
	ZH       string `json:"zh"`
	EN       string `json:"en"`
	Subtotal string `json:"subtotal"` // the first subtotal that contains it
	Meaning  string `json:"meaning"`  // what it holds, for the reader of a number (zh)
	MeaningE string `json:"meaning_en"`
}

// Subtotal is a running total of the statement: the sum of every component up to and
// including its own group.
type Subtotal struct {
	Name string `json:"name"`
	ZH   string `json:"zh"`
	EN   string `json:"en"`
}

// Subtotals in statement order.
var subtotals = []Subtotal{
	{"net_revenue", "净收入", "Net revenue"},
	{"cm1", "毛利 CM1", "CM1 gross margin"},
	{"cm2", "履约后利润 CM2", "CM2 contribution after fulfilment"},
	{"cm3", "营销后利润 CM3", "CM3 contribution after marketing"},
	{"operating_profit", "经营利润", "Operating profit"},
}

// components in statement order. The position is also the component's bit in
// line_profit.estimated and line_profit.missing, so new ones are appended to the end of
// the slice that Columns returns only by a migration.
var components = []Component{
	{"list_sales", "标价销售额", "List sales", "net_revenue", "数量 × 标价，优惠之前", "quantity × list price before any discount"},
	{"seller_discount", "商家优惠", "Seller discount", "net_revenue", "由商家承担的优惠", "discounts the seller bears"},
	{"platform_discount", "平台优惠", "Discount by others", "net_revenue", "由平台、达人、支付渠道承担的优惠，买家少付的部分", "discounts that platform, influencer or payment channel bear: what buyers paid less"},
	{"platform_subsidy", "平台补贴", "Platform subsidy", "net_revenue", "平台、达人、支付渠道补给商家的钱", "what platform, influencer or payment channel pay the seller for those discounts"},
	{"freight_income", "运费收入", "Freight income", "net_revenue", "买家支付的运费", "freight paid by buyers"},
	{"other_income", "其他收入", "Other income", "net_revenue", "随单收取的其他费用和手工调整", "other charges on the order and manual adjustments"},
	{"refunds", "退款", "Refunds", "net_revenue", "退给买家的钱", "money returned to buyers"},

	{"cost_of_goods", "商品成本", "Cost of goods", "cm1", "按销售当天的单位成本", "at the unit cost of the day of sale"},
	{"resaleable_returns", "可再售退货", "Resaleable returns", "cm1", "退回且可再售的货的成本冲回", "cost taken back for returned goods that can be sold again"},
	{"loss_damage", "损耗", "Loss and damage", "cm1", "破损、丢失和报废", "damaged, missing and written-off goods"},

	{"platform_commission", "平台扣点", "Platform commission", "cm2", "平台技术服务费、佣金扣点", "technical service fee or referral fee of the platform"},
	{"payment_fee", "支付手续费", "Payment fee", "cm2", "支付渠道手续费", "fee of the payment channel"},
	{"influencer_commission", "达人佣金", "Influencer commission", "cm2", "达人、机构、团长、淘宝客的佣金和服务费", "commission of influencers, agencies and affiliates"},
	{"other_fees", "其他平台费用", "Other platform fees", "cm2", "质检费、站外推广分成等其他扣费", "inspection and other fees charged by the platform"},
	{"sales_tax", "销售税费", "Tax on sales", "cm2", "按规则计提的销售税费", "taxes on sales by rule"},
	{"packing", "包材", "Packing", "cm2", "每个包裹的包材成本", "packing material per parcel"},
	{"handling", "打包操作", "Handling", "cm2", "每个包裹的仓内操作成本", "warehouse handling per parcel"},
	{"outbound_freight", "发货运费", "Outbound freight", "cm2", "发给买家的快递费", "carrier's charge to the buyer"},
	{"return_freight", "退货运费", "Return freight", "cm2", "商家承担的退货运费", "return freight the seller bears"},
	{"freight_insurance", "运费险", "Freight insurance", "cm2", "商家支付的运费险保费", "return-freight insurance premium"},
	{"compensation", "赔付", "Compensation", "cm2", "赔给消费者的钱", "compensation paid to buyers"},
	{"service", "客服成本", "Service", "cm2", "每单客服成本", "service cost per order"},

	{"ads", "广告费", "Attributed ads", "cm3", "归到该行的广告消耗", "ad spend attributed to the line"},
	{"live_cost", "直播成本", "Live-session cost", "cm3", "主播、坑位、样品、赠品等场次成本", "host, slot, samples and gifts of the session"},
	{"content_cost", "内容成本", "Content cost", "cm3", "内容制作成本", "cost of producing content"},

	{"overhead", "管理费用", "Overhead", "operating_profit", "分摊的固定费用", "overhead allocated to the day"},
}

// Components returns the profit statement's lines in order.
func Components() []Component { return components }

// Subtotals returns the statement's running totals in order.
func Subtotals() []Subtotal { return subtotals }
