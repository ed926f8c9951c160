package demo_test

import (
	"context"
	"testing"

	"github.com/suanpan/suanpan/internal/demo"
)

type counter int64

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

func BenchmarkWriteOrders(b *testing.B) {
	var c counter
	for b.Loop() {
		c = 0
		if err := demo.WriteOrders(context.Background(), &c, 400_000, demo.Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(c))
	b.ReportMetric(float64(c)/400_000, "bytes/line")
}
