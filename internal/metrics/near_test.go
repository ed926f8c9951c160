package metrics

import (
	"strings"
	"testing"
)

func TestNear(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{"gmvx": "gmv", "refund_rat": "refund_rate", "cm3rate": "cm3_rate", "units_per": "units_per_order"} {
		got := strings.Split(c.near(typed), ", ")
		if len(got) != nearest || got[0] != want {
			t.Errorf("near %s: %v, want %s first", typed, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "ab", 2}, {"ab", "", 2}, {"kitten", "sitting", 3}, {"cm3", "cm2", 1}, {"roi", "roi", 0}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
