package radar

import (
	"cmp"
	"slices"

	"github.com/suanpan/suanpan/internal/metrics"
	"github.com/suanpan/suanpan/internal/stat/anomaly"
)

// notes collects what could not be judged, one entry per metric and reason.
type notes struct{ entries map[noteKey]*Unjudged }

type noteKey struct{ metric, reason string }

func newNotes() *notes { return &notes{map[noteKey]*Unjudged{}} }

func (n *notes) entry(m *metrics.Metric, reason string) *Unjudged {
	key := noteKey{m.Name, reason}
	if n.entries[key] == nil {
		n.entries[key] = &Unjudged{Metric: m, Reason: reason}
	}
	n.entries[key].Cells++
	return n.entries[key]
}

// add notes that a cell is judged only up to a day; the earliest counts.
func (n *notes) add(m *metrics.Metric, reason, until string) {
	e := n.entry(m, reason)
	if e.Until == "" || until < e.Until {
		e.Until = until
	}
}

// short notes that a cell has too little history; the longest of them is shown.
func (n *notes) short(m *metrics.Metric, s *anomaly.TooShort) {
	e := n.entry(m, "short")
	e.Have, e.Need = max(e.Have, s.Have), s.Need
}

func (n *notes) list() []Unjudged {
	list := []Unjudged{}
	for _, e := range n.entries {
		list = append(list, *e)
	}
	slices.SortFunc(list, func(a, b Unjudged) int {
		return cmp.Or(cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Metric.Name, b.Metric.Name))
	})
	return list
}
