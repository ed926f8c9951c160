package money

import (
	"strconv"
	"strings"
)

// Digits is how many minor digits a currency has (ISO 4217): CNY 2, JPY 0, KWD 3.
// Currencies that are not listed have two.
func Digits(currency string) int {
	switch strings.ToUpper(currency) {
	case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3
	default:
		return 2
	}
}

// Unit is the number of minor units in one major unit: 100 for CNY.
func Unit(currency string) int64 {
	unit := int64(1)
	for range Digits(currency) {
		unit *= 10
	}
	return unit
}

// Format writes an amount of minor units in major units with all minor digits: -1234 CNY is "-12.34".
// It is exact for every int64 and uses no thousands separator.
func Format(amount int64, currency string) string {
	digits := Digits(currency)
	text := strconv.FormatInt(amount, 10)
	sign := ""
	if amount < 0 {
		sign, text = "-", text[1:]
	}
	if digits == 0 {
		return sign + text
	}
	if pad := digits + 1 - len(text); pad > 0 {
		text = strings.Repeat("0", pad) + text
	}
	cut := len(text) - digits
	return sign + text[:cut] + "." + text[cut:]
}

// MulDiv is a·b/c rounded half away from zero, computed without overflow of the product.
// c must be positive. The result must fit in an int64.
func MulDiv(a, b, c int64) int64 {
	negative := (a < 0) != (b < 0)
	q, r := mulDiv(abs(a), abs(b), uint64(c))
	if r >= uint64(c)-r {
		q++
	}
	if negative {
		return -int64(q)
	}
	return int64(q)
}
