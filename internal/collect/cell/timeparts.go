package cell

import "strings"

var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// zones are the abbreviations that Amazon and ad platforms write, in minutes east of UTC.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MET": 60, "MEZ": 60, "MESZ": 120,
	"EET": 120, "EEST": 180, "PST": -480, "PDT": -420, "MST": -420, "MDT": -360, "CDT": -300, "EST": -300, "EDT": -240,
	"JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "AEST": 600, "AEDT": 660, "BRT": -180,
}

// datePart reads the date at the start of s and gives what follows it.
func datePart(s string, c Clock) (days int64, rest string, r Reason) {
	if m, after, ok := monthName(s); ok {
		return nameDate(m, after)
	}
	a, la, i := number(s, 0)
	if la == 0 {
		return 0, "", DateUnreadable
	}
	sep, i := separator(s, i)
	b, lb, i := number(s, i)
	if lb == 0 || sep == "" {
		return dayNameDate(s, a, la)
	}
	var y, m, d int
	sep2, j := separator(s, i)
	third, lc, k := number(s, j)
	switch {
	case la == 4 && lb <= 2 && sep2 != "" && lc > 0 && lc <= 2 && sameDate(sep, sep2):
		y, m, d, i = a, b, third, k
		i = skipDayMark(s, i)
	case la <= 2 && lb <= 2 && lc == 4 && sep == sep2:
		i = k
		switch {
		case sep == "." || c.Order == DMY:
			y, m, d = third, b, a
		case c.Order == MDY:
			y, m, d = third, a, b
		default:
			return 0, "", DateAmbiguous
		}
	case la <= 2 && lb <= 2 && lc == 0 && (sep == "-" || sep == "/" || sep == "月"):
		if c.Year == 0 {
			return 0, "", YearUnknown
		}
		y, m, d = c.Year, a, b
		if c.Month > 0 && m > c.Month {
			y--
		}
		i = skipDayMark(s, i)
	default:
		return 0, "", DateUnreadable
	}
	days, ok := civil(y, m, d)
	if !ok {
		return 0, "", DateUnreadable
	}
	return days, s[i:], OK
}

func sameDate(a, b string) bool { return a == b && a != "月" || a == "年" && b == "月" }

func skipDayMark(s string, i int) int {
	if strings.HasPrefix(s[i:], "日") || strings.HasPrefix(s[i:], "号") {
		return i + len("日")
	}
	return i
}

// number reads up to 4 digits at i.
func number(s string, i int) (v, length, end int) {
	for end = i; end < len(s) && length < 4 && s[end] >= '0' && s[end] <= '9'; end++ {
		v = v*10 + int(s[end]-'0')
		length++
	}
	return v, length, end
}

func separator(s string, i int) (string, int) {
	for _, sep := range []string{"-", "/", ".", "年", "月"} {
		if strings.HasPrefix(s[i:], sep) {
			return sep, i + len(sep)
		}
	}
	return "", i
}

// monthName reads "Sep 4, 2026…" and "September 4 2026…".
func monthName(s string) (month int, after string, ok bool) {
	end := 0
	for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z') {
		end++
	}
	if end < 3 {
		return 0, "", false
	}
	m, ok := months[strings.ToLower(s[:3])]
	return m, strings.TrimLeft(s[end:], ". "), ok
}

func nameDate(m int, s string) (int64, string, Reason) {
	d, ld, i := number(s, 0)
	y, ly, j := number(s, i+len(s[i:])-len(strings.TrimLeft(s[i:], ", ")))
	if ld == 0 || ld > 2 || ly != 4 {
		return 0, "", DateUnreadable
	}
	days, ok := civil(y, m, d)
	if !ok {
		return 0, "", DateUnreadable
	}
	return days, s[j:], OK
}

// dayNameDate reads "4 Sep 2026…".
func dayNameDate(s string, d, length int) (int64, string, Reason) {
	m, after, ok := monthName(strings.TrimLeft(s[length:], " -"))
	if !ok || length > 2 {
		return 0, "", DateUnreadable
	}
	after = strings.TrimLeft(after, "-")
	y, ly, j := number(after, 0)
	if ly != 4 {
		return 0, "", DateUnreadable
	}
	days, valid := civil(y, m, d)
	if !valid {
		return 0, "", DateUnreadable
	}
	return days, after[j:], OK
}

// clockPart reads what follows a date: nothing, or a time with an optional AM/PM and zone.
func clockPart(s string) (micros int64, offset int, fixed, ok bool) {
	s = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(s, "T"), ","), " ,\u00a0\u202f")
	if s == "" {
		return 0, 0, false, true
	}
	h, lh, i := number(s, 0)
	if lh == 0 || lh > 2 {
		return 0, 0, false, false
	}
	var m, sec int
	m, i, ok = timeField(s, i, "时", "点")
	if !ok {
		return 0, 0, false, false
	}
	if i < len(s) && (s[i] == ':' || strings.HasPrefix(s[i:], "分")) {
		if s[i] == ':' || i+len("分") < len(s) {
			if sec, i, ok = timeField(s, i, "分", "分"); !ok {
				return 0, 0, false, false
			}
		} else {
			i += len("分")
		}
	}
	i += len(s[i:]) - len(strings.TrimPrefix(s[i:], "秒"))
	var micro int64
	if i < len(s) && s[i] == '.' {
		scale := second
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			scale /= 10
			micro += scale * int64(s[i]-'0')
		}
	}
	rest := strings.TrimLeft(s[i:], " \u00a0\u202f")
	switch low := strings.ToLower(rest); {
	case strings.HasPrefix(low, "am"), strings.HasPrefix(low, "a.m."):
		if h < 1 || h > 12 {
			return 0, 0, false, false
		}
		h %= 12
		rest = afterMeridiem(rest)
	case strings.HasPrefix(low, "pm"), strings.HasPrefix(low, "p.m."):
		if h < 1 || h > 12 {
			return 0, 0, false, false
		}
		h = h%12 + 12
		rest = afterMeridiem(rest)
	}
	if h > 23 || m > 59 || sec > 59 {
		return 0, 0, false, false
	}
	offset, fixed, ok = zonePart(rest)
	return int64(h)*hour + int64(m)*minute + int64(sec)*second + micro, offset, fixed, ok
}

// timeField reads ":05" or its Chinese form after the mark of the field before it.
func timeField(s string, i int, mark, other string) (v, end int, ok bool) {
	switch {
	case i < len(s) && s[i] == ':':
		i++
	case strings.HasPrefix(s[i:], mark):
		i += len(mark)
	case strings.HasPrefix(s[i:], other):
		i += len(other)
	default:
		return 0, i, false
	}
	v, n, end := number(s, i)
	return v, end, n > 0 && n <= 2
}

func afterMeridiem(s string) string {
	n := 2
	if s[1] == '.' {
		n = 4
	}
	return strings.TrimLeft(s[n:], " \u00a0\u202f")
}

// zonePart reads +02:00, +0200, UTC, PDT, GMT+8.
func zonePart(s string) (offset int, fixed, ok bool) {
	if s == "" {
		return 0, false, true
	}
	if o, known := zones[s]; known {
		return o, true, true
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "UTC"), "GMT")
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0, false, false
	}
	digits := strings.Replace(s[1:], ":", "", 1)
	if !digitsOnly(digits) {
		return 0, false, false
	}
	var h, m int
	switch len(digits) {
	case 1:
		h = int(digits[0] - '0')
	case 2:
		h = two(digits, 0)
	case 4:
		h, m = two(digits, 0), two(digits, 2)
	default:
		return 0, false, false
	}
	if h > 14 || m > 59 {
		return 0, false, false
	}
	offset = h*60 + m
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true, true
}
