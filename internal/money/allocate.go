package money

import (
	"cmp"
	"math/bits"
	"slices"
)

// Allocate splits total over weights by largest remainder (Hamilton's method).
//
//	share_i = floor(|total|·w_i / Σw), and the units left over go to the largest remainders,
//	the earlier position first where they tie; the sign of total is restored at the end.
//
// The shares sum to total exactly. Negative weights count as zero. If every weight is zero
// the split is equal, the earlier positions taking the odd units. No weights: no shares.
// Σw must fit in an int64; products are 128 bits wide. A reversal is Allocate(-total, weights),
// which is the exact negative.
func Allocate(total int64, weights []int64) []int64 {
	n := len(weights)
	if n == 0 {
		return nil
	}
	shares := make([]int64, n)
	magnitude := abs(total)
	weight := func(i int) uint64 { return uint64(max(weights[i], 0)) }
	var sum uint64
	for i := range weights {
		sum += weight(i)
	}
	if sum == 0 {
		weight = func(int) uint64 { return 1 }
		sum = uint64(n)
	}
	type remainder struct {
		at   int
		left uint64
	}
	rest := magnitude
	order := make([]remainder, n)
	parts := make([]uint64, n)
	for i := range weights {
		parts[i], order[i].left = mulDiv(magnitude, weight(i), sum)
		order[i].at = i
		rest -= parts[i]
	}
	slices.SortStableFunc(order, func(a, b remainder) int { return cmp.Compare(b.left, a.left) })
	for _, o := range order[:rest] {
		parts[o.at]++
	}
	for i, p := range parts {
		if total < 0 {
			p = -p
		}
		shares[i] = int64(p)
	}
	return shares
}

func abs(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

// mulDiv returns quotient and remainder of a·b/c. The quotient must fit in 64 bits, which it
// does where b ≤ c.
func mulDiv(a, b, c uint64) (quotient, remainder uint64) {
	hi, lo := bits.Mul64(a, b)
	return bits.Div64(hi, lo, c)
}
