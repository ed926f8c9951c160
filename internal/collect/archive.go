package collect

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"sync"
)

// orderedWriter writes the text of blocks in file order, whatever order they come in.
type orderedWriter struct {
	to io.Writer

	mu      sync.Mutex
	next    int
	waiting map[int][]byte
}

func newOrderedWriter(to io.Writer) *orderedWriter {
	return &orderedWriter{to: to, waiting: map[int][]byte{}}
}

// header writes the header row in its own place, so that row numbers stay those of the file:
// rows above it are written as they are, without personal columns.
func (o *orderedWriter) header(m Match) error {
	if o.to == nil {
		return nil
	}
	w := csv.NewWriter(o.to)
	for range m.HeaderRow - 1 {
		// Titles above the header may name a person or an account; only their place is kept.
		if err := w.Write([]string{"#"}); err != nil {
			return err
		}
	}
	if err := w.Write(slices.Clone(m.header.raw)); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

func (o *orderedWriter) write(seq int, text []byte) error {
	if o.to == nil {
		return nil
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.waiting[seq] = text
	for {
		text, ok := o.waiting[o.next]
		if !ok {
			return nil
		}
		delete(o.waiting, o.next)
		o.next++
		if _, err := o.to.Write(text); err != nil {
			return err
		}
	}
}

func (o *orderedWriter) finish() error {
	if len(o.waiting) > 0 {
		return fmt.Errorf("archive: %d blocks never followed block %d", len(o.waiting), o.next)
	}
	return nil
}
