package cell

import "strings"

// Bool reads yes and no in the words of the exports, as 1 and 0.
func Bool(s string) (int64, Reason) {
	s = Clean(s)
	if nullValue(s) && s != "无" {
		return 0, Blank
	}
	switch strings.ToLower(s) {
	case "是", "有", "y", "yes", "true", "1", "已免佣", "赠品":
		return 1, OK
	case "否", "无", "不是", "n", "no", "false", "0", "非赠品":
		return 0, OK
	}
	return 0, BoolUnreadable
}
