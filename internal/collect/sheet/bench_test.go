package sheet

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
)

// orders is a text like an order export: 74 columns, about 450 bytes a line.
func orders(lines int, quoteAll bool) []byte {
	var out bytes.Buffer
	cells := make([]string, 74)
	for i := range cells {
		cells[i] = fmt.Sprintf("列%d", i)
	}
	out.WriteString(strings.Join(cells, ",") + "\n")
	for n := range lines {
		for i := range cells {
			switch i % 9 {
			case 0:
				cells[i] = fmt.Sprintf("%019d\t", 6930000000000000000+n*74+i)
			case 1:
				cells[i] = "夏季纯棉宽松短袖"
			case 2:
				cells[i] = fmt.Sprintf("%d.%02d", n%300, i)
			case 4:
				cells[i] = "2026-06-01 10:12:33"
			default:
				cells[i] = ""
			}
			if i == 7 {
				cells[i] = "-"
			}
			if quoteAll {
				cells[i] = `"` + cells[i] + `"`
			}
		}
		out.WriteString(strings.Join(cells, ",") + "\n")
	}
	return out.Bytes()
}

func bytesBlob(name string, data []byte) blob {
	return fileBlob(name, bytes.NewReader(data), int64(len(data)))
}

func BenchmarkCSV(b *testing.B) {
	gbk, err := io.ReadAll(encodeAs(encGB18030, bytes.NewReader(orders(100_000, false))))
	if err != nil {
		b.Fatal(err)
	}
	for _, bench := range []struct {
		name string
		data []byte
		text bool
	}{
		{"plain", orders(200_000, false), true},
		{"plainWithoutText", orders(200_000, false), false},
		{"quoted", orders(200_000, true), true},
		{"gb18030", gbk, true},
	} {
		b.Run(bench.name, func(b *testing.B) {
			sheets, err := unpack(context.Background(), bytesBlob("orders.csv", bench.data), "", 0)
			if err != nil {
				b.Fatal(err)
			}
			opts := ReadOptions{From: 2, WantText: bench.text, Redact: []int{15, 16, 20, 21, 28}}
			for c := range 37 {
				opts.Columns = append(opts.Columns, 2*c)
			}
			b.SetBytes(int64(len(bench.data)))
			b.ReportAllocs()
			for b.Loop() {
				if err := sheets[0].Read(context.Background(), opts, func(*Block) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkEncodingCSV is what the standard library does with the same text.
func BenchmarkEncodingCSV(b *testing.B) {
	data := orders(50_000, false)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(data))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
