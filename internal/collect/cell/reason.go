package cell

// Reason says how reading a cell ended.
type Reason uint8

// The reasons. Those after Rounded make the row unusable.
const (
	OK      Reason = iota
	Blank          // empty or a word for nothing
	Rounded        // the value is good, but digits other than zero were rounded away
	MoneyUnreadable
	NumberUnreadable
	NumberTooLarge
	IDDamaged
	DateUnreadable
	DateAmbiguous
	YearUnknown
	BoolUnreadable
	DateMissing
	KeyMissing
	CostNegative
	TimeMissing
	RowCut
)

// Title is a text for people.
type Title struct{ ZH, EN string }

var reasons = [...]struct {
	code  string
	title Title
}{
	OK:               {"ok", Title{"正常", "read"}},
	Blank:            {"blank", Title{"空白", "blank"}},
	Rounded:          {"rounded", Title{"已四舍五入", "rounded"}},
	MoneyUnreadable:  {"money_unreadable", Title{"金额无法识别", "not an amount of money"}},
	NumberUnreadable: {"number_unreadable", Title{"数字无法识别", "not a number"}},
	NumberTooLarge:   {"number_too_large", Title{"数字过大", "number too large"}},
	IDDamaged:        {"id_damaged", Title{"编号被表格软件改成了科学计数法，请用平台导出的原始文件", "a spreadsheet turned this id into scientific notation; use the file as the platform made it"}},
	DateUnreadable:   {"date_unreadable", Title{"日期或时间无法识别", "not a date or time"}},
	DateAmbiguous:    {"date_ambiguous", Title{"日期的日和月分不清", "day and month cannot be told apart"}},
	YearUnknown:      {"year_unknown", Title{"日期没有年份，文件里也找不到账期", "the date has no year and the file names no period"}},
	BoolUnreadable:   {"bool_unreadable", Title{"既不是“是”也不是“否”", "neither yes nor no"}},
	DateMissing:      {"date_missing", Title{"表里没有日期列，文件名里也没有唯一的日期", "the table has no date column and the file's name no single date"}},
	KeyMissing:       {"key_missing", Title{"缺少识别这一行的编号", "the id that names this row is missing"}},
	CostNegative:     {"cost_negative", Title{"成本不能是负数", "a cost cannot be negative"}},
	TimeMissing:      {"time_missing", Title{"这一行没有任何时间，无法归到营业日", "the row has no time at all, so it belongs to no business day"}},
	RowCut:           {"row_cut", Title{"这一行的单元格不全，可能被截断", "the row lacks cells and may have been cut off"}},
}

// Code is the stable name of r.
func (r Reason) Code() string {
	if int(r) < len(reasons) {
		return reasons[r].code
	}
	return "unknown"
}

// Title is r for people.
func (r Reason) Title() Title {
	if int(r) < len(reasons) {
		return reasons[r].title
	}
	return Title{}
}

// Bad says that the cell could not be read, so that its row is kept back.
func (r Reason) Bad() bool { return r > Rounded }

// String is Code.
func (r Reason) String() string { return r.Code() }

// TitleOf is the meaning of a stored code for people; an unknown one is shown as it is.
func TitleOf(code string) Title {
	for _, r := range reasons {
		if r.code == code {
			return r.title
		}
	}
	return Title{code, code}
}
