package demo

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// xlsxSink writes one sheet. Rows are streamed; a workbook never stands in memory.
type xlsxSink struct {
	path  string
	book  *excelize.File
	sheet *excelize.StreamWriter
	n     int
	cells []any
}

func newXLSX(path, sheet, title string, header []string) (*xlsxSink, error) {
	book := excelize.NewFile()
	if sheet != "Sheet1" {
		if err := book.SetSheetName("Sheet1", sheet); err != nil {
			return nil, err
		}
	}
	w, err := book.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	s := &xlsxSink{path: path, book: book, sheet: w}
	for line := range strings.Lines(title) {
		if err := s.row([]string{strings.TrimSpace(line)}); err != nil {
			return nil, err
		}
	}
	return s, s.row(header)
}

func (s *xlsxSink) row(cells []string) error {
	s.cells = s.cells[:0]
	for _, c := range cells {
		switch {
		case c == "":
			s.cells = append(s.cells, nil)
		case strings.HasPrefix(c, numeric):
			v, err := strconv.ParseFloat(c[len(numeric):], 64)
			if err != nil {
				return fmt.Errorf("xlsx: %w", err)
			}
			s.cells = append(s.cells, v)
		default:
			s.cells = append(s.cells, c)
		}
	}
	s.n++
	return s.sheet.SetRow("A"+strconv.Itoa(s.n), s.cells)
}

func (s *xlsxSink) close() error {
	if err := s.sheet.Flush(); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	f, err := os.Create(s.path)
	if err != nil {
		return err
	}
	_, err = s.book.WriteTo(f)
	if e := f.Close(); err == nil {
		err = e
	}
	if e := s.book.Close(); err == nil {
		err = e
	}
	return err
}
