package sheet

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// xmlScanner is a forgiving pull parser for the XML of workbooks. It checks nothing
// that is not needed to find cells, which makes it several times as fast as
// encoding/xml on the tens of millions of elements of a large sheet.
type xmlScanner struct {
	in   io.Reader
	buf  []byte
	r, w int
	eof  bool

	name  []byte // of the element that starts or ends, without prefix
	attrs []byte // its attributes, unparsed
	text  []byte // of a text token, entities undone
	empty bool   // the end of the element that just started is due
	plain []byte // room for text
}

type xmlToken uint8

const (
	xmlEOF xmlToken = iota
	xmlStart
	xmlEnd
	xmlText
)

// maxToken is the most bytes of one tag or text; a cell holds at most 32,767 characters.
const maxToken = 16 << 20

var errXMLToken = errors.New("an XML tag or text is longer than 16 MiB")

func newXMLScanner(in io.Reader) *xmlScanner {
	return &xmlScanner{in: in, buf: make([]byte, 256<<10)}
}

// fill reads more; what is before r is given up. It reports whether there was more.
func (x *xmlScanner) fill() (bool, error) {
	if x.eof {
		return false, nil
	}
	if x.r > 0 {
		copy(x.buf, x.buf[x.r:x.w])
		x.w -= x.r
		x.r = 0
	}
	if x.w == len(x.buf) {
		if x.w >= maxToken {
			return false, errXMLToken
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for {
		n, err := x.in.Read(x.buf[x.w:])
		x.w += n
		if err == io.EOF {
			x.eof = true
			return n > 0, nil
		}
		if err != nil {
			return false, err
		}
		if n > 0 {
			return true, nil
		}
	}
}

// index finds c at or behind x.r+from, reading as needed; -1 at the end of the stream.
// The position is relative to x.r.
func (x *xmlScanner) index(from int, c byte) (int, error) {
	for {
		if i := bytes.IndexByte(x.buf[min(x.r+from, x.w):x.w], c); i >= 0 {
			return from + i, nil
		}
		from = max(from, x.w-x.r)
		if ok, err := x.fill(); !ok {
			return -1, err
		}
	}
}

// until finds the end of the first mark that lies behind x.r+start, relative to x.r.
func (x *xmlScanner) until(start int, mark string) (int, error) {
	from := start
	for {
		i, err := x.index(from, mark[len(mark)-1])
		if i < 0 {
			return i, err
		}
		if i+1 >= start+len(mark) && bytes.HasSuffix(x.buf[x.r:x.r+i+1], []byte(mark)) {
			return i + 1, nil
		}
		from = i + 1
	}
}

// next returns the next token. Its parts are valid until the call after.
func (x *xmlScanner) next() (xmlToken, error) {
	if x.empty {
		x.empty = false
		return xmlEnd, nil
	}
	for {
		i, err := x.index(0, '<')
		if err != nil {
			return xmlEOF, err
		}
		if i < 0 {
			return xmlEOF, nil // text behind the last tag is of no interest
		}
		if i > 0 {
			raw := x.buf[x.r : x.r+i]
			x.r += i
			if bytes.IndexByte(raw, '&') < 0 {
				x.text = raw
			} else {
				x.plain = appendUnescaped(x.plain[:0], raw)
				x.text = x.plain
			}
			return xmlText, nil
		}
		if _, err := x.index(1, '>'); err != nil {
			return xmlEOF, err
		}
		rest := x.buf[x.r:x.w]
		switch {
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			end, err := x.until(9, "]]>")
			if end < 0 {
				return xmlEOF, err
			}
			x.text = x.buf[x.r+9 : x.r+end-3]
			x.r += end
			return xmlText, nil
		case bytes.HasPrefix(rest, []byte("<!--")):
			err = x.skip(4, "-->")
		case bytes.HasPrefix(rest, []byte("<?")):
			err = x.skip(2, "?>")
		case bytes.HasPrefix(rest, []byte("<!")):
			err = x.skip(2, ">")
		default:
			return x.tag()
		}
		if err != nil {
			return xmlEOF, err
		}
	}
}

func (x *xmlScanner) skip(from int, mark string) error {
	end, err := x.until(from, mark)
	if end < 0 {
		x.r = x.w
		return err
	}
	x.r += end
	return nil
}

// tag parses the tag that begins at x.r.
func (x *xmlScanner) tag() (xmlToken, error) {
	from := 1
	var end int
	for open := byte(0); ; {
		i, err := x.index(from, '>')
		if i < 0 {
			x.r = x.w
			return xmlEOF, err
		}
		end = i
		if open = openQuote(open, x.buf[x.r+from:x.r+i]); open == 0 {
			break
		}
		from = i + 1 // the > stood within an attribute
	}
	body := x.buf[x.r+1 : x.r+end]
	x.r += end + 1
	kind := xmlStart
	if len(body) > 0 && body[0] == '/' {
		kind = xmlEnd
		body = body[1:]
	} else if len(body) > 0 && body[len(body)-1] == '/' {
		x.empty = true
		body = body[:len(body)-1]
	}
	n := 0
	for n < len(body) && !isSpace(body[n]) {
		n++
	}
	x.name, x.attrs = localName(body[:n]), body[n:]
	return kind, nil
}

// openQuote returns the quote that is open after a part of a tag, 0 if none is.
func openQuote(open byte, part []byte) byte {
	for _, c := range part {
		if open != 0 {
			if c == open {
				open = 0
			}
		} else if c == '"' || c == '\'' {
			open = c
		}
	}
	return open
}

func localName(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// nextAttr takes the first attribute off attrs. The key is without prefix, the value
// without quotes and with its entities; ok is false when there is none left.
func nextAttr(attrs []byte) (key, value, rest []byte, ok bool) {
	i := bytes.IndexByte(attrs, '=')
	if i < 0 {
		return nil, nil, nil, false
	}
	key = localName(bytes.TrimSpace(attrs[:i]))
	rest = attrs[i+1:]
	for len(rest) > 0 && isSpace(rest[0]) {
		rest = rest[1:]
	}
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return nil, nil, nil, false
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return nil, nil, nil, false
	}
	return key, rest[1 : 1+end], rest[end+2:], true
}

// attr returns the value of the attribute of the element that just started, entities
// undone, "" if it has none of that name.
func (x *xmlScanner) attr(name string) string {
	for key, value, rest, ok := nextAttr(x.attrs); ok; key, value, rest, ok = nextAttr(rest) {
		if string(key) == name {
			return string(appendUnescaped(nil, value))
		}
	}
	return ""
}

// appendUnescaped appends XML text with its entities undone; unknown ones stay.
func appendUnescaped(out, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return append(out, raw...)
		}
		out, raw = append(out, raw[:i]...), raw[i:]
		end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
		if end < 0 {
			out, raw = append(out, '&'), raw[1:]
			continue
		}
		switch name := string(raw[1:end]); {
		case name == "amp":
			out = append(out, '&')
		case name == "lt":
			out = append(out, '<')
		case name == "gt":
			out = append(out, '>')
		case name == "quot":
			out = append(out, '"')
		case name == "apos":
			out = append(out, '\'')
		case len(name) > 1 && name[0] == '#':
			out = appendCharRef(out, name[1:], raw[:end+1])
		default:
			out = append(out, raw[:end+1]...)
		}
		raw = raw[end+1:]
	}
}

func appendCharRef(out []byte, number string, raw []byte) []byte {
	base := 10
	if number[0] == 'x' || number[0] == 'X' {
		number, base = number[1:], 16
	}
	n, err := strconv.ParseUint(number, base, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return append(out, raw...)
	}
	return utf8.AppendRune(out, rune(n))
}
