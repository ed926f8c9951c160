package sheet

import (
	"context"
	"errors"

	"github.com/suanpan/suanpan/internal/facts"
)

// gridSheet is a table of a workbook or a page.
type gridSheet struct {
	name string
	info Info
	// scan writes the table's rows in order. It stops at the first error of w.
	scan func(ctx context.Context, w *gridWriter, progress func(done, total int64)) error
}

func (s *gridSheet) Name() string { return s.name }
func (s *gridSheet) Info() Info   { return s.info }

func (s *gridSheet) Head(n int) ([][]string, error) {
	var rows [][]string
	if n <= 0 {
		return rows, nil
	}
	w := newGridWriter(1, min(n, facts.BatchRows), func(g *grid) error {
		text := string(g.text)
		at, start := 0, uint32(0)
		for _, width := range g.widths {
			row := make([]string, width)
			for c := range row {
				row[c] = text[start:g.ends[at]]
				start = g.ends[at]
				at++
			}
			rows = append(rows, row)
		}
		if len(rows) >= n {
			return errStop
		}
		return nil
	})
	err := s.scan(context.Background(), w, nil)
	if err == nil {
		err = w.close()
	}
	if err != nil && !errors.Is(err, errStop) {
		return nil, err
	}
	return rows[:min(n, len(rows))], nil
}

func (s *gridSheet) Read(ctx context.Context, opts ReadOptions, block func(*Block) error) error {
	redact := newRedaction(opts.Redact)
	return spread(ctx, opts.Workers,
		func(ctx context.Context, emit func(*grid) error) error {
			w := newGridWriter(opts.From, facts.BatchRows, emit)
			if err := s.scan(ctx, w, opts.Progress); err != nil {
				return err
			}
			return w.close()
		},
		func() func(*grid) error {
			return func(g *grid) error { return block(g.block(&opts, redact)) }
		})
}
