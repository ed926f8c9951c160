package demo

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

type csvStyle struct {
	gb       bool // GB18030 instead of UTF-8 with byte order mark
	quoted   bool // every cell, not only those that need it
	formula  bool // cells after the header as ="…", the 淘宝 way
	preamble []string
	second   []string // explanation row below the header
}

type csvSink struct {
	file  io.Closer
	out   *bufio.Writer
	style csvStyle
	line  []byte
	err   error
}

func newCSV(path string, style csvStyle, header []string) (*csvSink, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	var w io.Writer = f
	if style.gb {
		w = simplifiedchinese.GB18030.NewEncoder().Writer(f)
	}
	s := &csvSink{file: f, out: bufio.NewWriterSize(w, 1<<16), style: style}
	if !style.gb {
		s.raw("\uFEFF")
	}
	for _, l := range style.preamble {
		s.raw(l + "\r\n")
	}
	s.record(header, false)
	if style.second != nil {
		s.record(style.second, false)
	}
	return s, s.err
}

func (s *csvSink) raw(text string) {
	if _, err := s.out.WriteString(text); err != nil && s.err == nil {
		s.err = err
	}
}

func (s *csvSink) row(cells []string) error {
	s.record(cells, s.style.formula)
	return s.err
}

func (s *csvSink) record(cells []string, formula bool) {
	b := s.line[:0]
	for i, c := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		c = strings.TrimPrefix(c, numeric)
		switch {
		case formula && isID(c):
			b = append(append(append(b, `"=""`...), c...), `"""`...)
		case s.style.quoted || strings.ContainsAny(c, ",\"\r\n"):
			b = append(b, '"')
			b = append(b, strings.ReplaceAll(c, `"`, `""`)...)
			b = append(b, '"')
		default:
			b = append(b, c...)
		}
	}
	b = append(b, '\r', '\n')
	s.line = b
	if _, err := s.out.Write(b); err != nil && s.err == nil {
		s.err = err
	}
}

// isID: 15 digits and more, which a spreadsheet would ruin.
func isID(c string) bool {
	if len(c) < 15 {
		return false
	}
	for i := range len(c) {
		if c[i] < '0' || c[i] > '9' {
			return false
		}
	}
	return true
}

func (s *csvSink) close() error {
	err := s.out.Flush()
	if e := s.file.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	return s.err
}

// footSink adds lines after the last row, as 支付宝 does.
type footSink struct {
	*csvSink
	foot func() []string
}

func (s footSink) close() error {
	for _, l := range s.foot() {
		s.raw(l + "\r\n")
	}
	return s.csvSink.close()
}
