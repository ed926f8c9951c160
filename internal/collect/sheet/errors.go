package sheet

import "fmt"

// Problem says why a file cannot be read. Its values are stable codes that the
// surfaces translate.
type Problem string

// The problems.
const (
	Empty        Problem = "file_empty"
	Unsupported  Problem = "file_unsupported"   // a format that is not a table; Detail names it
	Encrypted    Problem = "file_encrypted"     // needs a password
	Damaged      Problem = "file_damaged"       // begins like a format but breaks its rules
	TooLarge     Problem = "file_too_large"     // more than must be held in memory, or a decompression bomb
	NoTable      Problem = "file_without_table" // an archive, workbook or page that holds no table
	RecordTooBig Problem = "record_too_large"   // one row is longer than any real row
)

// Error is the only error type for which the file itself is to blame. Errors of the
// operating system and of a cancelled context are returned as they are, wrapped.
type Error struct {
	Problem Problem
	Name    string // the file, or the file inside an archive
	Detail  string // English, for the log
	Err     error  // may be nil
}

func (e *Error) Error() string {
	s := fmt.Sprintf("%s: %s", e.Name, e.Problem)
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }
