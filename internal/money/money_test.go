package money

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAllocateByHand(t *testing.T) {
	for _, c := range []struct {
		total   int64
		weights []int64
		want    []int64
	}{
		{100, []int64{1, 1, 1}, []int64{34, 33, 33}},
		{-100, []int64{1, 1, 1}, []int64{-34, -33, -33}},
		{10, []int64{0, 0, 0}, []int64{4, 3, 3}},
		{10, []int64{3, 0, 7}, []int64{3, 0, 7}},
		{1, []int64{1, 2}, []int64{0, 1}},
		{5, []int64{-4, 1}, []int64{0, 5}},
		{7, nil, nil},
		{1 << 62, []int64{1 << 61, 1 << 61}, []int64{1 << 61, 1 << 61}},
	} {
		if got := Allocate(c.total, c.weights); !slices.Equal(got, c.want) {
			t.Errorf("Allocate(%d, %v) = %v, want %v", c.total, c.weights, got, c.want)
		}
	}
}

func TestAllocateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64().Draw(t, "total")
		weights := rapid.SliceOfN(rapid.Int64Range(-5, 1<<57), 1, 40).Draw(t, "weights")
		shares := Allocate(total, weights)
		sum, weight := new(big.Int), new(big.Int)
		for i, s := range shares {
			sum.Add(sum, big.NewInt(s))
			weight.Add(weight, big.NewInt(max(weights[i], 0)))
		}
		if sum.Cmp(big.NewInt(total)) != 0 {
			t.Fatalf("%v sums to %v, not %d", shares, sum, total)
		}
		if weight.Sign() == 0 {
			return
		}
		for i, s := range shares { // within one unit of the exact share
			exact := new(big.Int).Mul(big.NewInt(total), big.NewInt(max(weights[i], 0)))
			off := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(s), weight), exact)
			if off.CmpAbs(weight) >= 0 {
				t.Fatalf("share %d is %d, a unit or more from %v/%v", i, s, exact, weight)
			}
		}
		if total != -total { // not the smallest int64
			back := Allocate(-total, weights)
			for i := range back {
				if back[i] != -shares[i] {
					t.Fatalf("reversal %v is not the negative of %v", back, shares)
				}
			}
		}
	})
}

func TestMulDivRoundsHalfAwayFromZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(-1<<40, 1<<40).Draw(t, "a")
		b := rapid.Int64Range(-1<<20, 1<<20).Draw(t, "b")
		c := rapid.Int64Range(1, 1<<30).Draw(t, "c")
		want := (abs(a*b)*2 + uint64(c)) / (2 * uint64(c))
		got := MulDiv(a, b, c)
		if abs(got) != want || (got < 0 && a*b > 0) || (got > 0 && a*b < 0) {
			t.Fatalf("MulDiv(%d, %d, %d) = %d, want ±%d", a, b, c, got, want)
		}
	})
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		amount   int64
		currency string
		want     string
	}{
		{1234, "CNY", "12.34"}, {-5, "CNY", "-0.05"}, {0, "", "0.00"}, {1234, "JPY", "1234"},
		{-1234, "KWD", "-1.234"}, {-1 << 63, "USD", "-92233720368547758.08"},
	} {
		if got := Format(c.amount, c.currency); got != c.want {
			t.Errorf("Format(%d, %s) = %s, want %s", c.amount, c.currency, got, c.want)
		}
	}
	if Unit("CNY") != 100 || Unit("jpy") != 1 || Unit("KWD") != 1000 {
		t.Error("units of CNY, JPY, KWD")
	}
}

func TestGroupedIsFormatWithCommas(t *testing.T) {
	for _, c := range []struct {
		minor    int64
		currency string
		want     string
	}{{-123456789, "CNY", "-1,234,567.89"}, {99900, "CNY", "999.00"}, {-5, "CNY", "-0.05"}, {1234567, "JPY", "1,234,567"}, {0, "CNY", "0.00"}} {
		if got := Grouped(c.minor, c.currency); got != c.want {
			t.Errorf("Grouped(%d, %s) = %q, not %q", c.minor, c.currency, got, c.want)
		}
	}
}
