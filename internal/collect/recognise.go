package collect

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/collect/sheet"
)

// headRows is how many rows are searched for the header.
const headRows = 20

// Candidate is a spec that a file nearly fits.
type Candidate struct {
	Spec    *Spec
	Missing []string // names of require that the header lacks
	Score   float64  // 0–1
}

// Unrecognised says that a sheet fits no spec, and what the nearest ones miss.
type Unrecognised struct {
	Sheet     string
	HeaderRow int // 1-based row that looks most like a header
	Header    []string
	Preview   [][]string // first rows of the sheet, personal columns blank
	Nearest   []Candidate
}

func (e *Unrecognised) Error() string {
	if len(e.Nearest) == 0 {
		return fmt.Sprintf("sheet %q fits no known export", e.Sheet)
	}
	n := e.Nearest[0]
	return fmt.Sprintf("sheet %q fits no known export; nearest is %s, which also needs %s",
		e.Sheet, n.Spec.Name, strings.Join(n.Missing, ", "))
}

// Ambiguous says that several specs fit a sheet equally well.
type Ambiguous struct {
	Sheet string
	Specs []*Spec
}

func (e *Ambiguous) Error() string {
	var names []string
	for _, s := range e.Specs {
		names = append(names, s.Name)
	}
	return fmt.Sprintf("sheet %q fits several exports equally: %s", e.Sheet, strings.Join(names, ", "))
}

// Recognise finds the spec of every sheet that holds data. Sheets that fit nothing are listed
// in Match.Others as long as one sheet of the book is recognised; otherwise the error is
// *Unrecognised or *Ambiguous.
func (r *Registry) Recognise(book *sheet.Book) ([]Match, error) {
	return recognise(book, r.specs)
}

// MatchWith reads the book with one given spec, as --format asks.
func (r *Registry) MatchWith(book *sheet.Book, spec *Spec) ([]Match, error) {
	return recognise(book, []*Spec{spec})
}

func recognise(book *sheet.Book, specs []*Spec) ([]Match, error) {
	var (
		matches []Match
		others  []string
		first   error
	)
	for _, sh := range book.Sheets {
		head, err := sh.Head(headRows)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", sh.Name(), err)
		}
		if len(head) == 0 {
			continue
		}
		m, err := recogniseHead(sh.Name(), head, specs)
		if err != nil {
			others = append(others, sh.Name())
			var clash *Ambiguous
			if first == nil || errors.As(err, &clash) {
				first = err
			}
			continue
		}
		m.Sheet = sh
		matches = append(matches, *m)
	}
	if len(matches) == 0 {
		if first == nil {
			first = &Unrecognised{}
		}
		return nil, first
	}
	if clash := (*Ambiguous)(nil); errors.As(first, &clash) {
		return nil, clash
	}
	for i := range matches {
		matches[i].Others = others
	}
	return matches, nil
}

// fit is how well one row suits one spec as its header.
type fit struct {
	spec    *Spec
	row     int
	missing []string
	cover   float64 // share of require that is there
	share   float64 // share of the row's names that the spec knows
	known   int
}

func (f fit) full() bool { return len(f.missing) == 0 }

func recogniseHead(name string, head [][]string, specs []*Spec) (*Match, error) {
	rows := make([]*headerRow, len(head))
	for i, cells := range head {
		rows[i] = readHeader(cells)
	}
	var fits []fit
	for _, s := range specs {
		if f, ok := bestRow(s, rows); ok {
			fits = append(fits, f)
		}
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		return cmp.Or(
			-cmp.Compare(boolInt(a.full()), boolInt(b.full())),
			-cmp.Compare(boolInt(a.full() && a.spec.User), boolInt(b.full() && b.spec.User)),
			-cmp.Compare(a.share, b.share),
			-cmp.Compare(a.cover, b.cover))
	})
	if len(fits) == 0 || !fits[0].full() {
		return nil, unrecognised(name, head, rows, fits)
	}
	best := fits[0]
	equal := []*Spec{best.spec}
	for _, f := range fits[1:] {
		if f.full() && f.spec.User == best.spec.User && f.share == best.share && len(f.spec.names.require) == len(best.spec.names.require) {
			equal = append(equal, f.spec)
		}
	}
	if len(equal) > 1 {
		return nil, &Ambiguous{Sheet: name, Specs: equal}
	}
	return newMatch(best.spec, head, rows, best.row)
}

// bestRow is the row that suits s best, if any has at least one of its required names.
func bestRow(s *Spec, rows []*headerRow) (fit, bool) {
	best, found := fit{}, false
	for i, h := range rows {
		if h.filled < 2 {
			continue
		}
		f := fit{spec: s, row: i}
		for at, either := range s.names.require {
			if !slices.ContainsFunc(either, func(p pattern) bool { _, _, ok := p.find(h); return ok }) {
				f.missing = append(f.missing, s.Require[at])
			}
		}
		f.cover = 1 - float64(len(f.missing))/float64(len(s.names.require))
		if f.cover == 0 {
			continue
		}
		for _, p := range s.names.forbid {
			if c, _, ok := p.find(h); ok {
				f.missing = append(f.missing, "≠ "+h.tidy[c])
			}
		}
		for _, n := range h.names {
			if n != "" && s.names.known[n] {
				f.known++
			}
		}
		for _, fn := range s.names.fields {
			for _, p := range fn.patterns {
				if p.re != nil {
					if _, _, ok := p.find(h); ok {
						f.known++
					}
				}
			}
		}
		f.share = float64(f.known) / float64(h.filled)
		if !found || cmp.Or(cmp.Compare(f.cover, best.cover), cmp.Compare(f.known, best.known)) > 0 {
			best, found = f, true
		}
	}
	return best, found
}

func unrecognised(name string, head [][]string, rows []*headerRow, fits []fit) error {
	e := &Unrecognised{Sheet: name, HeaderRow: 1}
	slices.SortStableFunc(fits, func(a, b fit) int {
		return -cmp.Compare(a.cover+a.share, b.cover+b.share)
	})
	for _, f := range fits[:min(3, len(fits))] {
		e.Nearest = append(e.Nearest, Candidate{Spec: f.spec, Missing: f.missing, Score: (f.cover + f.share) / 2})
	}
	switch {
	case len(fits) > 0:
		e.HeaderRow = fits[0].row + 1
	default:
		widest := slices.MaxFunc(rows, func(a, b *headerRow) int { return a.filled - b.filled })
		e.HeaderRow = slices.Index(rows, widest) + 1
	}
	h := rows[e.HeaderRow-1]
	e.Header = h.tidy
	for _, cells := range head[:min(len(head), e.HeaderRow+5)] {
		shown := slices.Clone(cells)
		for i := range shown {
			if i < len(h.names) && looksPersonal(h.names[i]) && !slices.Equal(cells, h.raw) {
				shown[i] = ""
			}
		}
		e.Preview = append(e.Preview, shown)
	}
	return e
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
