package sheet

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"
	"unicode/utf16"
)

// biff writes records of an Excel 97 workbook.
type biff struct{ bytes.Buffer }

func (b *biff) rec(id int, parts ...any) {
	var body bytes.Buffer
	for _, p := range parts {
		// Writing to a Buffer cannot fail, and all parts are of fixed size.
		_ = binary.Write(&body, binary.LittleEndian, p)
	}
	_ = binary.Write(b, binary.LittleEndian, []uint16{uint16(id), uint16(body.Len())})
	b.Write(body.Bytes())
}

func wide(s string) []uint16 { return utf16.Encode([]rune(s)) }

// xlsOf is a workbook with the records of one worksheet and a hidden one.
func xlsOf(cells func(b *biff)) []byte {
	var b biff
	b.rec(recBOF, []uint16{0x0600, 5, 0, 0, 0, 0, 0, 0})
	b.rec(recFormat, uint16(164), uint16(4), uint8(0), []byte("yyyy"))
	for _, format := range []uint16{0, 22, 164} {
		b.rec(recXF, []uint16{0, format, 0, 0, 0, 0, 0, 0, 0, 0})
	}
	at := b.Len() + 4
	b.rec(recBoundSheet, uint32(0), uint8(0), uint8(0), uint8(2), uint8(1), wide("订单"))
	hidden := b.Len() + 4
	b.rec(recBoundSheet, uint32(0), uint8(1), uint8(0), uint8(1), uint8(0), []byte("h"))
	// The second string goes on in the next record, in the narrow form there.
	b.rec(recSST, uint32(3), uint32(3), uint16(3), uint8(1), wide("订单号"), uint16(5), uint8(1), wide("中文"))
	b.rec(recContinue, uint8(0), []byte("abc"), uint16(2), uint8(8), uint16(1), []byte("xy"), uint32(0))
	b.rec(recEOF)
	for i, offset := range []int{at, hidden} {
		binary.LittleEndian.PutUint32(b.Bytes()[offset:], uint32(b.Len()))
		b.rec(recBOF, []uint16{0x0600, 16, 0, 0, 0, 0, 0, 0})
		if i == 0 {
			cells(&b)
		}
		b.rec(recEOF)
	}
	return oleOf(b.Bytes())
}

// oleOf puts a stream into a compound file of 512-byte sectors: the allocation table
// in sector 0, the directory in sector 1, the stream behind them.
func oleOf(stream []byte) []byte {
	const free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
	stream = append(bytes.Clone(stream), make([]byte, max(0, 4096-len(stream)))...)
	sectors := (len(stream) + 511) / 512
	out := make([]byte, 512*(3+sectors))
	le := binary.LittleEndian
	copy(out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		le.PutUint16(out[at:], v)
	}
	for at, v := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: end, 68: end, 76: 0} {
		le.PutUint32(out[at:], v)
	}
	for i := 1; i < 109; i++ {
		le.PutUint32(out[76+4*i:], free)
	}
	fat := out[512:]
	for i := range 128 {
		v := uint32(free)
		switch {
		case i == 0:
			v = table
		case i == 1, i == 1+sectors:
			v = end
		case i < 1+sectors:
			v = uint32(i + 1)
		}
		le.PutUint32(fat[4*i:], v)
	}
	entry := func(i int, name string, kind byte, child, start, size uint32) {
		e := out[1024+128*i:]
		for j, u := range wide(name) {
			le.PutUint16(e[2*j:], u)
		}
		if name != "" {
			le.PutUint16(e[64:], uint16(2*len(name)+2))
		}
		e[66], e[67] = kind, 1
		le.PutUint32(e[68:], free)
		le.PutUint32(e[72:], free)
		le.PutUint32(e[76:], child)
		le.PutUint32(e[116:], start)
		le.PutUint32(e[120:], size)
	}
	entry(0, "Root Entry", 5, 1, end, 0)
	entry(1, "Workbook", 2, free, 2, uint32(len(stream)))
	entry(2, "", 0, free, 0, 0)
	entry(3, "", 0, free, 0, 0)
	copy(out[1536:], stream)
	return out
}

func TestXLS(t *testing.T) {
	data := xlsOf(func(b *biff) {
		b.rec(recLabelSST, []uint16{1, 1, 0}, uint32(1))
		b.rec(recLabelSST, []uint16{0, 0, 0}, uint32(0)) // not in order
		b.rec(recLabelSST, []uint16{0, 1, 0}, uint32(2))
		b.rec(recNumber, []uint16{1, 0, 0}, 12.5)
		b.rec(recNumber, []uint16{1, 2, 1}, 46174.425381944442)
		b.rec(recNumber, []uint16{1, 3, 0}, 6.930000000000001e18)
		b.rec(recMulRK, []uint16{3, 0}, uint16(0), uint32(100<<2|2), uint16(0), uint32(1999<<2|3), uint16(2),
			uint32(math.Float64bits(46174)>>32), uint16(2))
		b.rec(recRK, []uint16{3, 4, 0}, uint32(0xFFFFFFFE))
		b.rec(recFormula, []uint16{4, 0, 0}, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8))
		b.rec(recString, uint16(2), uint8(1), wide("公式"))
		b.rec(recFormula, []uint16{4, 1, 0}, 2.0, make([]byte, 8))
		b.rec(recBoolErr, []uint16{4, 2, 0}, uint8(1), uint8(0))
		b.rec(recBoolErr, []uint16{4, 3, 0}, uint8(42), uint8(1))
		b.rec(recLabel, []uint16{4, 4, 0}, uint16(2), uint8(0), []byte("ab"))
	})
	sheets := openBytes(t, "a.xls", data)
	if len(sheets) != 2 || sheets[0].Name() != "订单" || sheets[0].Info().Container != XLS || !sheets[1].Info().Hidden {
		t.Fatalf("sheets %+v", sheets)
	}
	want := [][]string{{"订单号", "xy"}, {"12.5", "中文abc", "2026-06-01 10:12:33", "6.930000000000001E+18"}, {""},
		{"100", "19.99", "2026-06-01 00:00:00", "", "-1"}, {"公式", "2", "TRUE", "#N/A", "ab"}}
	if got := agree(t, sheets[0]); !sameRows(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if got := agree(t, sheets[1]); len(got) != 0 {
		t.Errorf("hidden sheet: %q", got)
	}
}
