package cell

import "testing"

// The cells of an order file: plain values must not allocate and stay near 40 ns.
func BenchmarkCells(b *testing.B) {
	b.ReportAllocs()
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"money", func() { Money("94.00", 2, Format{}) }},
		{"grouped money", func() { Money("¥1,234.50", 2, Format{}) }},
		{"price", func() { Price("109.00", Format{}) }},
		{"int", func() { Int("2", Format{}) }},
		{"time", func() { Time("\t2026-09-10 20:01:11", Clock{}) }},
		{"id", func() { ID("\t6930000000000000001") }},
		{"text", func() { Text("示例 燕麦饼干 500g") }},
		{"ratio", func() { Ratio("20%", Format{}) }},
		{"null", func() { Text("-") }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.run()
			}
		})
	}
}

func TestPlainCellsDoNotAllocate(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() {
		Money("94.00", 2, Format{})
		Money("¥1,234.50", 2, Format{})
		Int("2", Format{})
		Time("\t2026-09-10 20:01:11", Clock{})
		ID("\t6930000000000000001")
		Text(" 示例 燕麦饼干 ")
		Ratio("20%", Format{})
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
