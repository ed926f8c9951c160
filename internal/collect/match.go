package collect

import (
	"regexp"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/collect/sheet"
	"github.com/suanpan/suanpan/internal/facts"
)

// Match is a sheet whose spec and columns are known.
type Match struct {
	Spec      *Spec
	Sheet     sheet.Sheet
	HeaderRow int            // 1-based
	Header    []string       // as it stands in the file, trimmed
	Columns   []MappedColumn // columns that feed a field, in the order of the table's fields
	Unknown   []string       // headers the spec does not know
	Personal  []string       // headers whose cells are not read and stay blank in the archive
	Missing   []string       // fields that the spec could fill and this file cannot
	Signature string         // sorted normalised header; changes when the platform changes its export
	Currency  string         // named by a header such as "Amount spent (USD)" or above the header, or ""
	Preview   [][]string     // up to 5 rows after the header, personal columns blank
	Others    []string       // sheets of the same book that fit nothing

	redact []int
	titles []string // rows above the header, joined per row
	header *headerRow
}

// MappedColumn is one column of the file that feeds one field.
type MappedColumn struct {
	Index  int // 0-based
	Header string
	Field  string
}

// Table is the canonical table that the match fills.
func (m *Match) Table() *facts.Table { return m.Spec.names.table }

func newMatch(s *Spec, head [][]string, rows []*headerRow, at int) (*Match, error) {
	h := rows[at]
	m := &Match{Spec: s, HeaderRow: at + 1, Header: h.tidy, header: h}
	for _, cells := range head[:at] {
		m.titles = append(m.titles, strings.Join(cells, " "))
		if c := currencyInTitle.FindStringSubmatch(m.titles[len(m.titles)-1]); c != nil {
			m.Currency = c[1]
		}
	}
	used := map[int]bool{}
	for _, f := range s.names.fields {
		found := false
		for _, p := range f.patterns {
			if i, captured, ok := p.find(h); ok {
				m.Columns = append(m.Columns, MappedColumn{Index: i, Header: h.tidy[i], Field: f.field})
				if captured != "" && len(captured) == 3 {
					m.Currency = captured
				}
				used[i] = true
				found = true
				break
			}
		}
		if !found {
			m.Missing = append(m.Missing, f.field)
		}
	}
	order := func(c MappedColumn) int {
		return slices.IndexFunc(s.names.table.Columns, func(x facts.Column) bool { return x.Name == c.Field })
	}
	slices.SortStableFunc(m.Columns, func(a, b MappedColumn) int { return order(a) - order(b) })
	m.markPersonal(head[at+1:], used)
	sorted := make([]string, 0, len(h.names))
	for i, n := range h.names {
		if n == "" {
			continue
		}
		sorted = append(sorted, n)
		if plain, _, _ := strings.Cut(n, "#"); !used[i] && !s.names.known[n] && !s.names.known[plain] {
			m.Unknown = append(m.Unknown, h.tidy[i])
		}
	}
	slices.Sort(sorted)
	m.Signature = strings.Join(sorted, "|")
	for _, cells := range head[at+1 : min(len(head), at+6)] {
		shown := slices.Clone(cells)
		for _, i := range m.redact {
			if i < len(shown) {
				shown[i] = ""
			}
		}
		m.Preview = append(m.Preview, shown)
	}
	return m, nil
}

// currencyInTitle finds the currency that the rows above the header name.
var currencyInTitle = regexp.MustCompile(`(?i:all amounts in|currency:)\s*([A-Z]{3})\b`)

// markPersonal decides which columns stay blank in the archive: those the spec declares,
// those that become hashes, unknown ones whose name or first values look personal, and
// columns of encrypted values, which are of no use to anybody.
func (m *Match) markPersonal(rows [][]string, used map[int]bool) {
	personal := map[int]bool{}
	for _, p := range m.Spec.names.pii {
		if i, _, ok := p.find(m.header); ok && !used[i] {
			personal[i] = true
		}
	}
	for _, c := range m.Columns {
		if k, _ := m.Table().Column(c.Field); k.Kind == facts.Hash || m.noteOnly(c) {
			personal[c.Index] = true
		}
	}
	for i, n := range m.header.names {
		if used[i] || n == "" {
			continue
		}
		if looksPersonal(n) || slices.ContainsFunc(rows, func(r []string) bool { return i < len(r) && encrypted(r[i]) }) {
			personal[i] = true
		}
	}
	for i := range m.header.names {
		if personal[i] {
			m.redact = append(m.redact, i)
			m.Personal = append(m.Personal, m.header.tidy[i])
		}
	}
}

// noteOnly is true for free text that people wrote and that no rule of the spec reads: it may
// hold anything, so the archive does not keep it.
func (m *Match) noteOnly(c MappedColumn) bool {
	return (c.Field == "note" || c.Field == "content") && !m.Spec.rules.reads(c.Field) && !m.Spec.rules.reads(m.header.names[c.Index])
}

// noteFields hold free text; telephone numbers in them are masked.
var noteFields = map[string]bool{"note": true, "content": true, "reason": true, "biz_desc": true, "fee_other_note": true, "cancel_reason": true}

// encrypted recognises values that the platform encrypted: ##…## and $$…$$.
func encrypted(v string) bool {
	if len(v) < 5 || v[0] > ' ' && v[0] != '#' && v[0] != '$' {
		return false
	}
	v = strings.TrimSpace(v)
	return len(v) > 4 && ((strings.HasPrefix(v, "##") && strings.HasSuffix(v, "##")) ||
		(strings.HasPrefix(v, "$$") && strings.HasSuffix(v, "$$")))
}
