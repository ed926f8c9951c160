package ledger

// Kind is one kind of cost or fee rule and what a rule of that kind says.
type Kind struct {
	Name string `json:"name"`
	ZH   string `json:"zh"`
	EN   string `json:"en"`
	// Value is how the rule's number is read: price (Amount, millionths of the major unit),
	// amount (Amount, minor units), rate (Rate, a fraction), amount+rate (both are added).
	Value string `json:"value"`
	// Bases the amount may be counted by; the first is meant where a rule names none.
	Bases []string `json:"bases"`
	// Component the rule fills.
	Component string `json:"component"`
	// Meaning for the one who edits the rule.
	Meaning  string `json:"meaning"`
	MeaningE string `json:"meaning_en"`
}

// The rule kinds, by name.
const (
	UnitCost             = "unit_cost"
	Packing              = "packing"
	Handling             = "handling"
	Freight              = "freight"
	ReturnFreight        = "return_freight"
	PlatformCommission   = "platform_commission"
	PaymentFee           = "payment_fee"
	InfluencerCommission = "influencer_commission"
	FreightInsurance     = "freight_insurance"
	Service              = "service"
	SalesTax             = "sales_tax"
	LossRate             = "loss_rate"
	ResaleRate           = "resale_rate"
	LiveCost             = "live_cost"
	ContentCost          = "content_cost"
	Overhead             = "overhead"
)

var kinds = []Kind{
	{UnitCost, "单位成本", "Unit cost", "price", []string{"unit"}, "cost_of_goods",
		"每件商品的成本，从生效日起", "cost of one piece, from its first day on"},
	{Packing, "包材", "Packing", "amount", []string{"parcel", "unit"}, "packing",
		"每个包裹（或每件）的包材", "packing material per parcel or per piece"},
	{Handling, "打包操作", "Handling", "amount", []string{"parcel", "unit"}, "handling",
		"每个包裹（或每件）的仓内操作费", "warehouse handling per parcel or per piece"},
	{Freight, "发货运费", "Outbound freight", "amount", []string{"parcel", "unit"}, "outbound_freight",
		"每个包裹（或每件）的快递费，可按省份、快递公司、重量区分", "carrier's charge per parcel or per piece, by province, carrier, weight"},
	{ReturnFreight, "退货运费", "Return freight", "amount", []string{"parcel"}, "return_freight",
		"每个退货包裹由商家承担的运费", "freight the seller bears per returned parcel"},
	{PlatformCommission, "平台扣点", "Platform commission", "rate", []string{"revenue"}, "platform_commission",
		"按退款后的商家实收计算", "share of what the seller receives after refunds"},
	{PaymentFee, "支付手续费", "Payment fee", "amount+rate", []string{"order"}, "payment_fee",
		"退款后商家实收的比例，加每单固定金额", "share of what the seller receives after refunds, plus an amount per order"},
	{InfluencerCommission, "达人佣金", "Influencer commission", "rate", []string{"revenue"}, "influencer_commission",
		"只对有达人的订单，按退款后的商家实收计算", "for sales of an influencer: share of what the seller receives after refunds"},
	{FreightInsurance, "运费险", "Freight insurance", "amount", []string{"parcel", "unit"}, "freight_insurance",
		"每个包裹的保费", "premium per parcel"},
	{Service, "客服成本", "Service", "amount", []string{"order"}, "service",
		"每单客服成本", "service cost per order"},
	{SalesTax, "销售税费", "Tax on sales", "rate", []string{"revenue"}, "sales_tax",
		"按退款后的商家实收计提", "share of what the seller receives after refunds"},
	{LossRate, "损耗率", "Loss rate", "rate", []string{"cost"}, "loss_damage",
		"占商品成本的比例", "share of the cost of goods"},
	{ResaleRate, "退货可再售比例", "Resaleable share of returns", "rate", []string{"cost"}, "resaleable_returns",
		"退回的货中可再售的比例", "share of returned goods that can be sold again"},
	{LiveCost, "直播成本", "Live-session cost", "amount", []string{"session", "hour", "day"}, "live_cost",
		"每场、每小时或每天的主播、坑位、样品、赠品", "host, slot, samples and gifts per session, hour or day"},
	{ContentCost, "内容成本", "Content cost", "amount", []string{"day", "month"}, "content_cost",
		"每天或每月的内容制作成本", "cost of producing content per day or month"},
	{Overhead, "管理费用", "Overhead", "amount+rate", []string{"month", "day"}, "overhead",
		"每月或每天的固定费用，或占净收入的比例", "fixed cost per month or day, or a share of net revenue"},
}

// Kinds returns every kind of rule in the order of the statement.
func Kinds() []Kind { return kinds }

// LookupKind finds a kind by name.
func LookupKind(name string) (Kind, bool) {
	for _, k := range kinds {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}
