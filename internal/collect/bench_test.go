package collect

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/collect/sheet"
)

// BenchmarkParseDouyinOrders reads an order export of 74 columns made of the sample's rows.
func BenchmarkParseDouyinOrders(b *testing.B) {
	const rows = 100_000
	text, err := os.ReadFile("testdata/samples/douyin_orders_a.csv")
	if err != nil {
		b.Fatal(err)
	}
	at := bytes.IndexByte(text, '\n') + 1
	body := text[at:]
	path := filepath.Join(b.TempDir(), "orders.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	_, _ = f.Write(text[:at])
	for i := 0; i < rows; i += 3 {
		_, _ = f.Write(bytes.ReplaceAll(body, []byte("6930000000000000"), fmt.Appendf(nil, "693%013d", i)))
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	r, err := LoadRegistry("")
	if err != nil {
		b.Fatal(err)
	}
	info, _ := os.Stat(path)
	b.SetBytes(info.Size())
	for b.Loop() {
		book, err := sheet.Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		matches, err := r.Recognise(book)
		if err != nil {
			b.Fatal(err)
		}
		stream, wait := Parse(b.Context(), matches[0], options("orders.csv"))
		n := 0
		for batch := range stream.Batches {
			n += batch.N
		}
		if _, err := wait(); err != nil || n < rows {
			b.Fatal(n, err)
		}
		book.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
}
