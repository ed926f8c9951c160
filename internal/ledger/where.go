package ledger

import (
	"fmt"
	"strings"

	"github.com/suanpan/suanpan/internal/calendar"
)

// where collects the conditions of a query and their arguments.
type where struct {
	conditions []string
	args       []any
}

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

func (w *where) text(column, value string) {
	if value != "" {
		w.add(column+" = ?", value)
	}
}

func (w *where) days(column string, from, to calendar.Day) {
	if from != 0 {
		w.add(column + " >= " + dateLiteral(from))
	}
	if to != 0 {
		w.add(column + " <= " + dateLiteral(to))
	}
}

func (w *where) sql() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// All as a Limit means every row, whatever the offset.
const All = -1

// page limits a list. Limit 0 means 1000.
func page(limit, offset int) string {
	switch limit {
	case All:
		return ""
	case 0:
		limit = 1000
	}
	return fmt.Sprintf(" LIMIT %d OFFSET %d", limit, max(offset, 0))
}

// orderBy sorts a list by the column that was asked for, "-" before it for descending, and within it, or
// where nothing that can be sorted by was asked for, in the list's own order.
func orderBy(asked string, columns map[string]string, own string) string {
	name, descending := strings.CutPrefix(asked, "-")
	column, ok := columns[name]
	switch {
	case !ok:
		return " ORDER BY " + own
	case descending:
		return " ORDER BY " + column + " DESC, " + own
	default:
		return " ORDER BY " + column + ", " + own
	}
}
