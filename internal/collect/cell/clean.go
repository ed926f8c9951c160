package cell

import (
	"strings"
	"unicode/utf8"
)

// Clean strips what exports put around a value to keep spreadsheets from changing it: blanks,
// tabs, a leading quote or backtick, ="…". The result aliases s.
func Clean(s string) string {
	for {
		if s == "" {
			return s
		}
		first, last := s[0], s[len(s)-1]
		if first > ' ' && last > ' ' && first < utf8.RuneSelf && last < utf8.RuneSelf && first != '\'' && first != '`' && first != '=' {
			return s
		}
		t := strings.TrimFunc(s, blank)
		switch {
		case len(t) > 1 && (t[0] == '\'' || t[0] == '`'):
			t = t[1:]
		case len(t) >= 3 && t[0] == '=' && t[1] == '"' && t[len(t)-1] == '"':
			t = t[2 : len(t)-1]
		}
		if t == s {
			return s
		}
		s = t
	}
}

func blank(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\v', '\f', '\u00a0', '\u3000', '\ufeff', '\u200b', '\u200e', '\u200f', '\u202a', '\u202c', '\u2028', '\u2029':
		return true
	}
	return false
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
