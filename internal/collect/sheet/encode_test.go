package sheet

import (
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// encodeAs writes UTF-8 in another encoding.
func encodeAs(name string, in io.Reader) io.Reader {
	e := map[string]encoding.Encoding{
		encUTF8:    encoding.Nop,
		encUTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		encUTF16BE: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		encGB18030: simplifiedchinese.GB18030,
		encSJIS:    japanese.ShiftJIS,
		encLatin:   charmap.Windows1252,
	}[name]
	return transform.NewReader(in, e.NewEncoder())
}
