package sheet

import "testing"

func TestHTML(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       [][]string
	}{
		{"plain", "<html><head><meta charset=utf-8><style>td{x}</style></head><body><table border=1><thead><tr><th>订单号</th><th>金额</th></tr></thead><tbody><tr><td style='mso-number-format:\"\\@\"'>693</td><td>1&nbsp;</td></tr></tbody></table>",
			[][]string{{"订单号", "金额"}, {"693", "1\u00a0"}}},
		{"unclosed", "<table><tr><td>a<td>b<tr><td>c", [][]string{{"a", "b"}, {"c"}}},
		{"blanks", "<table>\n<tr>\n<td>\n a \n b <b>c</b>d<br>\n e </td>\n<td> </td></tr></table>", [][]string{{"a b cd\ne"}}},
		{"spans", "<table><tr><td colspan=2>t</td><td>x</td></tr><tr><td rowspan=2>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr><tr><td>6</td></tr></table>",
			[][]string{{"t", "", "x"}, {"1", "2", "3"}, {"", "4", "5"}, {"6"}}},
		{"blank rows", "<table><tr></tr><tr><td>a</td></tr><tr><td></td></tr><tr><td>b</td></tr><tr></tr></table>", [][]string{{""}, {"a"}, {""}, {"b"}}},
		{"layout around", "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>", [][]string{{"a"}}},
		{"no rows", "<table><td>a</td><td>b</td></table>", [][]string{{"a", "b"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := agree(t, openBytes(t, "a.xls", []byte(c.page))[0]); !sameRows(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
