package sheet

import "context"

// Container is the kind of file that a sheet came in.
type Container string

// The containers.
const (
	CSV  Container = "csv"
	TSV  Container = "tsv"
	XLSX Container = "xlsx"
	XLS  Container = "xls"
	HTML Container = "html"
)

// Info is what was found out about a sheet before reading its rows.
type Info struct {
	Container Container
	Encoding  string // "utf-8", "utf-16le", "utf-16be", "gb18030", "shift_jis", "windows-1252"; "" for XLSX and XLS
	BOM       bool   // the text began with a byte order mark
	Delimiter byte   // ',', '\t' or ';' in text, else 0
	Hidden    bool   // the workbook hides this sheet
	Inner     string // file inside the archive, else ""
}

// Sheet is one table of a book. Its methods may be called several times, also at once.
type Sheet interface {
	// Name is "" for the only table of a plain text or HTML file, the sheet's name in
	// a workbook, "inner.csv" or "inner.xlsx/Sheet1" inside an archive.
	Name() string
	Info() Info
	// Head returns the first n records with all their cells, fewer if the sheet ends.
	Head(n int) ([][]string, error)
	// Read delivers the records from opts.From to the end. It calls block from
	// several goroutines at once and returns when all calls have returned; blocks are
	// numbered in file order but may be delivered in any. The first error, of the
	// file, of block or of ctx, stops it.
	Read(ctx context.Context, opts ReadOptions, block func(*Block) error) error
}

// ReadOptions say which part of a sheet Read delivers.
type ReadOptions struct {
	From     int   // first record to deliver, 1-based; less than 1 means 1
	Columns  []int // 0-based columns to deliver, in this order
	Redact   []int // 0-based columns that are blank in Block.Text
	WantText bool  // fill Block.Text
	Workers  int   // goroutines that split records and call block; less than 1 means one per processor

	// Progress, if set, is called now and then from one goroutine with the bytes of
	// this sheet read so far and in all, in the same unit; total is 0 if unknown.
	Progress func(done, total int64)
}

// Block is a run of consecutive records. It belongs to the receiver.
type Block struct {
	Seq   int   // 0, 1, 2, … in file order
	First int32 // record number of the first row
	N     int   // rows, 1 to facts.BatchRows

	// Cells are N × len(ReadOptions.Columns) cells, row by row; a cell that the
	// record does not have is "". They share one allocation per block.
	Cells []string
	// Widths are the numbers of cells of the N records, 0 for a blank line, so that
	// records that are longer or shorter than the header can be told.
	Widths []int32
	// Text is the same records as comma-separated UTF-8 with all columns, redacted
	// ones blank, one record per row, lines ending in \n; nil unless wanted.
	Text []byte
	// Damaged counts the rows with bytes that are not text in the sheet's encoding.
	Damaged int
}
