package sheet

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
)

// openBytes opens data as if they were a file.
func openBytes(t testing.TB, name string, data []byte) []Sheet {
	t.Helper()
	sheets, err := unpack(context.Background(), bytesBlob(name, data), "", 0)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return sheets
}

// contents is what Read delivered, put in order.
type contents struct {
	first   int32
	rows    [][]string // the columns asked for, cut to the width of the record
	text    []byte
	damaged int
}

// readAll reads a sheet and checks that its blocks fit together.
func readAll(s Sheet, opts ReadOptions) (contents, error) {
	var mu sync.Mutex
	var blocks []*Block
	err := s.Read(context.Background(), opts, func(b *Block) error {
		mu.Lock()
		defer mu.Unlock()
		blocks = append(blocks, b)
		return nil
	})
	if err != nil {
		return contents{}, err
	}
	slices.SortFunc(blocks, func(a, b *Block) int { return a.Seq - b.Seq })
	c := contents{first: int32(max(1, opts.From))}
	k := len(opts.Columns)
	next := c.first
	for i, b := range blocks {
		if b.Seq != i || b.First != next || b.N < 1 || b.N > 2048 || len(b.Cells) != b.N*k || len(b.Widths) != b.N {
			return c, fmt.Errorf("block %d: seq %d first %d (want %d) n %d cells %d", i, b.Seq, b.First, next, b.N, len(b.Cells))
		}
		next += int32(b.N)
		for r := range b.N {
			row := b.Cells[r*k : r*k+k]
			for j, col := range opts.Columns {
				if col >= int(b.Widths[r]) {
					if row[j] != "" {
						return c, fmt.Errorf("row %d has a cell beyond its width", r)
					}
					row = row[:j]
					break
				}
			}
			c.rows = append(c.rows, row)
		}
		c.text = append(c.text, b.Text...)
		c.damaged += b.Damaged
	}
	return c, nil
}

// upTo returns 0 to n-1.
func upTo(n int) []int {
	columns := make([]int, n)
	for i := range columns {
		columns[i] = i
	}
	return columns
}

func widest(rows [][]string) int {
	n := 0
	for _, row := range rows {
		n = max(n, len(row))
	}
	return n
}

// sameRows compares rows; no cells and nil are the same.
func sameRows(a, b [][]string) bool {
	return slices.EqualFunc(a, b, func(x, y []string) bool { return slices.Equal(x, y) })
}

// agree checks that Head and Read of a sheet say the same, and that Text reads back as
// the same rows.
func agree(t testing.TB, s Sheet) [][]string {
	t.Helper()
	head, err := s.Head(1 << 20)
	if err != nil {
		t.Fatalf("Head: %v", err)
	}
	c, err := readAll(s, ReadOptions{Columns: upTo(widest(head)), WantText: true, Workers: 2})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	if !sameRows(head, c.rows) {
		t.Fatalf("Head %q\nRead %q", head, c.rows)
	}
	back := reread(t, c.text, ',')
	for i := range head {
		if i < len(back) && len(head[i]) == 0 {
			head[i] = []string{""} // a blank line is written ""
		}
	}
	if !sameRows(head, back) {
		t.Fatalf("rows %q\nText %q\nreads as %q", head, c.text, back)
	}
	return head
}

// reread reads text as UTF-8 with a known delimiter.
func reread(t testing.TB, text []byte, delim byte) [][]string {
	t.Helper()
	s := &textSheet{blob: bytesBlob("text", text), chunk: textChunk,
		info: Info{Container: CSV, Encoding: encUTF8, BOM: bytes.HasPrefix(text, utf8BOM), Delimiter: delim}}
	rows, err := s.Head(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
