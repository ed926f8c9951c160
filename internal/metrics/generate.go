package metrics

import (
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/ledger"
)

// generate adds what the ledger's profit statement implies: each component with its
// estimated part and the list sales of the lines that miss it, and each subtotal with the
// list sales of the lines that miss anything it contains.
func (c *Catalogue) generate() error {
	var all []*Metric
	var running []string
	components := ledger.Components()
	for _, sub := range ledger.Subtotals() {
		for _, k := range components {
			if k.Subtotal != sub.Name {
				continue
			}
			running = append(running, k.Name)
			good := Neutral
			if k.Name == "list_sales" {
				good = Up
			}
			matures := 0
			if slices.Contains(refundLike(), k.Name) {
				matures = refundDays
			}
			all = append(all,
				&Metric{Name: k.Name, ZH: k.ZH, EN: k.EN, Meaning: k.Meaning, MeaningEN: k.MeaningE, Unit: Money, Good: good, Matures: matures,
					expr: leaf{source: profitSource, op: opSum, columns: k.Name}},
				&Metric{Name: k.Name + "_estimated", ZH: k.ZH + "（估算）", EN: k.EN + " (estimated)",
					Meaning:   k.ZH + "中由规则估算、尚无账单证实的部分",
					MeaningEN: "part of " + k.Name + " that rests on a rule, not on a bill", Unit: Money, Good: Neutral,
					expr: leaf{source: profitSource, op: opEstimated, columns: k.Name}},
				&Metric{Name: k.Name + "_missing", ZH: k.ZH + "（缺失）", EN: k.EN + " (missing)",
					Meaning:   "缺少" + k.ZH + "的订单行的标价销售额",
					MeaningEN: "list sales of the lines whose " + k.Name + " is not known", Unit: Money, Good: Down,
					expr: leaf{source: profitSource, op: opMissing, columns: k.Name}})
		}
		all = append(all,
			&Metric{Name: sub.Name, ZH: sub.ZH, EN: sub.EN, Unit: Money, Good: Up,
				Meaning:   sub.ZH + "：" + "以上各项之和",
				MeaningEN: "sum of every component up to here",
				expr:      plus(append([]string{}, running...))},
			&Metric{Name: sub.Name + "_missing", ZH: sub.ZH + "（成本缺失）", EN: sub.EN + " (resting on missing costs)",
				Meaning:   "至少缺少一项构成成本的订单行的标价销售额；不为 0 时该利润不可当作利润",
				MeaningEN: "list sales of the lines that miss at least one component of it; unless 0 the margin is not a profit",
				Unit:      Money, Good: Down,
				expr: leaf{source: profitSource, op: opMissing, columns: strings.Join(running, " ")}})
	}
	for _, m := range all {
		m.Area = profitSource
		if err := c.add(m); err != nil {
			return err
		}
	}
	return nil
}

// refundDays is how long a day of sales goes on being refunded in earnest: seven days without a
// reason after the goods arrive, and the time that they are on their way.
const refundDays = 15

// refundLike are the components that young days have too little of: what buyers send back, and
// what goes with it.
func refundLike() []string {
	return []string{"refunds", "platform_subsidy", "resaleable_returns", "loss_damage", "return_freight", "compensation"}
}

// bit is a component's position in line_profit.estimated and line_profit.missing.
func bit(component string) int64 {
	for i, k := range ledger.Components() {
		if k.Name == component {
			return 1 << i
		}
	}
	return 0
}
