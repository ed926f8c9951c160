package cell

import "strings"

// ID reads an identifier. A ".0" that a spreadsheet appended to a whole number is taken off;
// scientific notation has lost digits and is IDDamaged.
func ID(s string) (string, Reason) {
	s = Clean(s)
	if n := len(s); n > 8 && digitsOnly(s) {
		return s, OK
	}
	if nullValue(s) {
		return "", Blank
	}
	if encrypted(s) {
		return "", Blank
	}
	if n := len(s); n > 2 && s[n-2:] == ".0" && digitsOnly(s[:n-2]) {
		return s[:n-2], OK
	}
	if scientific(s) {
		return "", IDDamaged
	}
	return s, OK
}

func encrypted(s string) bool {
	return len(s) > 4 && (strings.HasPrefix(s, "##") && strings.HasSuffix(s, "##") ||
		strings.HasPrefix(s, "$$") && strings.HasSuffix(s, "$$"))
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// scientific matches 6.93E+18, 2E+27 and 6.93e18 with an exponent of two digits.
func scientific(s string) bool {
	e := strings.IndexAny(s, "eE")
	if e < 1 || e == len(s)-1 || s[0] < '0' || s[0] > '9' {
		return false
	}
	mantissa, exp := s[:e], s[e+1:]
	plus := exp[0] == '+'
	if plus {
		exp = exp[1:]
	}
	if !digitsOnly(exp) || len(exp) > 2 || len(exp) < 2 && !plus {
		return false
	}
	if len(mantissa) == 1 {
		return plus
	}
	return mantissa[1] == '.' && digitsOnly(mantissa[2:])
}

// TrailingZeros says that an id is long enough for a spreadsheet to have rounded it and ends
// as if it had.
func TrailingZeros(id string) (long, zeros bool) {
	if len(id) <= 15 || !digitsOnly(id) {
		return false, false
	}
	return true, strings.HasSuffix(id, "0000")
}
