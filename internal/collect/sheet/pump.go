package sheet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
	"sync/atomic"

	"github.com/suanpan/suanpan/internal/facts"
)

// maxRecord is the most bytes of one record; real ones have some KiB.
const maxRecord = 16 << 20

// slack is room at the start of a buffer for the record that the one before it cut off.
const slack = 64 << 10

// buffer is a stretch of the file that several runs share; the last to let go of it
// gives it back to the pump.
type buffer struct {
	bytes []byte
	users atomic.Int32
}

// run is the raw form of a Block: consecutive records within a buffer.
type run struct {
	seq   int
	first int32
	recs  []span
	buf   *buffer
}

// pump cuts a stream of bytes into runs of records.
type pump struct {
	name  string
	in    io.Reader
	delim byte
	chunk int // bytes read at a time
	rows  int // most records of a run
	free  sync.Pool
}

func newPump(name string, in io.Reader, delim byte, chunk int) *pump {
	return &pump{name: name, in: in, delim: delim, chunk: chunk, rows: facts.BatchRows}
}

func (p *pump) take(size int) *buffer {
	if b, _ := p.free.Get().(*buffer); b != nil && cap(b.bytes) >= size {
		b.bytes = b.bytes[:0]
		return b
	}
	return &buffer{bytes: make([]byte, 0, size)}
}

func (p *pump) release(b *buffer) {
	if b.users.Add(-1) == 0 {
		p.free.Put(b)
	}
}

var errStop = errors.New("no more records wanted")

// cut reads to the end and hands out the records numbered from and above. Each run
// holds one use of its buffer, to be released. emit may return errStop.
func (p *pump) cut(ctx context.Context, from int, emit func(run) error) error {
	record, seq := int64(1), 0
	buf := p.take(p.chunk + slack)
	for {
		final, err := p.fill(buf)
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("reading %s: %w", p.name, err)
		}
		data := buf.bytes
		buf.users.Store(1) // the pump's own
		pos := 0
		for pos < len(data) {
			r := run{seq: seq, first: int32(record), buf: buf, recs: make([]span, 0, min(p.rows, 64+len(data)/64))}
			for pos < len(data) && len(r.recs) < p.rows {
				rec, next, ok := nextRecord(data, pos, p.delim, final)
				if !ok {
					break
				}
				pos = next
				if record >= int64(from) {
					if len(r.recs) == 0 {
						r.first = int32(record)
					}
					r.recs = append(r.recs, rec)
				}
				record++
			}
			if record > math.MaxInt32 {
				return &Error{Problem: TooLarge, Name: p.name, Detail: "more than 2147483647 records"}
			}
			if len(r.recs) > 0 {
				seq++
				buf.users.Add(1)
				if err := emit(r); err != nil {
					return err
				}
			}
			if len(r.recs) < p.rows {
				break
			}
		}
		if final {
			p.release(buf)
			return nil
		}
		rest := len(data) - pos
		if rest > maxRecord {
			return &Error{Problem: RecordTooBig, Name: p.name, Detail: fmt.Sprintf("record %d", record)}
		}
		next := p.take(p.chunk + max(slack, 2*rest))
		next.bytes = append(next.bytes, data[pos:]...)
		p.release(buf)
		buf = next
	}
}

// fill reads p.chunk more bytes, or as many as a long record already has, so that long
// records are not looked through again and again. Only the end of the stream gives fewer.
func (p *pump) fill(b *buffer) (final bool, err error) {
	have := len(b.bytes)
	b.bytes = b.bytes[:min(cap(b.bytes), have+max(p.chunk, have))]
	for have < len(b.bytes) {
		n, err := p.in.Read(b.bytes[have:])
		have += n
		if err == io.EOF {
			final = true
			break
		}
		if err != nil {
			return false, err
		}
	}
	b.bytes = b.bytes[:have]
	if final && have > 0 && b.bytes[have-1] == '\r' {
		b.bytes = b.bytes[:have-1]
	}
	return final, nil
}
