package cell

import (
	"math"
	"math/bits"
	"strings"
)

// Format says how the numbers of a column are written.
type Format struct {
	Comma   bool // the comma is the decimal sign: 1.234,50
	Either  bool // point or comma; 1.234 and 1,234 alone could be both and are unreadable
	Percent bool // plain numbers are percentages: 5 means 0.05
}

// pow10 of 0 … 19.
var pow10 = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// Money reads an amount into minor units of a currency with the given number of digits (0–4).
// Digits beyond them are rounded half away from zero; the reason is then Rounded.
func Money(s string, digits int, f Format) (int64, Reason) {
	return fixed(s, digits, f, MoneyUnreadable)
}

// Price reads an amount into millionths of the major unit.
func Price(s string, f Format) (int64, Reason) { return fixed(s, 6, f, MoneyUnreadable) }

// Int reads a whole number; 3.00 is one, 3.5 is not.
func Int(s string, f Format) (int64, Reason) {
	v, r := fixed(s, 0, f, NumberUnreadable)
	if r == Rounded {
		return 0, NumberUnreadable
	}
	return v, r
}

// Number reads any finite number.
func Number(s string, f Format) (float64, Reason) {
	d, r := decimalOf(s, f)
	if r != OK {
		return 0, r
	}
	return d.float(), OK
}

// Ratio reads a share as a fraction: "12%" is 0.12, and so is "12" where f.Percent is set.
func Ratio(s string, f Format) (float64, Reason) {
	d, r := decimalOf(s, f)
	if r != OK {
		return 0, r
	}
	if d.percent || f.Percent {
		d.scale += 2
	}
	return d.float(), OK
}

// fixed reads a number as an integer count of 10^-digits.
func fixed(s string, digits int, f Format, unreadable Reason) (int64, Reason) {
	if !f.Comma && !f.Either {
		if v, ok := plain(s, digits); ok {
			return v, OK
		}
	}
	d, r := decimalOf(s, f)
	if r != OK {
		if r == NumberUnreadable {
			r = unreadable
		}
		return 0, r
	}
	if d.percent {
		return 0, unreadable
	}
	return d.fixed(digits)
}

// plain is the fast path: an optional minus, up to 15 digits, a point and at most digits
// more. Anything else is not plain.
func plain(s string, digits int) (int64, bool) {
	n := len(s)
	if n == 0 || n > 16 {
		return 0, false
	}
	i := 0
	neg := s[0] == '-'
	if neg {
		i = 1
	}
	var v int64
	start := i
	for ; i < n; i++ {
		c := s[i] - '0'
		if c > 9 {
			break
		}
		v = v*10 + int64(c)
	}
	if i == start {
		return 0, false
	}
	frac := 0
	if i < n {
		if s[i] != '.' || i+1 == n {
			return 0, false
		}
		for i++; i < n; i++ {
			c := s[i] - '0'
			if c > 9 {
				return 0, false
			}
			if frac == digits {
				if c != 0 {
					return 0, false
				}
				continue
			}
			v = v*10 + int64(c)
			frac++
		}
	}
	if n > 12 && digits > 2 {
		return 0, false // could overflow below; the slow path checks
	}
	for ; frac < digits; frac++ {
		v *= 10
	}
	if neg {
		v = -v
	}
	return v, true
}

// decimal is mantissa × 10^-scale.
type decimal struct {
	neg      bool
	mantissa uint64
	scale    int
	sticky   bool // digits other than zero follow the mantissa
	percent  bool
}

func (d decimal) fixed(digits int) (int64, Reason) {
	m, r := d.mantissa, OK
	switch shift := digits - d.scale; {
	case m == 0 && !d.sticky:
	case shift >= 0:
		if shift > 19 {
			return 0, NumberTooLarge
		}
		hi, lo := bits.Mul64(m, pow10[shift])
		if hi != 0 {
			return 0, NumberTooLarge
		}
		m = lo
		if d.sticky {
			r = Rounded
		}
	case -shift > 19:
		m, r = 0, Rounded
	default:
		unit := pow10[-shift]
		rest := m % unit
		m /= unit
		if rest != 0 || d.sticky {
			r = Rounded
		}
		if rest >= unit-rest { // half away from zero
			m++
		}
	}
	if m > math.MaxInt64 {
		return 0, NumberTooLarge
	}
	if d.neg {
		return -int64(m), r
	}
	return int64(m), r
}

func (d decimal) float() float64 {
	v := float64(d.mantissa)
	switch {
	case d.scale > 0 && d.scale <= 22:
		v /= math.Pow10(d.scale)
	case d.scale != 0:
		v *= math.Pow10(-d.scale)
	}
	if d.neg {
		return -v
	}
	return v
}

// decimalOf reads a number with everything that exports put around it.
func decimalOf(s string, f Format) (decimal, Reason) {
	s = Clean(s)
	if nullValue(s) {
		return decimal{}, Blank
	}
	var d decimal
	if len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')' {
		d.neg, s = true, s[1:len(s)-1]
	} else if strings.HasPrefix(s, "（") && strings.HasSuffix(s, "）") {
		d.neg, s = true, s[len("（"):len(s)-len("）")]
	}
	s, ok := d.sign(s)
	if !ok {
		return d, NumberUnreadable
	}
	s, ok = d.units(s)
	if !ok {
		return d, NumberUnreadable
	}
	comma := f.Comma
	if f.Either {
		if comma, ok = commaDecimal(s); !ok {
			return d, NumberUnreadable
		}
	}
	if !d.digits(s, comma) {
		return d, NumberUnreadable
	}
	return d, OK
}

// sign takes a sign off either end, and a currency before or after it.
func (d *decimal) sign(s string) (string, bool) {
	signed := d.neg
	take := func(minus bool) bool {
		if signed {
			return false
		}
		signed, d.neg = true, minus
		return true
	}
	for range 2 {
		s = strings.TrimFunc(s, blank)
		switch {
		case s == "":
			return s, false
		case s[0] == '-':
			s = s[1:]
			if !take(true) {
				return s, false
			}
		case strings.HasPrefix(s, "−"):
			s = s[len("−"):]
			if !take(true) {
				return s, false
			}
		case s[0] == '+':
			s = s[1:]
			if !take(false) {
				return s, false
			}
		}
		s = stripCurrency(strings.TrimFunc(s, blank))
	}
	if s != "" && s[len(s)-1] == '-' {
		s = s[:len(s)-1]
		if !take(true) {
			return s, false
		}
	}
	return strings.TrimFunc(s, blank), true
}

// currencySigns stand before or after an amount; longer ones first.
var currencySigns = []string{"US$", "HK$", "NT$", "R$", "S$", "A$", "C$", "Rp", "RM", "¥", "￥", "$", "€", "£", "₫", "฿", "₱", "₩", "元", "円"}

// stripCurrency takes one currency sign or one three-letter code off either end.
func stripCurrency(s string) string {
	if s == "" || (s[0] <= '9' && s[0] >= '0' && s[len(s)-1] <= '9' && s[len(s)-1] >= '0') {
		return s
	}
	for _, c := range currencySigns {
		if len(s) > len(c) && strings.HasPrefix(s, c) {
			return strings.TrimFunc(s[len(c):], blank)
		}
		if len(s) > len(c) && strings.HasSuffix(s, c) {
			return strings.TrimFunc(s[:len(s)-len(c)], blank)
		}
	}
	if len(s) > 3 && upper(s[:3]) && !upper(s[3:4]) {
		return strings.TrimFunc(s[3:], blank)
	}
	if n := len(s) - 3; n > 0 && upper(s[n:]) && !upper(s[n-1:n]) {
		return strings.TrimFunc(s[:n], blank)
	}
	return s
}

func upper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// units takes 万, 亿 and % off the end.
func (d *decimal) units(s string) (string, bool) {
	switch {
	case strings.HasSuffix(s, "万"):
		s, d.scale = s[:len(s)-len("万")], -4
	case strings.HasSuffix(s, "亿"):
		s, d.scale = s[:len(s)-len("亿")], -8
	case strings.HasSuffix(s, "%"):
		s, d.percent = s[:len(s)-1], true
	case strings.HasSuffix(s, "％"):
		s, d.percent = s[:len(s)-len("％")], true
	}
	s = strings.TrimFunc(s, blank)
	return s, s != ""
}

// digits reads digits with grouping and a decimal sign, and an exponent that a spreadsheet
// may have written for a very small or large amount.
func (d *decimal) digits(s string, comma bool) bool {
	point, group := byte('.'), byte(',')
	if comma {
		point, group = ',', '.'
	}
	if e := strings.IndexAny(s, "eE"); e > 0 {
		exp, ok := exponent(s[e+1:])
		if !ok {
			return false
		}
		d.scale -= exp
		s = s[:e]
	}
	seen, kept := 0, 0 // digits, and those of them in the mantissa
	sinceGroup := -1   // digits since the last group sign; -1 before the first
	frac := false
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			seen++
			if kept < 19 {
				d.mantissa = d.mantissa*10 + uint64(c-'0')
				if d.mantissa != 0 {
					kept++
				}
				if frac {
					d.scale++
				}
			} else {
				d.sticky = d.sticky || c != '0'
				if !frac {
					d.scale--
				}
			}
			if sinceGroup >= 0 && !frac {
				sinceGroup++
			}
			i++
		case c == group && !frac && (sinceGroup == 3 || sinceGroup < 0 && seen >= 1 && seen <= 3):
			sinceGroup = 0
			i++
		case c == point && !frac && (sinceGroup < 0 || sinceGroup == 3):
			frac, sinceGroup = true, -1
			i++
		case comma && !frac && c == ' ' && seen > 0:
			i++
		case comma && !frac && strings.HasPrefix(s[i:], "\u00a0") && seen > 0:
			i += 2
		case comma && !frac && strings.HasPrefix(s[i:], "\u202f") && seen > 0:
			i += 3
		default:
			return false
		}
	}
	return seen > 0 && (sinceGroup < 0 || sinceGroup == 3)
}

func exponent(s string) (int, bool) {
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg, s = s[0] == '-', s[1:]
	}
	if s == "" || len(s) > 2 {
		return 0, false
	}
	v := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		v = v*10 + int(s[i]-'0')
	}
	if neg {
		v = -v
	}
	return v, true
}

// commaDecimal tells the decimal sign of a number by its separators: the last of two kinds,
// or one that is not followed by exactly three digits.
func commaDecimal(s string) (comma, ok bool) {
	point, com := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case point < 0 && com < 0:
		return false, true
	case point >= 0 && com >= 0:
		return com > point, true
	}
	last := max(point, com)
	groups := strings.Count(s, s[last:last+1])
	if groups > 1 {
		return point >= 0, true // 1.234.567 can only be groups
	}
	if len(s)-last-1 == 3 && s[0] != '0' {
		return false, false
	}
	return com >= 0, true
}
