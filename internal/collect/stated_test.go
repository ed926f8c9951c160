package collect

import (
	"slices"
	"testing"
)

// A narrower export of the same orders states less than it fills.
func TestStatedColumns(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		assumed []string
	}{
		"with discounts":      {"主订单编号,子订单编号,商品数量,商品单价,订单应付金额,订单状态,平台实际承担优惠金额,达人实际承担优惠金额\n1,2,1,10,10,已完成,0,0\n", []string{"currency"}},
		"without unit price":  {"主订单编号,子订单编号,商品金额,订单状态\n1,2,10,已完成\n", []string{"currency"}},
		"order number's date": {"订单号,商品,订单状态,商家实收金额(元),商品数量(件)\n260911-1,碗,已收货,10,1\n", []string{"created_at", "currency", "line_kind"}},
	} {
		t.Run(name, func(t *testing.T) {
			stream, _, _, match := parseText(t, c.text, ParseOptions{})
			if got := slices.Sorted(slices.Values(stream.Assumed)); !slices.Equal(got, c.assumed) {
				t.Errorf("%s assumes %v, want %v", match.Spec.Name, got, c.assumed)
			}
			if of := stream.Computed["receivable"]; name == "with discounts" && !slices.Equal(of, []string{"discount_influencer", "discount_platform", "paid"}) {
				t.Errorf("receivable is made of %v", of)
			}
		})
	}
}
