package collect

import (
	"fmt"

	"github.com/suanpan/suanpan/internal/collect/cell"
)

// Report is what became of the rows of one match.
type Report struct {
	Rows     int64 // rows that went into the stream
	Rejected int64 // rows kept back because a cell could not be read
	Excluded int64 // rows that the spec leaves out
	Rejects  []Reject
	Control  []Control
	FirstDay string // of the rows' main times, YYYY-MM-DD; "" if they have none
	LastDay  string
	Notes    []Note

	ShopHints []string // names of shops in the file, at most 50
	Accounts  []string // identifiers of accounts in the file, at most 50
}

// Reject is one cell that could not be read. A row with several has several.
type Reject struct {
	Sheet  string
	Row    int32  // row in the sheet, 1-based
	Column string // header
	Value  string // as it stands in the file
	Reason cell.Reason
	Raw    map[string]string // the row's cells by header, personal columns left out; shared by its rejects
}

// Control compares a column's total row with the sum of the imported rows.
// Both are decimals in the column's own unit; File is "" where the file has no total row.
type Control struct {
	Name     string `json:"-"` // header
	File     string `json:"file"`
	Imported string `json:"imported"`
}

// Note tells of something that was done or seen and that no row was rejected for.
type Note struct {
	Code   string // see NoteTitle
	Column string // header, or ""
	Count  int64
	Sample string // one value, or ""
}

// TooManyRejects ends an import of which so many rows cannot be read that the file itself is
// to blame. Nothing of it should be kept.
type TooManyRejects struct {
	Sheet  string
	Sample Reject // one of them
	Passed int    // limit that was passed
}

func (e *TooManyRejects) Error() string {
	return fmt.Sprintf("sheet %q: more than %d rows cannot be read, such as row %d: %s %q: %s",
		e.Sheet, e.Passed, e.Sample.Row, e.Sample.Column, e.Sample.Value, e.Sample.Reason.Code())
}

// rejectLimit is how many rows of one sheet may wait in quarantine: more than anybody would
// look at, and little enough to hold in memory.
const rejectLimit = 200_000

// Codes of notes.
const (
	NoteRounded       = "rounded"               // amounts with more digits than the currency has
	NoteTrailingZeros = "trailing_zeros"        // ids that a spreadsheet may have rounded
	NoteUnknownValue  = "unknown_value"         // texts that no rule of the spec classifies
	NoteExtraCells    = "extra_cells"           // rows with more cells than the header
	NoteDamagedText   = "damaged_text"          // rows with bytes that are not text in the file's encoding
	NoteTooLarge      = "too_large"             // products too large to be amounts, left empty
	NoteSheetSkipped  = "sheet_skipped"         // a sheet of the file fits no known export
	NoteNoColumn      = "no_column"             // an amount that this export's columns do not give
	NoteNoCurrency    = "currency_unknown_note" // amounts of no known currency
)

// NoCurrency is ISO 4217's code for no currency: amounts in it stay out of the totals of others.
const NoCurrency = "XXX"

var noteTitles = map[string]cell.Title{
	NoteRounded:       {ZH: "金额位数多于币种的最小单位，已四舍五入", EN: "amounts had more digits than the currency and were rounded"},
	NoteTrailingZeros: {ZH: "编号末尾多为 0，可能被表格软件截断，请用原始文件", EN: "many ids end in zeros: a spreadsheet may have cut them; prefer the original file"},
	NoteUnknownValue:  {ZH: "没有规则能归类的取值", EN: "values that no rule classifies"},
	NoteExtraCells:    {ZH: "单元格数多于表头的行", EN: "rows with more cells than the header"},
	NoteDamagedText:   {ZH: "含有无法按文件编码识别的字符的行", EN: "rows with characters that are not text in the file's encoding"},
	NoteTooLarge:      {ZH: "单价乘数量过大，金额留空", EN: "price times quantity is too large to be an amount; left empty"},
	NoteSheetSkipped:  {ZH: "文件中未识别的工作表", EN: "a sheet of the file was not recognised"},
	NoteNoCurrency:    {ZH: "文件没有写币种，金额不计入任何币种的合计：请在设置里填写店铺的币种，撤销这次导入后重新导入", EN: "the file names no currency, so its amounts are in no currency's totals: set the shop's currency under settings, undo this import and import the file again"},
	NoteNoColumn:      {ZH: "该导出缺少的列，无法计算", EN: "a column this export lacks, so this cannot be computed"},
}

// NoteTitle is a note's meaning for people; empty for an unknown code.
func NoteTitle(code string) cell.Title { return noteTitles[code] }
