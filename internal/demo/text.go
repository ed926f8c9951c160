package demo

import "time"

// yuan writes fen as "12.34".
func yuan(fen int64) string { return string(appendYuan(make([]byte, 0, 12), fen)) }

// yuanSign writes fen as "¥12.34", the style of 快手 and 微信小店.
func yuanSign(fen int64) string { return "¥" + yuan(fen) }

// yuanComma writes fen as "1,234.56".
func yuanComma(fen int64) string {
	b := appendYuan(make([]byte, 0, 16), fen)
	for i := len(b) - 6; i > 0 && b[i-1] != '-'; i -= 3 {
		b = append(b[:i], append([]byte{','}, b[i:]...)...)
	}
	return string(b)
}

// countComma writes 12345 as "12,345".
func countComma(n int64) string {
	s := yuanComma(n * 100)
	return s[:len(s)-3]
}

func appendYuan(b []byte, fen int64) []byte {
	if fen < 0 {
		b = append(b, '-')
		fen = -fen
	}
	b = appendInt(b, fen/100)
	return append(b, '.', byte('0'+fen%100/10), byte('0'+fen%10))
}

func appendInt(b []byte, v int64) []byte {
	if v == 0 {
		return append(b, '0')
	}
	var d [20]byte
	i := len(d)
	for ; v > 0; v /= 10 {
		i--
		d[i] = byte('0' + v%10)
	}
	return append(b, d[i:]...)
}

// clock writes wall-clock seconds as "2006-01-02 15:04:05", zero as nothing.
func clock(t int64) string {
	if t == 0 {
		return ""
	}
	var c clockCache
	return string(c.append(make([]byte, 0, 19), t))
}

func dateText(t time.Time) string { return t.Format("2006-01-02") }

// clockCache remembers the text of the last date, which most times in a row share.
type clockCache struct {
	day  int64
	text [10]byte
	ok   bool
}

func (c *clockCache) append(b []byte, t int64) []byte {
	day := t / daySeconds
	if !c.ok || day != c.day {
		c.day, c.ok = day, true
		time.Unix(t, 0).UTC().AppendFormat(c.text[:0], "2006-01-02")
	}
	s := t % daySeconds
	h, m, x := s/3600, s/60%60, s%60
	b = append(b, c.text[:]...)
	return append(b, ' ', byte('0'+h/10), byte('0'+h%10), ':', byte('0'+m/10), byte('0'+m%10), ':', byte('0'+x/10), byte('0'+x%10))
}

// ratio writes a quotient with two decimals; nothing when the divisor is 0.
func ratio(a, b int64) string {
	if b == 0 {
		return ""
	}
	return yuan((a*200/b + 1) / 2)
}

// percent writes a/b as "12.34%", "-" when b is 0.
func percent(a, b int64) string {
	if b == 0 {
		return "-"
	}
	return yuan((a*20000/b+1)/2) + "%"
}

// decimal4 writes a/b as "0.1234".
func decimal4(a, b int64) string {
	if b == 0 {
		return "-"
	}
	n := (a*20000/b + 1) / 2
	return itoa(n/10000) + "." + pad(n%10000, 4)
}
