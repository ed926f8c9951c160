package radar

import "testing"

// A few cases more than usual are chance and no bottleneck.
func TestBottleneckIsMoreThanChance(t *testing.T) {
	if l, _ := worstLink(map[string]tally{"damage_cases": {30, 27}, "late_cases": {4, 3}}); l.link != "" {
		t.Fatalf("got %+v", l)
	}
	if l, more := worstLink(map[string]tally{"damage_cases": {30, 27}, "late_cases": {40, 3}}); l.link != "dispatch" || more != 37 {
		t.Fatalf("got %+v %g", l, more)
	}
}
