package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"
)

// xlsSheets lists the sheets of a workbook of Excel 97 to 2003. The format allows no
// more than 65,536 rows, so that its stream is held while the book is open.
func xlsSheets(b blob, inner string) ([]Sheet, error) {
	at, size := b.at, b.size
	if at == nil {
		held, err := hold(b)
		if err != nil {
			return nil, err
		}
		at, size = bytes.NewReader(held), int64(len(held))
	}
	stream, err := workbookStream(b.name, at, size)
	if err != nil {
		return nil, err
	}
	w := &xlsBook{name: b.name, stream: stream}
	if err := w.globals(); err != nil {
		return nil, err
	}
	var sheets []Sheet
	for _, s := range w.sheets {
		name := s.name
		if inner != "" {
			name = inner + "/" + name
		}
		sheets = append(sheets, &gridSheet{name: name, info: Info{Container: XLS, Inner: inner, Hidden: s.hidden},
			scan: func(ctx context.Context, g *gridWriter, progress func(done, total int64)) error {
				return w.scan(ctx, s.offset, g, progress)
			}})
	}
	if len(sheets) == 0 {
		return nil, &Error{Problem: NoTable, Name: b.name}
	}
	return sheets, nil
}

// workbookStream takes the workbook out of its OLE container. A panic of the library
// over a broken container becomes an error.
func workbookStream(name string, at io.ReaderAt, size int64) (stream []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Error{Problem: Damaged, Name: name, Detail: fmt.Sprint(p)}
		}
	}()
	doc, err := mscfb.New(io.NewSectionReader(at, 0, size))
	if err != nil {
		return nil, &Error{Problem: Damaged, Name: name, Err: err}
	}
	for _, f := range doc.File {
		switch f.Name {
		case "EncryptedPackage":
			return nil, &Error{Problem: Encrypted, Name: name}
		case "Book":
			return nil, &Error{Problem: Unsupported, Name: name, Detail: "a workbook of Excel 5 or 95; save it as .xlsx"}
		case "Workbook":
			if size > maxHeld {
				return nil, &Error{Problem: TooLarge, Name: name, Detail: "save it as .xlsx"}
			}
			stream, err := io.ReadAll(io.LimitReader(f, size))
			if err != nil {
				return nil, &Error{Problem: Damaged, Name: name, Err: err}
			}
			return stream, nil
		}
	}
	return nil, &Error{Problem: Unsupported, Name: name, Detail: "an Office file that is not a workbook"}
}

// xlsBook is the stream of a BIFF8 workbook ([MS-XLS]).
type xlsBook struct {
	name    string
	stream  []byte
	sheets  []xlsSheet
	strings stringTable
	styles  styles
	epoch   bool // dates count from 1904
}

type xlsSheet struct {
	name   string
	offset int
	hidden bool
}

// The records of BIFF8 that matter here.
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDateMode   = 0x0022
	recFilePass   = 0x002F
	recContinue   = 0x003C
	recBoundSheet = 0x0085
	recMulRK      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRK         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
)

// record returns the record at pos and the position of the next; ok is false at the
// end of the stream.
func (w *xlsBook) record(pos int) (id int, body []byte, next int, ok bool) {
	if pos < 0 || pos+4 > len(w.stream) {
		return 0, nil, 0, false
	}
	id = int(binary.LittleEndian.Uint16(w.stream[pos:]))
	next = pos + 4 + int(binary.LittleEndian.Uint16(w.stream[pos+2:]))
	if next > len(w.stream) {
		return 0, nil, 0, false
	}
	return id, w.stream[pos+4 : next], next, true
}

var errShort = errors.New("a record ends early")

// globals reads what comes before the sheets.
func (w *xlsBook) globals() error {
	custom := map[int]numberForm{}
	id, body, pos, ok := w.record(0)
	if !ok || id != recBOF || len(body) < 4 {
		return &Error{Problem: Damaged, Name: w.name, Detail: "the workbook stream does not begin as one"}
	}
	if v := binary.LittleEndian.Uint16(body); v != 0x0600 {
		return &Error{Problem: Unsupported, Name: w.name, Detail: fmt.Sprintf("BIFF version %#x; save it as .xlsx", v)}
	}
	for {
		id, body, next, ok := w.record(pos)
		if !ok || id == recEOF {
			return nil
		}
		pos = next
		switch id {
		case recFilePass:
			return &Error{Problem: Encrypted, Name: w.name}
		case recDateMode:
			w.epoch = len(body) > 0 && body[0] == 1
		case recFormat:
			r := chunks{seg: body}
			key := r.u16()
			custom[key] = formOf(string(r.text(r.u16())))
		case recXF:
			if len(body) < 4 {
				return &Error{Problem: Damaged, Name: w.name, Err: errShort}
			}
			key := int(binary.LittleEndian.Uint16(body[2:]))
			form, ok := custom[key]
			if !ok {
				form = builtinForm(key)
			}
			w.styles = append(w.styles, form)
		case recBoundSheet:
			r := chunks{seg: body}
			offset, state, kind := r.u32(), r.u8(), r.u8()
			name := string(r.text(r.u8()))
			if kind == 0 { // a worksheet, not a chart or macros
				w.sheets = append(w.sheets, xlsSheet{name, offset, state&3 != 0})
			}
		case recSST:
			r := chunks{seg: body}
			for {
				id, body, next, ok := w.record(pos)
				if !ok || id != recContinue {
					break
				}
				r.rest = append(r.rest, body)
				pos = next
			}
			if err := w.sst(&r); err != nil {
				return err
			}
		}
	}
}

// sst reads the shared strings.
func (w *xlsBook) sst(r *chunks) error {
	r.u32()
	held := 0
	for n := r.u32(); n > 0 && !r.done(); n-- {
		s := r.text(r.u16())
		if held += len(s) + 16; held > maxStrings {
			return &Error{Problem: TooLarge, Name: w.name, Detail: "shared strings"}
		}
		w.strings.add(s)
	}
	return nil
}
