package sheet

import (
	"context"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// textSheet is comma-, tab- or semicolon-separated text.
type textSheet struct {
	name  string
	blob  blob
	info  Info
	chunk int // bytes read at a time; tests make it small
}

const textChunk = 4 << 20

func (s *textSheet) Name() string { return s.name }
func (s *textSheet) Info() Info   { return s.info }

// open returns the text without byte order mark, in an encoding whose delimiters,
// quotes and line breaks are single bytes, and its decoder, nil for UTF-8.
func (s *textSheet) open(progress func(done, total int64)) (io.ReadCloser, *encoding.Decoder, error) {
	raw, err := s.blob.open()
	if err != nil {
		return nil, nil, err
	}
	var in io.Reader = raw
	if progress != nil {
		in = &meter{in: in, total: s.blob.size, report: progress}
	}
	in, decoder, err := decode(in, s.info)
	if err != nil {
		return nil, nil, errors.Join(err, raw.Close())
	}
	return readCloser{in, raw}, decoder, nil
}

func (s *textSheet) Head(n int) ([][]string, error) {
	in, decoder, err := s.open(nil)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	p := newPump(s.blob.name, in, s.info.Delimiter, min(s.chunk, 64<<10))
	p.rows = max(1, min(n, p.rows))
	d := textDecoder{decoder: decoder}
	rows := make([][]string, 0, min(n, 64))
	err = p.cut(context.Background(), 1, func(r run) error {
		defer p.release(r.buf)
		data, recs, _ := d.block(r)
		text := string(data)
		var fields []field
		for _, rec := range recs {
			if len(rows) == n {
				return errStop
			}
			fields = split(fields[:0], data, rec, s.info.Delimiter)
			row := make([]string, len(fields))
			for c, f := range fields {
				row[c] = f.value(text)
			}
			rows = append(rows, row)
		}
		if len(rows) >= n {
			return errStop
		}
		return nil
	})
	if err != nil && !errors.Is(err, errStop) {
		return nil, err
	}
	return rows, nil
}

func (s *textSheet) Read(ctx context.Context, opts ReadOptions, block func(*Block) error) error {
	in, decoder, err := s.open(opts.Progress)
	if err != nil {
		return err
	}
	defer in.Close()
	p := newPump(s.blob.name, in, s.info.Delimiter, s.chunk)
	redact := newRedaction(opts.Redact)
	return spread(ctx, opts.Workers,
		func(ctx context.Context, emit func(run) error) error { return p.cut(ctx, opts.From, emit) },
		func() func(run) error {
			w := textWorker{delim: s.info.Delimiter, opts: &opts, redact: redact}
			if decoder != nil {
				w.decoder.decoder = newDecoder(s.info.Encoding)
			}
			return func(r run) error {
				b := w.block(r)
				p.release(r.buf)
				return block(b)
			}
		})
}

// textWorker splits runs into blocks.
type textWorker struct {
	delim   byte
	opts    *ReadOptions
	redact  redaction
	decoder textDecoder
	fields  []field
}

func (w *textWorker) block(r run) *Block {
	data, recs, damaged := w.decoder.block(r)
	text := string(data)
	k := len(w.opts.Columns)
	b := &Block{Seq: r.seq, First: r.first, N: len(recs), Damaged: damaged,
		Cells: make([]string, len(recs)*k), Widths: make([]int32, len(recs))}
	if w.opts.WantText {
		b.Text = make([]byte, 0, len(data)+2*len(recs))
	}
	for i, rec := range recs {
		w.fields = split(w.fields[:0], data, rec, w.delim)
		b.Widths[i] = int32(len(w.fields))
		row := b.Cells[i*k : i*k+k]
		for j, c := range w.opts.Columns {
			if uint(c) < uint(len(w.fields)) {
				row[j] = w.fields[c].value(text)
			}
		}
		if w.opts.WantText {
			b.Text = w.redact.appendRecord(b.Text, text, rec, w.fields, w.delim)
		}
	}
	return b
}

// textDecoder turns runs into valid UTF-8.
type textDecoder struct {
	decoder *encoding.Decoder // nil: the run is meant to be UTF-8 already
	out     []byte
	recs    []span
}

// block returns the run's records as UTF-8, their places in it, and the number of
// those with bytes that do not decode. The results are valid until the next call or
// the release of the run's buffer.
func (d *textDecoder) block(r run) ([]byte, []span, int) {
	lo, hi := r.recs[0].start, r.recs[len(r.recs)-1].end
	data := r.buf.bytes[lo:hi]
	d.recs = append(d.recs[:0], r.recs...)
	if d.decoder == nil && utf8.Valid(data) {
		for i := range d.recs {
			d.recs[i].start -= lo
			d.recs[i].end -= lo
		}
		return data, d.recs, 0
	}
	damaged := 0
	d.out = d.out[:0]
	for i, rec := range r.recs {
		start := len(d.out)
		var clean bool
		d.out, clean = appendDecoded(d.out, r.buf.bytes[rec.start:rec.end], d.decoder)
		if !clean {
			damaged++
		}
		d.recs[i].start, d.recs[i].end = int32(start), int32(len(d.out))
	}
	return d.out, d.recs, damaged
}

// meter reports how far a stream has been read.
type meter struct {
	in          io.Reader
	done, total int64
	report      func(done, total int64)
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	m.done += int64(n)
	m.report(m.done, m.total)
	return n, err
}

type readCloser struct {
	io.Reader
	io.Closer
}
