package app

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/fault"
)

// Note tells of something seen in a file that no row was kept back for.
type Note struct {
	Code   string `json:"code"`
	Column string `json:"column,omitempty"`
	Count  int64  `json:"count"`
	Sample string `json:"sample,omitempty"`
	Text   string `json:"text,omitempty" doc:"in the reader's language"`
}

// jsonText is v as stored in a text column. Values that come here always encode.
func jsonText(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return "null"
	}
	return string(text)
}

// sheetFault turns what is wrong with a file into a fault; anything else stays as it is.
func sheetFault(name string, err error) error {
	var bad *sheet.Error
	if !errors.As(err, &bad) {
		return err
	}
	return fault.New(fault.Invalid, string(bad.Problem), fault.Args{"file": name, "inner": bad.Name}).Because(err)
}

// Mapping is the start of a spec for a file that fits no known format.
type Mapping struct {
	Sheet     string      `json:"sheet,omitempty"`
	HeaderRow int         `json:"header_row"`
	Header    []string    `json:"header"`
	Preview   [][]string  `json:"preview"`
	Nearest   []Candidate `json:"nearest"`
}

// Candidate is a format that a file nearly fits.
type Candidate struct {
	Format  string            `json:"format"`
	Title   string            `json:"title"`
	Table   string            `json:"table"`
	Missing []string          `json:"missing"`
	Map     map[string]string `json:"map" doc:"header → field, for the headers the file shares"`
}

func suggest(u *collect.Unrecognised) *Mapping {
	m := &Mapping{Sheet: u.Sheet, HeaderRow: u.HeaderRow, Header: u.Header, Preview: u.Preview, Nearest: []Candidate{}}
	for _, n := range u.Nearest {
		m.Nearest = append(m.Nearest, Candidate{Format: n.Spec.Name, Title: n.Spec.Title.ZH, Table: n.Spec.Table, Missing: n.Missing, Map: n.Spec.Guess(u.Header)})
	}
	return m
}

func nearestText(u *collect.Unrecognised) string {
	n := u.Nearest[0]
	return n.Spec.Title.ZH + " (" + n.Spec.Name + "): " + strings.Join(n.Missing, "、")
}

func specNames(a *collect.Ambiguous) string {
	names := make([]string, len(a.Specs))
	for i, s := range a.Specs {
		names[i] = s.Name
	}
	return strings.Join(names, "、")
}
