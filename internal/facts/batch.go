package facts

// BatchRows is the most rows a Batch holds: one vector of the columnar engine.
const BatchRows = 2048

// Batch is up to BatchRows rows of one table, column by column.
// Batches of one file may arrive in any order; SourceRow restores it.
type Batch struct {
	N         int
	Columns   []Vector // parallel to Stream.Columns
	SourceRow []int32  // row in the file or sheet, the header row counted, 1-based
	Key       []string // natural key within table and shop; see Stream.Repeats
	Hash      []uint64 // hash of all canonical values of the row
	AsOf      []int64  // latest time in the row, microseconds; 0 if it has none
}

// Vector is one column of a batch. Exactly one of the value slices is used,
// by the column's Physical type; where Valid is false the value is absent.
type Vector struct {
	Strings []string
	Ints    []int64
	Floats  []float64
	Valid   []bool
}

// Stream describes the batches that one file (or sheet) yields.
type Stream struct {
	Table   *Table
	Columns []Column // those the file fills, a subset of Table.Columns
	Assumed []string // names of Columns that the file does not state itself: defaults, guesses from identifiers
	Repeats bool     // equal keys are told apart by SourceRow (key "k#0", "k#1", …) instead of the later row winning
	Batches <-chan *Batch

	// Computed names, for Columns that are made of other ones, all those that they are made of: such
	// a value holds only beside the values that it was made of.
	Computed map[string][]string
}
