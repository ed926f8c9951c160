package cell

// Clean strips what exports put around a value to keep spreadsheets from changing it: blanks,
// tabs, a leading quote or backtick, ="…". The result aliases s.
func Clean(s string) string {
	for s != "" {
		n := len(s)
		switch first := s[0]; {
		case first <= ' ':
			s = s[1:]
			continue
		case first >= 0xc2 && blankAt(s) > 0:
			s = s[blankAt(s):]
			continue
		}
		switch last := s[n-1]; {
		case last <= ' ':
			s = s[:n-1]
			continue
		case last >= 0x80 && blankEnd(s) > 0:
			s = s[:n-blankEnd(s)]
			continue
		}
		switch {
		case (s[0] == '\'' || s[0] == '`') && n > 1:
			s = s[1:]
		case s[0] == '=' && n >= 3 && s[1] == '"' && s[n-1] == '"':
			s = s[2 : n-1]
		default:
			return s
		}
	}
	return s
}

// blankAt is the length of the blank rune at the start of s, 0 if there is none.
func blankAt(s string) int {
	switch {
	case len(s) >= 2 && s[0] == 0xc2 && s[1] == 0xa0:
		return 2
	case len(s) >= 3 && wideBlank(s[0], s[1], s[2]):
		return 3
	}
	return 0
}

// blankEnd is the length of the blank rune at the end of s.
func blankEnd(s string) int {
	n := len(s)
	switch {
	case n >= 2 && s[n-2] == 0xc2 && s[n-1] == 0xa0:
		return 2
	case n >= 3 && wideBlank(s[n-3], s[n-2], s[n-1]):
		return 3
	}
	return 0
}

// wideBlank knows U+3000, U+FEFF and the blanks and marks of U+2000–U+202F.
func wideBlank(a, b, c byte) bool {
	switch a {
	case 0xe2:
		return b == 0x80 && (c <= 0x8f || c >= 0xa8 && c <= 0xaf)
	case 0xe3:
		return b == 0x80 && c == 0x80
	case 0xef:
		return b == 0xbb && c == 0xbf
	}
	return false
}

func blank(r rune) bool {
	return r <= ' ' || r == '\u00a0' || r == '\u3000' || r == '\ufeff' || r >= '\u2000' && r <= '\u200f' || r >= '\u2028' && r <= '\u202f'
}

// null recognises the words with which exports say that there is nothing. s is clean.
func null(s string) bool {
	switch len(s) {
	case 0:
		return true
	case 1:
		return s == "-" || s == "/" || s == "'" || s == "`"
	case 2:
		return s == "--"
	case 3:
		return s == "—" || s == "–" || s == "无" || s == "nan" || s == "NaN" || s == "NAN" || s == "N/A" || s == "n/a" || s == `=""`
	case 4:
		return s == "null" || s == "NULL" || s == "Null" || s == "#N/A"
	case 6:
		return s == "暂无" || s == "——"
	case 12:
		return s == "暂无数据"
	case 15:
		return s == "无退款申请"
	case 18:
		return s == "没有申请退款"
	}
	return false
}

// nullValue also knows the words that databases and scripts write; as text they could be a
// name, as a number or an id they are nothing.
func nullValue(s string) bool {
	return null(s) || s == "None" || s == "NA" || s == "<NA>" || s == `\N` || s == "undefined"
}

// Text is s clean, "" where it means nothing.
func Text(s string) string {
	s = Clean(s)
	if null(s) {
		return ""
	}
	return s
}

// MaskPhones replaces mainland mobile numbers in free text by stars.
func MaskPhones(s string) string {
	var out []byte
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if end-i == 11 && s[i] == '1' && s[i+1] >= '3' {
			if out == nil {
				out = []byte(s)
			}
			for j := i + 3; j < i+7; j++ {
				out[j] = '*'
			}
			for j := i + 7; j < end; j++ {
				out[j] = '*'
			}
		}
		i = end
	}
	if out == nil {
		return s
	}
	return string(out)
}
