package radar

import (
	"testing"

	"github.com/suanpan/suanpan/internal/calendar"
	"github.com/suanpan/suanpan/internal/metrics"
)

// Late parcels were told of yesterday by the 24-hour rate; today's 48-hour rate is the same trouble,
// unless it costs much more.
func TestAnotherFaceOfAnOngoingFindingIsNotTold(t *testing.T) {
	families := map[string]string{"ship_rate_24h": "shipping", "ship_rate_48h": "shipping", "orders": "sales"}
	f := func(metric, cell string, stake int64) *Finding {
		c := Cell{Dimension: "shop", Key: cell}
		return &Finding{Kind: Alarm, Metric: &metrics.Metric{Name: metric}, Cell: c, From: "2026-06-08", To: "2026-06-10", Days: 3, Stake: Stake{Amount: stake}}
	}
	ongoing := []*Finding{f("ship_rate_24h", "a", 30000)}
	for _, c := range []struct {
		fresh *Finding
		told  bool
	}{
		{f("ship_rate_48h", "a", 40000), false},
		{f("ship_rate_48h", "a", 50000), true},
		{f("ship_rate_48h", "b", 40000), true},
		{f("orders", "a", 40000), true},
	} {
		still, also := settle([]*Finding{c.fresh}, ongoing, families, nil)
		if told := len(still) == 1; told != c.told || len(still)+len(also) != 2 || c.fresh.Ongoing == c.told {
			t.Fatalf("%s in %s for %d: told %v", c.fresh.Metric.Name, c.fresh.Cell.Key, c.fresh.Stake.Amount, told)
		}
	}
}

func TestDaysOfASale(t *testing.T) {
	own := []Promotion{{Name: "店庆", From: "2026-08-08", To: "2026-08-10", Kind: "promotion"}, {Name: "专场", From: "2026-08-20", To: "2026-08-20", Kind: "live"}}
	for day, want := range map[calendar.Day]bool{
		calendar.Date(2026, 6, 18): true, calendar.Date(2026, 8, 9): true, calendar.Date(2026, 8, 20): false, calendar.Date(2026, 4, 15): false,
	} {
		if onSale(own, day) != want {
			t.Fatalf("%s: not %v", day, want)
		}
	}
}
