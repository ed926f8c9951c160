package sheet

import "strings"

// numberForm is what a number format makes of a number.
type numberForm uint8

const (
	formNumber  numberForm = iota
	formDate               // a day, a time of day or both
	formElapsed            // hours that may exceed a day
)

// styles are the number forms of a workbook's cell styles.
type styles []numberForm

func (s styles) of(style int) numberForm {
	if style < 0 || style >= len(s) {
		return formNumber
	}
	return s[style]
}

func readStyles(p *parts, part string) (styles, error) {
	if part == "" {
		return nil, nil
	}
	custom := map[int]numberForm{}
	var s styles
	inCells := false
	err := p.each(part, func(x *xmlScanner) error {
		switch string(x.name) {
		case "numFmt":
			custom[digits([]byte(x.attr("numFmtId")))] = formOf(x.attr("formatCode"))
		case "cellXfs":
			inCells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells {
				id := digits([]byte(x.attr("numFmtId")))
				form, ok := custom[id]
				if !ok {
					form = builtinForm(id)
				}
				s = append(s, form)
			}
		}
		return nil
	})
	return s, err
}

// builtinForm knows the number formats that workbooks do not spell out, those of the
// Chinese and Japanese editions included (ECMA-376 part 1, 18.8.30).
func builtinForm(id int) numberForm {
	switch {
	case id == 46:
		return formElapsed
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id == 45, id == 47, id >= 50 && id <= 58:
		return formDate
	}
	return formNumber
}

// formOf tells whether a number format shows a date: whether a letter for a part of
// one is left when literals, colours and conditions are taken away.
func formOf(code string) numberForm {
	code, _, _ = strings.Cut(strings.ToLower(code), ";")
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return formNumber
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return formNumber
			}
			if in := code[i+1 : i+end]; in != "" && strings.Trim(in, in[:1]) == "" && strings.Contains("hms", in[:1]) {
				return formElapsed
			}
			i += end
		case 'g': // General
			if strings.HasPrefix(code[i:], "general") {
				i += len("general") - 1
			}
		case 'y', 'm', 'd', 'h', 's':
			return formDate
		}
	}
	return formNumber
}
