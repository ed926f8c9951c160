package cli

import "testing"

func TestAmountsAreGrouped(t *testing.T) {
	for want, minor := range map[string]int64{"0.00": 0, "0.01": 1, "-0.01": -1, "999.99": 99999, "1,000.00": 100000, "-1,234,567.89": -123456789, "12,345.60": 1234560} {
		if got := amount(minor, "CNY"); got != want {
			t.Errorf("%d: %s, want %s", minor, got, want)
		}
	}
	if got := amount(-1234567, "JPY"); got != "-1,234,567" {
		t.Error(got)
	}
}
