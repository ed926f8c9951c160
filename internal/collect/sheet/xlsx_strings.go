package sheet

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// stringTable holds the shared strings of a workbook in pages, so that growing it
// copies nothing.
type stringTable struct {
	pages [][]byte
	at    []stringRef
}

type stringRef struct{ page, start, end uint32 }

const stringPage = 1 << 20

func (t *stringTable) add(s []byte) {
	last := len(t.pages) - 1
	if last < 0 || cap(t.pages[last])-len(t.pages[last]) < len(s) {
		t.pages = append(t.pages, make([]byte, 0, max(stringPage, len(s))))
		last++
	}
	start := len(t.pages[last])
	t.pages[last] = append(t.pages[last], s...)
	t.at = append(t.at, stringRef{uint32(last), uint32(start), uint32(start + len(s))})
}

// get returns the i-th string, nil if there is none.
func (t *stringTable) get(i int) []byte {
	if i < 0 || i >= len(t.at) {
		return nil
	}
	r := t.at[i]
	return t.pages[r.page][r.start:r.end]
}

// readStrings reads the shared strings; a workbook need not have any.
func readStrings(p *parts, part string) (*stringTable, error) {
	t := &stringTable{}
	if part == "" {
		return t, nil
	}
	in, _, err := p.open(part)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	x := newXMLScanner(in)
	var text []byte
	held := 0
	for {
		tok, err := x.next()
		if err != nil {
			return nil, p.damaged(err)
		}
		if tok == xmlEOF {
			return t, nil
		}
		if tok != xmlStart || string(x.name) != "si" {
			continue
		}
		if text, err = readRichText(x, text[:0], "si"); err != nil {
			return nil, p.damaged(err)
		}
		held += len(text) + 16
		if held > maxStrings {
			return nil, &Error{Problem: TooLarge, Name: p.name, Detail: fmt.Sprintf("shared strings of more than %d MiB", maxStrings>>20)}
		}
		t.add(text)
	}
}

// readRichText appends the text within an element, of all its runs but without
// phonetic hints, up to the element's end.
func readRichText(x *xmlScanner, out []byte, element string) ([]byte, error) {
	take, phonetic := false, false
	for {
		tok, err := x.next()
		if err != nil {
			return nil, err
		}
		switch tok {
		case xmlEOF:
			return out, nil
		case xmlText:
			if take && !phonetic {
				if len(out)+len(x.text) > maxToken {
					return nil, errXMLToken
				}
				out = appendEscapedText(out, x.text)
			}
		case xmlStart, xmlEnd:
			switch string(x.name) {
			case "t":
				take = tok == xmlStart
			case "rPh":
				phonetic = tok == xmlStart
			case element:
				if tok == xmlEnd {
					return out, nil
				}
			}
		}
	}
}

// appendEscapedText undoes _xHHHH_, by which XLSX writes characters that XML cannot,
// and makes the text valid UTF-8.
func appendEscapedText(out, s []byte) []byte {
	if !utf8.Valid(s) {
		s = bytes.ToValidUTF8(s, []byte("\uFFFD"))
	}
	for {
		i := bytes.Index(s, []byte("_x"))
		if i < 0 {
			return append(out, s...)
		}
		out, s = append(out, s[:i]...), s[i:]
		if len(s) >= 7 && s[6] == '_' {
			if n, err := strconv.ParseUint(string(s[2:6]), 16, 16); err == nil && utf8.ValidRune(rune(n)) {
				out, s = utf8.AppendRune(out, rune(n)), s[7:]
				continue
			}
		}
		out, s = append(out, s[:2]...), s[2:]
	}
}
