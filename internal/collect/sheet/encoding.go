package sheet

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// The encodings that Info names.
const (
	encUTF8    = "utf-8"
	encUTF16LE = "utf-16le"
	encUTF16BE = "utf-16be"
	encGB18030 = "gb18030"
	encSJIS    = "shift_jis"
	encLatin   = "windows-1252"
)

var utf8BOM = []byte("\xEF\xBB\xBF")

// newDecoder returns nil for UTF-8.
func newDecoder(name string) *encoding.Decoder {
	switch name {
	case encUTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case encUTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	case encGB18030:
		return simplifiedchinese.GB18030.NewDecoder()
	case encSJIS:
		return japanese.ShiftJIS.NewDecoder()
	case encLatin:
		return charmap.Windows1252.NewDecoder()
	}
	return nil
}

// decode removes the byte order mark, and decodes UTF-16, whose bytes cannot be cut
// into records. For other encodings it returns the decoder for each record.
func decode(in io.Reader, info Info) (io.Reader, *encoding.Decoder, error) {
	b := bufio.NewReaderSize(in, 64<<10)
	if info.BOM {
		n := 2
		if info.Encoding == encUTF8 {
			n = 3
		}
		if _, err := b.Discard(n); err != nil {
			return nil, nil, err
		}
	}
	d := newDecoder(info.Encoding)
	if info.Encoding == encUTF16LE || info.Encoding == encUTF16BE {
		return d.Reader(b), nil, nil
	}
	return b, d, nil
}

// appendDecoded appends record as valid UTF-8. clean is false if bytes of it did not
// decode and became U+FFFD.
func appendDecoded(out, record []byte, d *encoding.Decoder) (_ []byte, clean bool) {
	if isASCII(record) {
		return append(out, record...), true
	}
	if d == nil {
		if utf8.Valid(record) {
			return append(out, record...), true
		}
		return append(out, bytes.ToValidUTF8(record, []byte("\uFFFD"))...), false
	}
	// Three bytes of UTF-8 per byte read is the most that any of the encodings needs,
	// so that one step always takes the whole record.
	start := len(out)
	need := start + 3*len(record)
	if cap(out) < need {
		out = append(make([]byte, 0, 2*need), out...)
	}
	d.Reset()
	n, _, err := d.Transform(out[start:need], record, true)
	out = out[:start+n]
	return out, err == nil && !bytes.Contains(out[start:], []byte("\uFFFD"))
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// guessEncoding tells the encoding of a text by a sample of its bytes; whole says that
// the sample is all of it. ok is false if the sample is no text.
func guessEncoding(sample []byte, whole bool) (name string, bom, ok bool) {
	switch {
	case bytes.HasPrefix(sample, utf8BOM):
		return encUTF8, true, true
	case bytes.HasPrefix(sample, []byte{0xFF, 0xFE}):
		return encUTF16LE, true, true
	case bytes.HasPrefix(sample, []byte{0xFE, 0xFF}):
		return encUTF16BE, true, true
	}
	if name, ok := guessUTF16(sample); ok {
		return name, false, true
	}
	if isBinary(sample) {
		return "", false, false
	}
	if !whole {
		// A cut character at the end proves nothing.
		if i := bytes.LastIndexByte(sample, '\n'); i > 0 {
			sample = sample[:i]
		} else {
			for n := 0; n < utf8.UTFMax && len(sample) > 0 && !utf8.Valid(sample); n++ {
				sample = sample[:len(sample)-1]
			}
		}
	}
	if utf8.Valid(sample) {
		return encUTF8, false, true
	}
	return guessLegacy(sample), false, true
}

// guessUTF16 recognises UTF-16 without mark by the zero bytes of its ASCII characters:
// delimiters, digits and line breaks make at least one in twenty of any table.
func guessUTF16(sample []byte) (string, bool) {
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i&1]++
		}
	}
	enough := max(1, len(sample)/40)
	switch {
	case zeros[1] >= enough && zeros[0] <= zeros[1]/20 && soundUTF16(sample, encUTF16LE):
		return encUTF16LE, true
	case zeros[0] >= enough && zeros[1] <= zeros[0]/20 && soundUTF16(sample, encUTF16BE):
		return encUTF16BE, true
	}
	return "", false
}

// soundUTF16 refuses binary data that happen to have zeros in every other byte.
func soundUTF16(sample []byte, name string) bool {
	text, err := newDecoder(name).Bytes(sample[:len(sample)&^1])
	return err == nil && !isBinary(text) && bytes.Count(text, []byte("\uFFFD")) <= 1
}

// isBinary tells data that are no text: control characters other than those that stray
// into exports now and then.
func isBinary(sample []byte) bool {
	controls := 0
	for _, c := range sample {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			controls++
		}
	}
	return controls > len(sample)/100
}

// evidence is what a text looks like in an encoding.
type evidence struct {
	foreign int // characters beyond ASCII
	kana    int // full-width hiragana and katakana
	broken  int // bytes that do not decode
}

func examine(sample []byte, name string) evidence {
	var e evidence
	text, err := newDecoder(name).Bytes(sample)
	if err != nil {
		return evidence{foreign: 1, broken: 1}
	}
	for _, r := range string(text) {
		switch {
		case r == utf8.RuneError:
			e.broken++
		case r >= 0x3041 && r <= 0x30FA:
			e.kana++
			e.foreign++
		case r >= utf8.RuneSelf:
			e.foreign++
		}
	}
	return e
}

func (e evidence) sound() bool { return e.broken*50 <= e.foreign }

// guessLegacy chooses among the encodings that need not be what they look like: nearly
// every Shift_JIS text decodes as GB18030 too, to characters nobody uses.
func guessLegacy(sample []byte) string {
	sjis, gb := examine(sample, encSJIS), examine(sample, encGB18030)
	common, lone := highBytes(sample)
	switch {
	case sjis.sound() && sjis.kana*20 > sjis.foreign:
		return encSJIS // Chinese read as Shift_JIS has half-width kana only
	case gb.sound() && common >= 0.6:
		return encGB18030
	case lone >= 0.8:
		return encLatin // é between letters: no East Asian text has so many single high bytes
	case gb.sound() && (!sjis.sound() || common >= 0.3):
		return encGB18030
	case sjis.sound():
		return encSJIS
	case gb.broken*10 <= gb.foreign:
		return encGB18030 // Chinese with some damage
	}
	return encLatin
}

// highBytes measures the bytes ≥ 0x80 of a text: the share of two-byte characters that
// lie in GB2312, which holds nearly all that is written in China, and the share of high
// bytes that stand alone.
func highBytes(sample []byte) (common, lone float64) {
	chars, inGB2312, runs, single := 0, 0, 0, 0
	for i := 0; i < len(sample); i++ {
		if sample[i] < 0x80 {
			continue
		}
		start := i
		for i < len(sample) && sample[i] >= 0x80 {
			i++
		}
		runs++
		if i-start == 1 {
			single++
		}
		for j := start; j < i; j += 2 {
			chars++
			if j+1 < len(sample) && sample[j] >= 0xA1 && sample[j] <= 0xF7 && sample[j+1] >= 0xA1 {
				inGB2312++
			}
		}
	}
	if runs == 0 {
		return 0, 0
	}
	return float64(inGB2312) / float64(chars), float64(single) / float64(runs)
}
