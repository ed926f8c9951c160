package collect

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// unitSuffix is a unit that some exports add to a header and others of the same type do not.
var unitSuffix = regexp.MustCompile(`\((元|\+元|-元|件|个|次|%|％|分钟|秒|时|小时)\)$`)

// normalise reduces a header to what is compared: EXPORTS rules of spelling, width, blanks
// and units. The unit is returned apart.
func normalise(header string) (name, unit string) {
	var b strings.Builder
	b.Grow(len(header))
	for _, r := range header {
		switch {
		case unicode.IsSpace(r), r == '\ufeff', r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060', r == '\u00a0', r == '`':
			continue
		case r == '（':
			r = '('
		case r == '）':
			r = ')'
		case r == '＋':
			r = '+'
		case r == '－':
			r = '-'
		case r == '：':
			r = ':'
		case r == '帐':
			r = '账'
		}
		b.WriteRune(unicode.ToLower(r))
	}
	name = b.String()
	if at := unitSuffix.FindStringIndex(name); at != nil && at[0] > 0 {
		// 商家应收金额(元)(支付金额) keeps its inner unit: only the last bracket is a unit.
		return name[:at[0]], name[at[0]+1 : at[1]-1]
	}
	return name, ""
}

// tidy is a header as it is shown and matched by patterns: trimmed, blanks collapsed.
func tidy(header string) string {
	return strings.Join(strings.FieldsFunc(header, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u00a0'
	}), " ")
}

// headerRow is one row looked at as a header.
type headerRow struct {
	raw    []string
	tidy   []string
	names  []string // normalised; a repeated name gets #2, #3, …; "" where blank
	units  []string
	byName map[string]int
	filled int
}

func readHeader(cells []string) *headerRow {
	h := &headerRow{raw: cells, byName: make(map[string]int, len(cells))}
	for i, c := range cells {
		name, unit := normalise(c)
		if name != "" {
			h.filled++
			if _, dup := h.byName[name]; dup {
				for n := 2; ; n++ {
					numbered := fmt.Sprintf("%s#%d", name, n)
					if _, taken := h.byName[numbered]; !taken {
						name = numbered
						break
					}
				}
			}
			h.byName[name] = i
		}
		h.tidy = append(h.tidy, tidy(c))
		h.names = append(h.names, name)
		h.units = append(h.units, unit)
	}
	return h
}

// pattern is a header name of a spec: a normalised name, or a regular expression written
// between slashes that is matched against the tidy header.
type pattern struct {
	name string
	re   *regexp.Regexp
}

func newPattern(text string) (pattern, error) {
	if len(text) > 2 && text[0] == '/' && text[len(text)-1] == '/' {
		re, err := regexp.Compile(text[1 : len(text)-1])
		return pattern{re: re}, err
	}
	name, _ := normalise(text)
	if name == "" {
		return pattern{}, fmt.Errorf("empty header name")
	}
	return pattern{name: name}, nil
}

// find gives the column that p names, and what its first group captured.
func (p pattern) find(h *headerRow) (column int, captured string, ok bool) {
	if p.re == nil {
		i, ok := h.byName[p.name]
		return i, "", ok
	}
	for i, c := range h.tidy {
		if m := p.re.FindStringSubmatch(c); m != nil {
			if len(m) > 1 {
				captured = m[1]
			}
			return i, captured, true
		}
	}
	return 0, "", false
}

// personal matches normalised headers of columns that hold personal data, or free text in
// which people write it.
var personal = regexp.MustCompile(`姓名|电话|手机|身份证|证件号|地址|收件人|收货人|签收人|联系人|(买家|用户|客户)(昵称|会员|网名|账号)|微信号|支付宝账号|对方账[号户]|对方名称|银行卡|银行账[号户]|邮箱|街道|发票抬头|留言|备注|协商记录|` +
	`buyername|recipient|phone|e-?mail|address|street|(billing|shipping)(name|company|zip|city)|username|zipcode|postal|passport|message|^notes?$|noteattributes`)

// notPersonal are names that personal matches although no person is meant.
var notPersonal = regexp.MustCompile(`仓库|门店|手机订单|修改|手机型号|备注标记|备注旗帜|地址类型|发货地址|退货地址类型`)

func looksPersonal(name string) bool {
	return personal.MatchString(name) && !notPersonal.MatchString(name)
}
