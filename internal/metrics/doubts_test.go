package metrics

import (
	"slices"
	"testing"
)

func TestDoubts(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	all, doubts, err := c.Doubts([]string{"units", "commission", "cm1", "platform_commission"})
	if err != nil {
		t.Fatal(err)
	}
	named := make([][]string, len(doubts))
	for i, own := range doubts {
		for _, at := range own {
			named[i] = append(named[i], all[at])
		}
	}
	if len(named[0]) != 0 {
		t.Errorf("how many were sold rests on %v", named[0])
	}
	if want := []string{"platform_commission_missing", "payment_fee_missing", "influencer_commission_missing"}; !slices.Equal(named[1], want) {
		t.Errorf("commission rests on %v", named[1])
	}
	if !slices.Contains(named[2], "cost_of_goods_missing") || slices.Contains(named[2], "platform_commission_missing") {
		t.Errorf("CM1 rests on %v", named[2])
	}
	if !slices.Equal(named[3], []string{"platform_commission_missing"}) {
		t.Errorf("the platform's commission rests on %v", named[3])
	}
	if _, _, err := c.Doubts([]string{"nonsense"}); err == nil {
		t.Error("a metric that is not there")
	}
}
