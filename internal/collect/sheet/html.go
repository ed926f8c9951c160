package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/text/transform"
)

// looksLikeHTML recognises the pages that many shops serve as .xls.
func looksLikeHTML(text []byte) bool {
	text = bytes.ToLower(bytes.TrimLeft(text, " \t\r\n"))
	if !bytes.HasPrefix(text, []byte("<")) {
		return false
	}
	for _, mark := range []string{"<table", "<html", "<!doctype html", "<tr"} {
		if bytes.Contains(text, []byte(mark)) {
			return true
		}
	}
	return false
}

// page is an HTML file whose tables are sheets.
type page struct {
	blob blob
	info Info
}

// htmlSheets lists the tables of a page that have cells.
func htmlSheets(ctx context.Context, b blob, info Info) ([]Sheet, error) {
	info.Container = HTML
	p := page{b, info}
	count := &pageReader{target: -1}
	if err := p.read(ctx, count, nil); err != nil {
		return nil, err
	}
	var sheets []Sheet
	for table, filled := range count.filled {
		if !filled {
			continue
		}
		name := "table " + strconv.Itoa(table+1)
		if info.Inner != "" {
			name = info.Inner + "/" + name
		}
		sheets = append(sheets, &gridSheet{name: name, info: info,
			scan: func(ctx context.Context, g *gridWriter, progress func(done, total int64)) error {
				return p.read(ctx, &pageReader{target: table, grid: g}, progress)
			}})
	}
	switch len(sheets) {
	case 0:
		return nil, &Error{Problem: NoTable, Name: b.name}
	case 1:
		sheets[0].(*gridSheet).name = info.Inner
	}
	return sheets, nil
}

// read takes r through the page.
func (p page) read(ctx context.Context, r *pageReader, progress func(done, total int64)) error {
	raw, err := p.blob.open()
	if err != nil {
		return err
	}
	defer raw.Close()
	var in io.Reader = raw
	if progress != nil {
		in = &meter{in: in, total: p.blob.size, report: progress}
	}
	in, decoder, err := decode(in, p.info)
	if err != nil {
		return err
	}
	if decoder != nil {
		in = transform.NewReader(in, decoder)
	}
	z := html.NewTokenizer(in)
	z.SetMaxBuf(maxToken)
	for n := 0; ; n++ {
		if n&0xFFF == 0 && ctx.Err() != nil {
			return fmt.Errorf("reading %s: %w", p.blob.name, ctx.Err())
		}
		if z.Next() == html.ErrorToken {
			err := r.closeAll()
			switch {
			case err != nil || errors.Is(z.Err(), io.EOF):
				return err
			case errors.Is(z.Err(), html.ErrBufferExceeded):
				return &Error{Problem: RecordTooBig, Name: p.blob.name, Err: z.Err()}
			}
			return z.Err()
		}
		if err := r.token(z); err != nil {
			return err
		}
	}
}
