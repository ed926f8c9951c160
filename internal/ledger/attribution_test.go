package ledger

import (
	"slices"
	"testing"
)

// Each component of a day that several files touched names those that can have changed it.
func TestCauseOfComponent(t *testing.T) {
	c := Cause{Kind: "import", Files: []CauseFile{
		{ImportSeq: 1, Name: "after-sales.csv", Table: "refund", Added: 3},
		{ImportSeq: 2, Name: "settlement.csv", Table: "settlement_line", Added: 12, Corrected: 2},
		{ImportSeq: 3, Name: "千川.xlsx", Table: "ad_daily", Added: 4},
	}}
	for component, want := range map[string]struct {
		seq  int64
		note string
	}{
		"ads":                 {3, "千川.xlsx"},
		"other_fees":          {2, "settlement.csv"},
		"refunds":             {0, "after-sales.csv +3、settlement.csv +12 ~2"},
		"platform_commission": {0, "after-sales.csv +3、settlement.csv +12 ~2"},
		"overhead":            {0, "after-sales.csv +3、settlement.csv +12 ~2、千川.xlsx +4"},
	} {
		if seq, note := c.of(component); seq != want.seq || note != want.note {
			t.Errorf("%s: %d %q, want %d %q", component, seq, note, want.seq, want.note)
		}
	}
	c.Files = append(c.Files, CauseFile{ImportSeq: 4, Name: "orders.csv", Table: "order_line", Removed: 1}, CauseFile{ImportSeq: 5, Name: "more.csv", Table: "order_line"})
	if _, note := c.of("refunds"); note != "after-sales.csv +3、settlement.csv +12 ~2、orders.csv −1、…" {
		t.Errorf("many: %q", note)
	}
	for table, reach := range reaches {
		for _, name := range reach {
			if !slices.ContainsFunc(components, func(c Component) bool { return c.Name == name }) {
				t.Errorf("%s reaches %s, which is no component", table, name)
			}
		}
	}
}
